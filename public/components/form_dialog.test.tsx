import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';
import { renderInApp } from '../test_support/fake_host';
import { FormDialog } from './form_dialog';
import { useShortcuts } from './shortcuts/shortcuts_provider';

// EUI's build for tests has no focus trap, which is what gives the focus back.
jest.mock('@elastic/eui/test-env/components/focus_trap', () =>
  jest.requireActual<object>('@elastic/eui/lib/components/focus_trap'),
);

function Part() {
  const [isOpen, setOpen] = useState(false);
  useShortcuts([{ key: 'c', description: 'Close', onPress: () => setOpen(true) }]);
  const close = () => setOpen(false);
  return (
    <>
      <h2 tabIndex={-1}>Heading</h2>
      <button onClick={() => setOpen(true)}>Close</button>
      {isOpen && (
        <FormDialog title="Close the alert" action="Do it" onClose={close} onSubmit={close}>
          <input aria-label="note" />
        </FormDialog>
      )}
    </>
  );
}

async function openAndLeave(open: string): Promise<void> {
  const user = userEvent.setup();
  await user.keyboard(open);
  const dialog = await screen.findByRole('dialog', { name: 'Close the alert' });
  await waitFor(() => expect(dialog).toContainElement(document.activeElement as HTMLElement));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
}

describe('a dialog that is left gives the focus back', () => {
  it('to a heading, which Tab does not reach', async () => {
    renderInApp(<Part />);
    screen.getByRole('heading').focus();
    await openAndLeave('c');
    await waitFor(() => expect(screen.getByRole('heading')).toHaveFocus());
  });

  it('to the button that opened it', async () => {
    renderInApp(<Part />);
    screen.getByRole('button', { name: 'Close' }).focus();
    await openAndLeave('{Enter}');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Close' })).toHaveFocus());
  });

  it('of the shortcuts too', async () => {
    renderInApp(<Part />);
    screen.getByRole('heading').focus();
    const user = userEvent.setup();
    await user.keyboard('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    await waitFor(() => expect(dialog).toContainElement(document.activeElement as HTMLElement));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.getByRole('heading')).toHaveFocus());
  });
});
