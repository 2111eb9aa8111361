import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import type { Run } from '../../../common/api/detection';
import { createFakeHost, renderInApp } from '../../test_support/fake_host';
import { RunsPage } from './runs_page';
import type { DetectionReport } from './status_sentence';
import { exampleReport, exampleRun } from './test_support/example_runs';

interface Given {
  report?: Partial<DetectionReport>;
  runs?: Run[];
  path?: string;
  session?: Parameters<typeof createFakeHost>[0] extends infer O
    ? O extends { session?: infer S }
      ? S
      : never
    : never;
}

async function show({ report, runs = [], path = '/runs', session }: Given = {}) {
  const all = [...runs];
  const host = createFakeHost({
    path,
    session,
    handlers: {
      getDetection: () => exampleReport(report),
      listRuns: ({ query = {} }) => {
        const after = (query as { after?: string }).after;
        const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
        const size = Number((query as { size?: unknown }).size ?? 50);
        const page = all.slice(from, from + size);
        return { runs: page, next: from + size < all.length ? page.at(-1)?.id : undefined };
      },
      runDetection: () => ({ accepted: true }),
    },
  });
  renderInApp(<RunsPage />, host);
  await screen.findByTestId('detectionStatus');
  return { host, all };
}

test('gaps are named with from, to and length, and a backlog is told', async () => {
  const gaps = [{ from: '2026-11-24T10:00:00Z', to: '2026-11-24T13:00:00Z' }];
  await show({ report: { gaps, backlog: true } });
  expect(screen.getByText(/left out what follows/)).toBeVisible();
  expect(screen.getAllByText(/\(3 h\)/)[0]).toBeVisible();
  expect(screen.getByText(/reached its limit of 100 alerts/)).toBeVisible();
  expect(screen.getByTestId('detectionStatus')).toHaveTextContent('1 gap, 3 h in all');
});

test('a run that failed opens, and down time before a run is visible as such', async () => {
  const failed = exampleRun('2026-11-24T12:00:00Z', { error: 'the store is locked' });
  const { host } = await show({ runs: [failed, exampleRun('2026-11-24T08:00:00Z')] });
  const table = await screen.findByTestId('runTable');
  expect(table).toHaveTextContent(/after 3 h 59 min of down time/);
  const [first] = within(table).getAllByRole('button', { name: 'Show details' });
  if (first) await userEvent.click(first);
  expect(await screen.findByText('the store is locked')).toBeVisible();
  expect(new URLSearchParams(host.history.location.search).get('run')).toBe(failed.id);
});

test('only runs that matter, page by page, as the address has it', async () => {
  const runs = Array.from({ length: 60 }, (_, at) =>
    exampleRun(new Date(Date.parse('2026-11-24T12:00:00Z') - at * 300_000).toISOString(), {
      id: `r${at}`,
      created: at === 55 ? 3 : 0,
    }),
  );
  const { host } = await show({ runs });
  const scroll = jest.spyOn(Element.prototype, 'scrollIntoView').mockClear();
  await userEvent.click(await screen.findByText('Older runs'));
  expect(scroll.mock.contexts).toEqual([screen.getByRole('region', { name: /newest first/ })]);
  scroll.mockRestore();
  expect(host.history.location.search).toBe('?after=r49');
  await userEvent.click(screen.getByText('Only runs that made alerts or failed'));
  await waitFor(() => expect(screen.getAllByText('Schedule')).toHaveLength(1));
  expect(host.history.location.search).toBe('?show=notable');
});

test('Run now waits for the run and says what came of it', async () => {
  const { host, all } = await show({ runs: [exampleRun('2026-11-24T12:00:00Z')] });
  await userEvent.click(screen.getByRole('button', { name: 'Run now' }));
  await waitFor(() => expect(host.calls.map(({ route }) => route)).toContain('runDetection'));
  expect(screen.getByRole('button', { name: /Running/ })).toBeVisible();
  // One of the schedule, that was under way already, ends first.
  all.unshift(exampleRun('2026-11-24T12:04:00Z'));
  const asked = () => host.calls.filter(({ route }) => route === 'listRuns').length;
  const before = asked();
  host.send({ type: 'run_finished', created: 0 });
  await waitFor(() => expect(asked()).toBeGreaterThan(before));
  all.unshift(
    exampleRun('2026-11-24T12:05:00Z', { hits: 3, created: 2, existing: 1, trigger: 'manual' }),
  );
  host.send({ type: 'run_finished', created: 2 });
  await waitFor(() =>
    expect(host.toasts[0]).toEqual({
      title: 'The run made 2 alerts',
      text: '3 hits: 1 known, 0 excluded.',
      color: 'success',
    }),
  );
  expect(await screen.findByRole('button', { name: 'Run now' })).toBeVisible();
});

test('who may not ask for a run has no button; no run yet is told', async () => {
  await show({ session: { user: { id: 'v', name: 'v' }, privileges: ['read'] } });
  expect(screen.queryByRole('button', { name: 'Run now' })).not.toBeInTheDocument();
  expect(await screen.findByText('No run yet')).toBeVisible();
});
