import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { ApiError } from '../../../api/api_error';
import { createFakeHost, renderInApp, type FakeHost } from '../../../test_support/fake_host';
import { ExclusionsPage } from '../exclusions_page';
import { exampleListed, NOTHING_COVERED } from '../test_support/example_exclusion';

const BASE = exampleListed();
const THEIRS = exampleListed(
  {
    owner: 'carol',
    updated_by: 'bob',
    changes: [
      ...BASE.exclusion.changes,
      {
        at: '2026-11-24T12:00:00.000Z',
        by: { id: 'bob', name: 'bob' },
        action: 'update',
        fields: { owner: { from: 'alice', to: 'carol' } },
      },
    ],
  },
  { version: '2' },
);

/** Gives another reason, and saves. */
async function saveMine(host: FakeHost) {
  renderInApp(<ExclusionsPage />, host);
  const reason = await screen.findByLabelText('Reason');
  await userEvent.clear(reason);
  await userEvent.type(reason, 'mine');
  await userEvent.click(screen.getByRole('button', { name: 'Save exclusion' }));
}

/** Somebody changes the exclusion while it is edited: the first save is refused. */
async function overtaken() {
  let current = BASE;
  const host = createFakeHost({
    path: '/exclusions/e1/edit',
    handlers: {
      listAlertFields: () => ({ fields: [] }),
      listAlertValues: () => ({ values: [] }),
      previewExclusion: () => NOTHING_COVERED,
      getExclusion: () => ({ ...current, hosts: [] }),
      updateExclusion: ({ body }) => {
        if (body.version === '1') {
          current = THEIRS;
          throw new ApiError(409, { detail: 'changed by bob' });
        }
        return { ...THEIRS, version: '3' };
      },
    },
  });
  await saveMine(host);
  await screen.findByText('bob changed this exclusion while you were editing it');
  return host;
}

test('a conflict shows who changed what, and saving on top sends only what was changed here', async () => {
  const host = await overtaken();
  const notice = screen.getByText(/changed it,/).closest('ol');
  expect(notice).toHaveTextContent('bob changed it');
  expect(notice).toHaveTextContent('Owner: alice → carol');
  expect(screen.getByLabelText('Reason')).toHaveValue('mine');
  await userEvent.click(screen.getByRole('button', { name: 'Save mine on top' }));
  await waitFor(() => expect(host.history.location.pathname).toBe('/exclusions/e1'));
  const saved = host.calls.filter(({ route }) => route === 'updateExclusion').at(-1);
  expect(saved?.input).toMatchObject({ body: { version: '2', changes: { reason: 'mine' } } });
});

test('one that was deleted meanwhile can be made anew, with what was written', async () => {
  let isGone = false;
  const missing = new ApiError(404, { detail: 'there is none' });
  const host = createFakeHost({
    path: '/exclusions/e1/edit',
    handlers: {
      listAlertFields: () => ({ fields: [] }),
      listAlertValues: () => ({ values: [] }),
      previewExclusion: () => NOTHING_COVERED,
      getExclusion: ({ params }) => {
        if (isGone && params.id === 'e1') throw missing;
        return { ...BASE, hosts: [] };
      },
      updateExclusion: () => {
        isGone = true;
        throw missing;
      },
      createExclusion: () => exampleListed({ id: 'e2' }),
    },
  });
  await saveMine(host);
  expect(await screen.findByText(/was deleted while you were editing it/)).toBeVisible();
  expect(screen.queryByText('there is none')).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Save exclusion' }));
  await waitFor(() => expect(host.history.location.pathname).toBe('/exclusions/e2'));
  const made = host.calls.find(({ route }) => route === 'createExclusion');
  expect(made?.input).toMatchObject({
    body: { exclusion: { name: 'Billing', reason: 'mine', expire_time: null } },
  });
});

test('theirs can be loaded, and what was written brought back', async () => {
  await overtaken();
  await userEvent.click(screen.getByRole('button', { name: 'Load theirs' }));
  expect(screen.getByLabelText('Owner')).toHaveValue('carol');
  expect(screen.getByLabelText('Reason')).toHaveValue('Old, and reviewed');
  await userEvent.click(screen.getByRole('button', { name: 'Bring back what you wrote' }));
  expect(screen.getByLabelText('Reason')).toHaveValue('mine');
});
