import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import type { Privilege } from '../../../../common/access/privileges';
import type { Enablement } from '../../../../common/api/enablement';
import { ApiError } from '../../../api/api_error';
import { createFakeHost, renderInApp, type FakeHandlers } from '../../../test_support/fake_host';
import { SetupPage } from '../setup_page';

const ON: Enablement = {
  enabled: true,
  by: { id: 'u_1', name: 'Olga Operator' },
  since: '2026-01-01T00:00:00Z',
};
const ENABLE = 'Enable the detection with my rights';

/** A space whose detection the routes switch. */
function show(first: Enablement, handlers: FakeHandlers = {}, privileges?: Privilege[]) {
  let state = first;
  const host = createFakeHost({
    kind: 'kibana',
    path: '/setup',
    handlers: {
      getEnablement: () => state,
      enableDetection: () => (state = ON),
      disableDetection: () => (state = { enabled: false }),
      ...handlers,
    },
    ...(privileges && { session: { user: { id: 'v', name: 'v' }, privileges } }),
  });
  renderInApp(<SetupPage />, host);
  return host;
}

test('comes first in Kibana, says that it is off, and enables it', async () => {
  const host = show({ enabled: false });
  expect(await screen.findByText('Off: no alerts are made')).toBeVisible();
  expect(host.history.location.pathname).toBe('/setup/detection');
  expect(screen.getByText(/makes an API key of whoever enables it/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: ENABLE }));
  expect(await screen.findByText('Olga Operator')).toBeVisible();
  expect(screen.getByText('On')).toBeVisible();
  expect(host.toasts[0]?.title).toBe('The detection is enabled');
});

test('is disabled once that is confirmed', async () => {
  const host = show(ON);
  await userEvent.click(await screen.findByRole('button', { name: 'Disable the detection' }));
  const dialog = await screen.findByRole('alertdialog');
  expect(host.calls.map(({ route }) => route)).not.toContain('disableDetection');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Disable' }));
  expect(await screen.findByRole('button', { name: ENABLE })).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
});

test('who may not switch it sees how it stands, and what it takes', async () => {
  show(ON, {}, ['read']);
  expect(await screen.findByText('Olga Operator')).toBeVisible();
  expect(screen.getByText(/takes the privilege Detection: Run and settings/)).toBeVisible();
  expect(screen.queryByRole('button', { name: /the detection/ })).not.toBeInTheDocument();
});

test('says what the last run had against it, and what to do where rights are missing', async () => {
  const error = 'grant its user or API key the index privileges `read` on `logs-*`';
  show({ ...ON, error });
  expect(await screen.findByText(error)).toBeVisible();
  expect(screen.getByText(/then disable and enable the detection/)).toBeVisible();
});

test.each([
  ['no_encryption_key', "xpack.encryptedSavedObjects.encryptionKey: '…'"],
  ['security_off', 'xpack.security.authc.api_key.enabled: true'],
  ['invalid_config', 'ask for the cluster privilege'],
])('of %s it says what to set', async (code, words) => {
  show(
    { enabled: false },
    {
      enableDetection: () => {
        throw new ApiError(400, { code, detail: 'ask for the cluster privilege' });
      },
    },
  );
  await userEvent.click(await screen.findByRole('button', { name: ENABLE }));
  expect(await screen.findByText(words)).toBeVisible();
  expect(screen.getByRole('button', { name: ENABLE })).toBeEnabled();
});
