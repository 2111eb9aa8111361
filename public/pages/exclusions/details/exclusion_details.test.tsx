import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { ApiError } from '../../../api/api_error';
import { createFakeHost, renderInApp, type FakeHandlers } from '../../../test_support/fake_host';
import { ExclusionsPage } from '../exclusions_page';
import { exampleListed } from '../test_support/example_exclusion';

function show(handlers: FakeHandlers) {
  const host = createFakeHost({ path: '/exclusions/e1', handlers });
  renderInApp(<ExclusionsPage />, host);
  return host;
}

const LISTED = exampleListed({
  comments: [
    { id: 'c', comment: 'seen\u202e by me', created_at: '2026-01-02T00:00:00Z', created_by: 'bob' },
  ],
  changes: [
    { at: '2026-01-01T00:00:00Z', by: { id: 'alice', name: 'alice' }, action: 'create' },
    {
      at: '2026-01-03T00:00:00Z',
      by: { id: 'bob', name: 'bob' },
      action: 'update',
      fields: { expire_time: { from: '2026-02-01T00:00:00Z' } },
    },
  ],
});

test('shows entries, hits by host, comments made safe, and history with from and to', async () => {
  show({ getExclusion: () => ({ ...LISTED, hosts: [{ value: 'web-01', count: 7 }] }) });
  expect(await screen.findByRole('heading', { level: 1, name: 'Billing' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'web-01' })).toHaveAttribute(
    'href',
    '/alerts?host=web-01&status=all',
  );
  expect(screen.getByRole('link', { name: /See alerts like these/ }).getAttribute('href')).toMatch(
    /^\/alerts\?q=executable_stack\.path/,
  );
  expect(screen.getByText('seen\\u202e by me')).toBeVisible();
  expect(screen.getByRole('region', { name: 'History' })).toHaveTextContent(
    /Expiry: 2026-02-01.*→ never/,
  );
});

test('a reason of several lines stays one of several lines', async () => {
  const reason = 'known since spring\n\nchecked by \u202e bob';
  show({ getExclusion: () => ({ ...exampleListed({ reason }), hosts: [] }) });
  expect(await screen.findByText('known since spring')).toBeVisible();
  expect(screen.getByText('checked by \\u202e bob')).toBeVisible();
});

test('one that somebody deletes is told so, and offers nothing that can’t be done any more', async () => {
  let isGone = false;
  const missing = new ApiError(404, { detail: 'there is no exclusion e1' });
  show({
    getExclusion: () => {
      if (isGone) throw missing;
      return { ...LISTED, hosts: [] };
    },
    enableExclusion: () => {
      isGone = true;
      throw missing;
    },
  });
  expect(await screen.findByRole('link', { name: 'Edit' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Disable' }));
  expect(await screen.findByText(/This exclusion was deleted/)).toBeVisible();
  expect(screen.getByText('Old, and reviewed')).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Edit' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Delete' })).not.toBeInTheDocument();
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
});

test('adds a comment, and not an empty one', async () => {
  const host = show({
    getExclusion: () => ({ ...LISTED, hosts: [] }),
    commentExclusion: () => LISTED,
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Add comment' }));
  expect(screen.getByText('Write something first')).toBeVisible();
  const box = screen.getByRole('textbox');
  await userEvent.type(box, 'fine');
  await userEvent.click(screen.getByRole('button', { name: 'Add comment' }));
  await waitFor(() => expect(box).toHaveValue(''));
  const call = host.calls.find(({ route }) => route === 'commentExclusion');
  expect(call?.input).toEqual({ params: { id: 'e1' }, body: { comment: 'fine' } });
});

test('one that isn’t there is told', async () => {
  show({
    getExclusion: () => {
      throw new ApiError(404, { detail: 'there is no exclusion e1' });
    },
  });
  expect(await screen.findByText('there is no exclusion e1')).toBeVisible();
});
