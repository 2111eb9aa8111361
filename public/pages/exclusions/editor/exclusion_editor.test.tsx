import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { ApiError } from '../../../api/api_error';
import { createFakeHost, renderInApp, type FakeHandlers } from '../../../test_support/fake_host';
import { ExclusionsPage } from '../exclusions_page';
import { exampleListed, NOTHING_COVERED } from '../test_support/example_exclusion';

const ALERT = {
  id: 'a1',
  version: '1',
  document: {
    executable_stack: {
      program: 'check',
      path: 'docker/tmp/qemu-check709863015/check',
      origin: { verdict: 'authentic' },
    },
  },
};

const COVERED = {
  total: 2,
  not_closed: 1,
  older_not_closed: 0,
  hosts: [{ value: 'web-01', count: 2 }],
  only_lines: [],
  alerts: [
    { id: 'a1', time: '2026-11-24T11:00:00Z', host: 'web-01', path: 'x/check', status: 'open' },
  ],
};

const HANDLERS: FakeHandlers = {
  listAlertFields: () => ({ fields: [{ name: 'process.name', type: 'keyword' }] }),
  listAlertValues: () => ({ values: [{ value: 'billing', count: 3 }] }),
  getAlert: () => ALERT,
  previewExclusion: () => NOTHING_COVERED,
  createExclusion: () => exampleListed({ id: 'new' }),
  getExclusion: () => ({ ...exampleListed({ id: 'new' }), hosts: [] }),
};

function show(path: string, handlers: FakeHandlers = {}) {
  const host = createFakeHost({ path, handlers: { ...HANDLERS, ...handlers } });
  renderInApp(<ExclusionsPage />, host);
  return host;
}

const save = () => userEvent.click(screen.getByRole('button', { name: 'Save exclusion' }));
const bodyOf = (host: ReturnType<typeof show>, route: string) =>
  (host.calls.find((call) => call.route === route)?.input as { body: Record<string, unknown> })
    .body;

test('begins with an alert as the guide’s kind has it, shows what it covers, and closes that', async () => {
  const host = show('/exclusions/new?from=a1&kind=in-house-software', {
    previewExclusion: () => COVERED,
    createExclusion: () => ({
      ...exampleListed({ id: 'new', name: 'check' }),
      closed: { updated: ['a1'], unchanged: [], conflicts: [], failed: [] },
    }),
  });
  expect(await screen.findByLabelText('Value of entry 1')).toHaveValue(
    'docker/tmp/qemu-check*/check',
  );
  expect(
    await screen.findByText(/would have silenced 2 alerts on 1 host. 1 of them is not closed yet/),
  ).toBeVisible();
  expect(screen.getByRole('link', { name: 'x/check' })).toHaveAttribute(
    'href',
    '/alerts/a1?status=all',
  );
  await userEvent.type(screen.getByLabelText('Reason'), 'Docker does so');
  await userEvent.click(screen.getByLabelText(/Also close the 1 alert/));
  await userEvent.selectOptions(screen.getByLabelText('Close them as'), 'benign_positive');
  await save();
  await waitFor(() => expect(host.history.location.pathname).toBe('/exclusions/new'));
  await waitFor(() => expect(host.toasts[0]?.text).toBe('1 alert closed.'));
  expect(bodyOf(host, 'createExclusion')).toMatchObject({
    exclusion: { reason: 'Docker does so', owner: 'alice' },
    close_covered: { reason: 'benign_positive' },
  });
});

test('closes nothing whose number is not shown yet', async () => {
  let answer: (preview: typeof COVERED) => void = () => undefined;
  let asked = 0;
  show('/exclusions/new?from=a1&kind=in-house-software', {
    previewExclusion: () => {
      asked += 1;
      if (asked === 1) return COVERED;
      return new Promise((resolve) => (answer = resolve));
    },
  });
  await userEvent.click(await screen.findByLabelText(/Also close the 1 alert/));
  const button = screen.getByRole('button', { name: 'Save exclusion' });
  expect(button).toBeEnabled();
  await userEvent.type(screen.getByLabelText('Value of entry 1'), '*');
  expect(button).toBeDisabled();
  await waitFor(() => expect(asked).toBe(2));
  answer({ ...COVERED, not_closed: 2 });
  expect(await screen.findByLabelText(/Also close these 2 alerts/)).toBeChecked();
  expect(button).toBeEnabled();
});

test('another kind brings its entries, and what was written stays', async () => {
  const host = show('/exclusions/new?from=a1&kind=in-house-software');
  await userEvent.type(await screen.findByLabelText('Reason'), 'Docker does so');
  const kind = screen.getByLabelText('Kind of false positive');
  await userEvent.selectOptions(kind, 'development-tools');
  await waitFor(() => expect(screen.getByLabelText('Value of entry 1')).toHaveValue('check'));
  expect(screen.getByLabelText('Name')).toHaveValue('check (development tools)');
  expect(screen.getByLabelText('Reason')).toHaveValue('Docker does so');
  expect(host.history.location.search).toContain('kind=development-tools');
});

test('another kind asks first where the entries were changed by hand', async () => {
  show('/exclusions/new?from=a1&kind=in-house-software');
  await userEvent.type(await screen.findByLabelText('Value of entry 1'), 'x');
  const kind = screen.getByLabelText('Kind of false positive');
  await userEvent.selectOptions(kind, 'development-tools');
  const dialog = await screen.findByRole('alertdialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Stay' }));
  expect(screen.getByLabelText('Value of entry 1')).toHaveValue('docker/tmp/qemu-check*/checkx');
});

