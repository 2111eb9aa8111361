import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import type { ListedExclusion } from '../../../../common/api/exclusions';
import { ApiError } from '../../../api/api_error';
import { createFakeHost, renderInApp, type FakeHandlers } from '../../../test_support/fake_host';
import { ExclusionsPage } from '../exclusions_page';
import { exampleListed } from '../test_support/example_exclusion';

const VIEWER = { user: { id: 'v', name: 'v' }, privileges: ['read' as const] };

async function show(
  exclusions: ListedExclusion[],
  { handlers = {}, path = '/exclusions', session }: Parameters<typeof createFakeHost>[0] = {},
) {
  const listExclusions: FakeHandlers['listExclusions'] = () => ({ exclusions });
  const host = createFakeHost({ handlers: { listExclusions, ...handlers }, path, session });
  renderInApp(<ExclusionsPage />, host);
  await waitFor(() => expect(screen.queryByLabelText('exclusions')).not.toBeInTheDocument());
  return host;
}

test('shows whose, why, what it matches, until when, and what it silenced', async () => {
  await show([exampleListed({ expire_time: '2026-01-02T00:00:00.000Z' }, { silenced: 12 })]);
  const row = (await screen.findByRole('link', { name: 'Billing' })).closest('tr');
  expect(row).toHaveTextContent('executable_stack.path is "acme/legacy/bin/billing"');
  expect(row).toHaveTextContent('Old, and reviewed');
  expect(row).toHaveTextContent('Expired');
  expect(row).toHaveTextContent('12');
});

test('text and states filter, and stand in the address', async () => {
  const host = await show([
    exampleListed({ id: 'a', name: 'Billing' }),
    exampleListed({ id: 'b', name: 'Agent', enabled: false }),
  ]);
  await userEvent.click(await screen.findByRole('button', { name: /Disabled/ }));
  expect(screen.queryByRole('link', { name: 'Billing' })).not.toBeInTheDocument();
  expect(host.history.location.search).toBe('?state=disabled');
  await userEvent.type(screen.getByRole('searchbox'), 'zzz');
  expect(await screen.findByText('No exclusion matches')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
  expect(await screen.findByRole('link', { name: 'Billing' })).toBeVisible();
  expect(host.history.location.search).toBe('');
});

test('switches at once, with undo, and back where the server refuses', async () => {
  let refuses = false;
  const enableExclusion: FakeHandlers['enableExclusion'] = ({ body }) => {
    if (refuses) throw new ApiError(503, { detail: 'the store is locked' });
    return exampleListed({ enabled: body.enabled });
  };
  const host = await show([exampleListed()], { handlers: { enableExclusion } });
  await userEvent.click(await screen.findByRole('switch', { name: 'Billing is enabled' }));
  await waitFor(() => expect(host.toasts[0]?.title).toBe('Disabled Billing'));
  host.toasts[0]?.action?.onClick();
  await waitFor(() => expect(host.toasts[1]?.title).toBe('Enabled Billing'));
  refuses = true;
  await userEvent.click(screen.getByRole('switch'));
  await waitFor(() => expect(host.toasts[2]).toMatchObject({ color: 'danger' }));
  expect(screen.getByRole('switch')).toBeChecked();
});

test('no name turns the direction of what is told about it, and a reason is one line', async () => {
  const listed = exampleListed({ name: 'a\u202eb', reason: 'one\ntwo' });
  const host = await show([listed], { handlers: { enableExclusion: () => listed } });
  await userEvent.click(await screen.findByRole('switch'));
  await waitFor(() => expect(host.toasts[0]?.title).toBe('Disabled a\\u202eb'));
  expect(screen.getByText('one two')).toBeVisible();
});

test('shows another page from its top', async () => {
  await show(
    Array.from({ length: 60 }, (_, at) => exampleListed({ id: `e${at}`, name: `N${at}` })),
  );
  const scroll = jest.spyOn(Element.prototype, 'scrollIntoView').mockClear();
  await userEvent.click(await screen.findByLabelText('Next page'));
  expect(scroll.mock.contexts[0]).toContainElement(screen.getByRole('searchbox'));
  scroll.mockRestore();
});

test('asks before it deletes, and says what was silenced', async () => {
  const host = await show([exampleListed({}, { silenced: 3, last_hit: '2026-01-01T00:00:00Z' })], {
    handlers: { deleteExclusion: () => ({ deleted: true }) },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Delete Billing' }));
  const dialog = await screen.findByRole('alertdialog');
  expect(dialog).toHaveTextContent('It has silenced 3 hits');
  expect(host.calls.map(({ route }) => route)).not.toContain('deleteExclusion');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(host.toasts[0]?.title).toBe('Deleted Billing'));
});

test('an import says what became of each line', async () => {
  const host = await show([exampleListed()], {
    handlers: {
      importExclusions: () => ({
        imported: ['x'],
        failed: [{ line: 3, message: 'name: is missing' }],
      }),
    },
  });
  await userEvent.click(screen.getByRole('button', { name: 'Import' }));
  await userEvent.click(
    within(await screen.findByRole('dialog')).getByRole('button', { name: 'Import' }),
  );
  expect(await screen.findByText('Choose a file first')).toBeVisible();
  const file = new File(['{}'], 'e.ndjson');
  file.text = async () => '{}';
  const picker = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (picker) await userEvent.upload(picker, file);
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Import' }));
  expect(await screen.findByText('1 exclusion imported, 1 line left out')).toBeVisible();
  expect(screen.getByText('name: is missing')).toBeVisible();
  expect(host.calls.at(-2)?.input ?? host.calls.at(-1)?.input).toBeDefined();
});

test('a viewer sees all of it and no buttons that change anything', async () => {
  await show([exampleListed()], { session: VIEWER });
  expect(await screen.findByText(/You can see exclusions, but not change them/)).toBeVisible();
  expect(screen.queryByRole('switch')).not.toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'New exclusion' })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Export' })).toBeEnabled();
});

test('nothing yet, and an error, are told apart', async () => {
  await show([]);
  expect(await screen.findByText('There are no exclusions yet')).toBeVisible();
});

test('an error says so and can be tried again', async () => {
  const listExclusions = () => {
    throw new ApiError(503, { detail: 'the store is locked' });
  };
  await show([], { handlers: { listExclusions } });
  expect(await screen.findByText('the store is locked')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
});
