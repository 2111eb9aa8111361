import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { renderInApp } from '../../../../test_support/fake_host';
import { CloseDialog } from './close_dialog';

it('says beside the note that it is too long, and keeps it', async () => {
  const onClose = jest.fn();
  renderInApp(
    <CloseDialog count={2} undone={0} isDisabled={false} onClose={onClose} onCancel={jest.fn()} />,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole('radio', { name: /Duplicate/ }));
  const note = screen.getByRole('textbox', { name: 'Note' });
  await user.click(note);
  await user.paste('x'.repeat(30_001));
  await user.click(screen.getByRole('button', { name: 'Close 2 alerts' }));
  expect(screen.getByText('The note must not be longer than 30000 characters')).toBeVisible();
  expect(onClose).not.toHaveBeenCalled();
  await user.clear(note);
  await user.paste('short');
  await user.click(screen.getByRole('button', { name: 'Close 2 alerts' }));
  expect(onClose).toHaveBeenCalledWith({ type: 'close', reason: 'duplicate', note: 'short' });
});