test('says that forged lines would be silenced, and how they are not', async () => {
  show('/exclusions/new?from=a1&kind=in-house-software', {
    previewExclusion: () => ({
      ...COVERED,
      alerts: COVERED.alerts.map((alert) => ({ ...alert, origin: 'forged' })),
    }),
  });
  expect(await screen.findByText(/Forged lines are among them/)).toBeVisible();
  expect(screen.getByText('executable_stack.origin.verdict')).toBeVisible();
});

test('says which hosts would be left without a line of a boot, and how many older alerts are closed', async () => {
  show('/exclusions/new?from=a1&kind=in-house-software', {
    previewExclusion: () => ({
      ...COVERED,
      older_not_closed: 3,
      only_lines: [
        { value: 'web-01', count: 2 },
        { value: 'db-01', count: 1 },
      ],
    }),
  });
  const title = 'It would hide the only authentic line of 3 boots on 2 hosts';
  expect(await screen.findByText(title)).toBeVisible();
  expect(screen.getByText('db-01: 1')).toBeVisible();
  expect(
    screen.getByLabelText('Also close the 1 alert and 3 older ones that it covers'),
  ).toBeVisible();
});

test('offers to close older alerts though it covers none of the last 30 days', async () => {
  show('/exclusions/new?from=a1&kind=in-house-software', {
    previewExclusion: () => ({ ...NOTHING_COVERED, older_not_closed: 1 }),
  });
  expect(await screen.findByLabelText('Also close 1 older alert that it covers')).toBeVisible();
});

test('says beside the fields what is missing, and moves to the first of them', async () => {
  const host = show('/exclusions/new');
  await screen.findByLabelText('Name');
  await save();
  expect(await screen.findByText('The name must not be empty')).toBeVisible();
  expect(screen.getByText('The reason must not be empty')).toBeVisible();
  expect(screen.getByText('The value must not be empty')).toBeVisible();
  await waitFor(() => expect(screen.getByLabelText('Value of entry 1')).toHaveFocus());
  expect(host.calls.map(({ route }) => route)).not.toContain('createExclusion');
});

test('a preview that refuses says why, and so does the server when it is saved all the same', async () => {
  show('/exclusions/new', {
    previewExclusion: () => ({ ...NOTHING_COVERED, refused: 'It would silence every line.' }),
    createExclusion: () => {
      throw new ApiError(400, { detail: 'It would silence every line of the kernel.' });
    },
  });
  await userEvent.type(await screen.findByLabelText('Value of entry 1'), 'x');
  await userEvent.type(screen.getByLabelText('Name'), 'N');
  await userEvent.type(screen.getByLabelText('Reason'), 'R');
  expect(await screen.findByText('Too broad to be saved')).toBeVisible();
  await save();
  expect(await screen.findByText('It would silence every line of the kernel.')).toBeVisible();
  expect(screen.getByLabelText('Name')).toHaveValue('N');
  await userEvent.type(screen.getByLabelText('Value of entry 1'), 'y');
  expect(screen.queryByText('It would silence every line of the kernel.')).not.toBeInTheDocument();
});

test('offers the pattern where a part looks random, and the program’s name instead of process.name', async () => {
  show('/exclusions/new');
  await userEvent.type(await screen.findByLabelText('Value of entry 1'), 'check709863015');
  await userEvent.click(screen.getByRole('button', { name: 'Use the pattern check*' }));
  expect(screen.getByLabelText('Value of entry 1')).toHaveValue('check*');
  expect(screen.getByLabelText('Operator of entry 1')).toHaveValue('matches');
});

test('asks before something unsaved is left', async () => {
  const host = show('/exclusions/new', { listExclusions: () => ({ exclusions: [] }) });
  await userEvent.type(await screen.findByLabelText('Name'), 'N');
  await userEvent.click(screen.getByRole('link', { name: 'Cancel' }));
  const dialog = await screen.findByRole('alertdialog');
  expect(host.history.location.pathname).toBe('/exclusions/new');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Stay' }));
  expect(screen.getByLabelText('Name')).toHaveValue('N');
  await userEvent.click(screen.getByRole('link', { name: 'Cancel' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Leave' }));
  await waitFor(() => expect(host.history.location.pathname).toBe('/exclusions'));
});

test('never warns, and an unchanged form is left without a question', async () => {
  const host = show('/exclusions/new', { listExclusions: () => ({ exclusions: [] }) });
  await screen.findByLabelText('Name');
  await userEvent.click(screen.getByRole('button', { name: 'Never' }));
  expect(screen.getByText(/nobody is asked whether it is still needed/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: '90 days' }));
  await userEvent.click(screen.getByRole('link', { name: 'Cancel' }));
  expect(host.history.location.pathname).toBe('/exclusions');
});

test('whoever may not manage exclusions is told so', () => {
  const session = { user: { id: 'v', name: 'v' }, privileges: ['read' as const] };
  renderInApp(<ExclusionsPage />, { path: '/exclusions/new', session });
  expect(screen.getByText('You can’t make or change exclusions')).toBeVisible();
});
