import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { renderInApp } from '../../test_support/fake_host';
import type { Shortcut } from './shortcut';
import { useShortcuts } from './shortcuts_provider';

function Registers({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  useShortcuts(shortcuts);
  return null;
}

function show(...sets: (readonly Shortcut[])[]) {
  renderInApp(
    <>
      <input aria-label="name" />
      <div contentEditable suppressContentEditableWarning aria-label="text">
        text
      </div>
      <a href="#here">link</a>
      {sets.map((shortcuts, index) => (
        <Registers key={index} shortcuts={shortcuts} />
      ))}
    </>,
  );
  return userEvent.setup();
}

beforeEach(() => localStorage.clear());

describe('shortcuts', () => {
  it('are pressed, but not while one types, and not with Ctrl or Alt', async () => {
    const onPress = jest.fn();
    const user = show([{ key: 'a', description: 'Acknowledge', onPress }]);
    await user.keyboard('a');
    expect(onPress).toHaveBeenCalledTimes(1);
    await user.keyboard('{Control>}a{/Control}{Alt>}a{/Alt}{Meta>}a{/Meta}');
    await user.type(screen.getByLabelText('name'), 'aaa');
    await user.click(screen.getByLabelText('text'));
    await user.keyboard('aaa');
    expect(onPress).toHaveBeenCalledTimes(1);
  });

  it('leave Enter to what has the focus', async () => {
    const onPress = jest.fn();
    const user = show([{ key: 'Enter', description: 'Open', onPress }]);
    screen.getByText('link').focus();
    await user.keyboard('{Enter}');
    expect(onPress).not.toHaveBeenCalled();
  });

  it('prefer the higher priority, then the later one, and skip what is off', async () => {
    const [first, second, third] = [jest.fn(), jest.fn(), jest.fn()];
    const user = show(
      [
        { key: 'a', description: 'A', onPress: first, priority: 1 },
        { key: 'b', description: 'B', onPress: first },
      ],
      [
        { key: 'a', description: 'A', onPress: second },
        { key: 'b', description: 'B', onPress: second },
      ],
      [{ key: 'b', description: 'B', onPress: third, enabled: false }],
    );
    await user.keyboard('ab');
    expect([first, second, third].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0]);
  });

  it('are listed at ?, rest while the list is open, and can be switched off for good', async () => {
    const onPress = jest.fn();
    const user = show([{ key: 'a', description: 'Acknowledge', onPress }]);
    await user.keyboard('?');
    expect(await screen.findByText('Acknowledge')).toBeInTheDocument();
    await user.keyboard('a');
    await user.click(screen.getByRole('switch'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    await user.keyboard('a?');
    expect(onPress).not.toHaveBeenCalled();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(localStorage.getItem('executable-stack.shortcuts')).toBe('off');
  });
});
