import { ApplicationError } from '../../common/errors';
import type { RunResult } from './run_detection';
import type { RunRecord } from './run_record';
import { runToEnd } from './run_to_end';

const record = (over: Partial<RunRecord>): RunRecord => ({
  started_at: '2026-11-24T12:00:00.000Z',
  finished_at: '2026-11-24T12:00:00.005Z',
  duration_ms: 5,
  trigger: 'manual',
  rule_version: 2,
  owner: { host: 'web-01', pid: 7 },
  recheck: false,
  hits: 0,
  created: 0,
  existing: 0,
  excluded: 0,
  confirmed: 0,
  limit_reached: false,
  ...over,
});
const doneWith = (nextRun: 'now' | 'interval', over: Partial<RunRecord> = {}): RunResult => ({
  status: 'done',
  nextRun,
  record: record(over),
});
const held: RunResult = {
  status: 'skipped',
  nextRun: 'interval',
  heldBy: { host: 'web-02', pid: 99, started: '', id: 'x' },
};

function play(...results: RunResult[]) {
  const waits: number[] = [];
  const use = {
    run: async () => results.shift() ?? held,
    wait: async (milliseconds: number) => void waits.push(milliseconds),
  };
  return { use, waits };
}

test('runs go on until one asks for no other, and are added up', async () => {
  const day = (from: string, to: string) => ({ range: { from, to } });
  const { use } = play(
    doneWith('now', { ...day('b', 'c'), hits: 120, created: 100, existing: 5, excluded: 15 }),
    doneWith('interval', { ...day('a', 'd'), hits: 12, created: 10, confirmed: 2 }),
  );
  const seen: number[] = [];
  const onRun = ({ created }: { created: number }) => void seen.push(created);
  expect(await runToEnd({ ...use, onRun }, { trigger: 'manual' })).toEqual({
    runs: 2,
    hits: 132,
    created: 110,
    existing: 5,
    excluded: 15,
    confirmed: 2,
    range: { from: 'a', to: 'd' },
  });
  expect(seen).toEqual([100, 110]);
});

test('while another process runs the detection it waits, and then runs too', async () => {
  const { use, waits } = play(held, held, doneWith('interval', { created: 1 }));
  expect((await runToEnd(use, { trigger: 'manual' })).created).toBe(1);
  expect(waits).toHaveLength(2);
});

test('it does not wait for ever, and says for whom it waited', async () => {
  const { use, waits } = play();
  const error = await runToEnd(use, { trigger: 'manual' }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApplicationError);
  expect(error).toMatchObject({ code: 'conflict', message: expect.stringMatching(/99 on web-02/) });
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(5 * 60_000);
});

test('a failure comes out with its cause; one that is written for people as it is', async () => {
  const cause = new Error('disk full');
  const failed = (error: unknown): RunResult => ({
    status: 'failed',
    nextRun: 'interval',
    record: record({}),
    error,
  });
  await expect(runToEnd(play(failed(cause)).use, { trigger: 'manual' })).rejects.toMatchObject({
    message: expect.stringContaining('disk full'),
    cause,
  });
  const own = new ApplicationError('cancelled', 'the run was cancelled');
  await expect(runToEnd(play(failed(own)).use, { trigger: 'manual' })).rejects.toBe(own);
});

test('cancelled while it waits, it ends', async () => {
  const controller = new AbortController();
  const { use } = play();
  const wait = async () => controller.abort();
  const options = { trigger: 'manual' as const, signal: controller.signal };
  await expect(runToEnd({ ...use, wait }, options)).rejects.toMatchObject({ code: 'cancelled' });
});
