import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { ApiError } from '../../api/api_error';
import { useShortcuts } from '../../components/shortcuts/shortcuts_provider';
import { createFakeHost, renderInApp, type FakeHandlers } from '../../test_support/fake_host';
import { exampleReport } from '../runs/test_support/example_runs';
import { formatBytes } from './inputs/format_bytes';
import { SetupPage } from './setup_page';

const INPUT = {
  source: 'file:/var/log/syslog',
  state: 'following' as const,
  path: '/var/log/syslog',
  lag_bytes: 1_500_000,
  lines: 12_345,
  events: 12_000,
  duplicates: 345,
  errors: 0,
};
const USER = {
  name: 'bob',
  role: 'analyst' as const,
  created_at: '2026-01-01T00:00:00Z',
  sessions: 2,
};

function show(
  path: string,
  handlers: FakeHandlers = {},
  more: Partial<Parameters<typeof createFakeHost>[0] & object> = {},
) {
  const host = createFakeHost({
    path,
    handlers: {
      listInputs: () => ({ inputs: [INPUT] }),
      listUsers: () => ({ users: [USER] }),
      getDetection: () => exampleReport(),
      ...handlers,
    },
    ...more,
  });
  renderInApp(<SetupPage />, host);
  return host;
}

test('begins with the inputs, and says of a broken one what to do', async () => {
  const broken = {
    ...INPUT,
    source: 'b',
    path: '/x',
    state: 'error' as const,
    error: 'add the user to the group adm',
  };
  const host = show('/setup', { listInputs: () => ({ inputs: [INPUT, broken] }) });
  expect(await screen.findByText('/x can’t be read')).toBeVisible();
  expect(screen.getByText('add the user to the group adm')).toBeVisible();
  expect(screen.getByTestId('inputTable')).toHaveTextContent('1.5 MB');
  expect(host.history.location.pathname).toBe('/setup/inputs');
});

test('in Kibana there are neither inputs nor users', async () => {
  show('/setup/rule', {}, { kind: 'kibana' });
  expect(await screen.findByText('The rule in use')).toBeVisible();
  const tabs = screen.getAllByRole('tab').map(({ textContent }) => textContent);
  expect(tabs).toEqual(['Detection', 'Rule', 'Preferences']);
});

test('says what the rule is about', async () => {
  show('/setup/rule');
  expect(await screen.findByText(/an executable stack lets a process run code/)).toBeVisible();
});

test('who may not manage users doesn’t see them, nor the sample', async () => {
  show('/setup/users', {}, { session: { user: { id: 'v', name: 'v' }, privileges: ['read'] } });
  expect(await screen.findByText('What is read')).toBeVisible();
  expect(screen.queryByRole('tab', { name: 'Users' })).not.toBeInTheDocument();
  expect(screen.queryByText('Load the sample')).not.toBeInTheDocument();
});

test('the sample is loaded once that is confirmed', async () => {
  const host = show('/setup/inputs', { loadSample: () => ({ events: 1_200, alerts: 5 }) });
  await userEvent.click(await screen.findByRole('button', { name: 'Load the sample' }));
  expect(host.calls.map(({ route }) => route)).not.toContain('loadSample');
  await userEvent.click(await screen.findByRole('button', { name: 'Load it' }));
  await waitFor(() => expect(host.toasts[0]?.text).toBe('1,200 new events, 5 new alerts.'));
});

test('adds a user; what is wrong is said beside the fields, by the server’s own schema', async () => {
  const host = show('/setup/users', { createUser: () => USER });
  await userEvent.click(await screen.findByRole('button', { name: 'Add a user' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText('Password'), 'short');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Add' }));
  expect(within(dialog).getByText(/The name must be 1 to 64 letters/)).toBeVisible();
  expect(within(dialog).getByText('The password must have at least 8 characters')).toBeVisible();
  await userEvent.type(within(dialog).getByLabelText('Name'), 'carol');
  await userEvent.type(within(dialog).getByLabelText('Password'), ' enough');
  await userEvent.selectOptions(within(dialog).getByLabelText('Role'), 'viewer');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Add' }));
  await waitFor(() => expect(host.toasts[0]?.title).toBe('Added carol'));
  expect(host.calls.find(({ route }) => route === 'createUser')?.input).toEqual({
    body: { name: 'carol', role: 'viewer', password: 'short enough' },
  });
});

test('what the server has against it stands in the dialog: the last administrator stays', async () => {
  show('/setup/users', {
    deleteUser: () => {
      throw new ApiError(409, { detail: 'bob is the last administrator' });
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: /actions/i }));
  await userEvent.click(await screen.findByText('Remove'));
  const dialog = await screen.findByRole('dialog', { name: 'Remove bob?' });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Remove' }));
  expect(await within(dialog).findByText('bob is the last administrator')).toBeVisible();
});

test.each([
  ['alice', 1],
  ['bob', 0],
])('before %s’s sessions end it is said if that is one’s own', async (name, notices) => {
  show('/setup/users', { listUsers: () => ({ users: [{ ...USER, name }] }) });
  await userEvent.click(await screen.findByRole('button', { name: /actions/i }));
  await userEvent.click(await screen.findByText('Remove'));
  const dialog = await screen.findByRole('dialog', { name: `Remove ${name}?` });
  expect(within(dialog).queryAllByText(/This is you/)).toHaveLength(notices);
});

test('the theme is chosen where the app decides on it', async () => {
  const set = jest.fn();
  const host = createFakeHost({ path: '/setup/preferences' });
  renderInApp(<SetupPage />, {
    ...host,
    theme: { get: () => 'system', set, subscribe: () => () => undefined },
  });
  await userEvent.click(await screen.findByLabelText('Dark'));
  expect(set).toHaveBeenCalledWith('dark');
});

test('single keys are switched off on the page itself, and on again', async () => {
  const press = jest.fn();
  const Key = () => {
    useShortcuts([{ key: 'a', description: 'Acknowledge', onPress: press }]);
    return <SetupPage />;
  };
  renderInApp(<Key />, { path: '/setup/preferences' });
  const choice = await screen.findByRole('switch', { name: 'Use single keys as shortcuts' });
  await userEvent.click(choice);
  expect(choice).not.toBeChecked();
  await userEvent.keyboard('a?');
  expect(press).not.toHaveBeenCalled();
  await userEvent.click(choice);
  await userEvent.keyboard('a');
  expect(press).toHaveBeenCalledTimes(1);
});

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_500, '1.5 kB'],
  [12_000_000, '12 MB'],
])('%i bytes are %s', (bytes, words) => expect(formatBytes(bytes)).toBe(words));
