import { MemoryRecordStore } from '../../test/support/memory_stores';
import { listRuns, pruneRuns, saveRun, type RunRecord } from './run_record';

const DAY = 24 * 60 * 60_000;
const NOW = Date.UTC(2026, 10, 24);

const runAt = (time: number): RunRecord => ({
  started_at: new Date(time).toISOString(),
  finished_at: new Date(time + 5).toISOString(),
  duration_ms: 5,
  trigger: 'schedule',
  rule_version: 2,
  owner: { host: 'web-01', pid: 7 },
  recheck: false,
  hits: 0,
  created: 0,
  existing: 0,
  excluded: 0,
  confirmed: 0,
  limit_reached: false,
});

test('runs are listed newest first, page by page', async () => {
  const records = new MemoryRecordStore();
  for (const time of [NOW, 0, NOW - DAY, NOW + 1]) await saveRun(records, runAt(time), 'a');
  await saveRun(records, runAt(NOW), 'b');
  const first = await listRuns(records, { size: 2 });
  const rest = await listRuns(records, { size: 9, after: first.at(-1)?.id });
  expect([...first, ...rest].map(({ started_at: at }) => Date.parse(at))).toEqual([
    NOW + 1,
    NOW,
    NOW,
    NOW - DAY,
    0,
  ]);
});

test('what is older than 90 days goes, and so does what is more than the newest to keep', async () => {
  const records = new MemoryRecordStore();
  for (let back = 0; back < 1_200; back += 1) {
    await saveRun(records, runAt(NOW - back * 0.1 * DAY), 'a');
  }
  expect(await pruneRuns(records, NOW)).toBe(1_200 - 901);
  expect(await listRuns(records, { size: 2_000 })).toHaveLength(901);
  expect(await pruneRuns(records, NOW, 700)).toBe(201);
  const kept = await listRuns(records, { size: 2_000 });
  expect(kept).toHaveLength(700);
  expect(kept[0]?.started_at).toBe(new Date(NOW).toISOString());
});
