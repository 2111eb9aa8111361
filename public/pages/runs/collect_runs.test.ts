import { collectRuns, collectRunsSince, isNotable } from './collect_runs';
import { exampleRun } from './test_support/example_runs';

const RUNS = Array.from({ length: 1200 }, (_, at) =>
  exampleRun(new Date(Date.parse('2026-11-24T12:00:00Z') - at * 300_000).toISOString(), {
    id: String(at),
    created: at % 400 === 0 ? 1 : 0,
  }),
);

const client = {
  listRuns: async ({ query = {} }: { query?: { size?: unknown; after?: string } } = {}) => {
    const from = query.after === undefined ? 0 : Number(query.after) + 1;
    const runs = RUNS.slice(from, from + Number(query.size));
    return { runs, next: from + runs.length < RUNS.length ? runs.at(-1)?.id : undefined };
  },
} as unknown as Parameters<typeof collectRuns>[0];

test('looks back as far as it has to for runs that matter', async () => {
  const page = await collectRuns(client, { size: 2, matches: isNotable });
  expect(page.runs.map(({ id }) => id)).toEqual(['0', '400']);
  const next = await collectRuns(client, { after: page.next, size: 2, matches: isNotable });
  expect(next.runs.map(({ id }) => id)).toEqual(['800']);
  expect(next.next).toBeUndefined();
});

test('takes runs back to a time, and the one before', async () => {
  const since = Date.parse('2026-11-24T11:50:00Z');
  const runs = await collectRunsSince(client, since);
  expect(runs.map(({ id }) => id)).toEqual(['0', '1', '2', '3']);
});
