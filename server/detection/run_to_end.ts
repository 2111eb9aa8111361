import { ApplicationError, errorMessage } from '../../common/errors';
import type { HitCounts } from './handle_hits';
import type { RunOptions, RunResult } from './run_detection';

const PATIENCE = 120_000;
const POLL = 100;

/** What the runs did together; `range` is missing where nothing was searched. Times ISO 8601. */
export interface RunTotals extends HitCounts {
  runs: number;
  range?: { from: string; to: string };
}

export interface RunToEnd {
  run: (options: RunOptions) => Promise<RunResult>;
  /** Called after each run, for progress. */
  onRun?: (totals: RunTotals) => void;
  /** Milliseconds; tests give their own. */
  wait?: (milliseconds: number) => Promise<void>;
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

function addRun(totals: RunTotals, result: RunResult & { status: 'done' }): RunTotals {
  const { record } = result;
  const { range } = record;
  const earlier = totals.range;
  return {
    runs: totals.runs + 1,
    hits: totals.hits + record.hits,
    created: totals.created + record.created,
    existing: totals.existing + record.existing,
    excluded: totals.excluded + record.excluded,
    confirmed: totals.confirmed + record.confirmed,
    range: range && {
      from: earlier && earlier.from < range.from ? earlier.from : range.from,
      to: earlier && earlier.to > range.to ? earlier.to : range.to,
    },
  };
}

/**
 * Repeats runs until nothing is left to search. While another process runs the detection it waits for its turn: what that one
 * had already passed by may have come in since.
 * @throws ApplicationError `conflict` where no turn came within two minutes, `cancelled`, or what a run failed with
 */
export async function runToEnd(use: RunToEnd, options: RunOptions): Promise<RunTotals> {
  const { run, onRun, wait = pause } = use;
  let totals: RunTotals = { runs: 0, hits: 0, created: 0, existing: 0, excluded: 0, confirmed: 0 };
  let waited = 0;
  for (;;) {
    if (options.signal?.aborted) throw new ApplicationError('cancelled', 'the run was cancelled');
    const result = await run(options);
    if (result.status === 'failed') {
      if (result.error instanceof ApplicationError) throw result.error;
      const what = `the detection failed: ${errorMessage(result.error)}; the next run searches what this one left`;
      throw new ApplicationError('store_unusable', what, { cause: result.error });
    }
    if (result.status === 'skipped') {
      if (waited >= PATIENCE) {
        const who = result.heldBy
          ? `process ${result.heldBy.pid} on ${result.heldBy.host}`
          : 'another process';
        throw new ApplicationError(
          'conflict',
          `${who} is running the detection; try again when it is done`,
        );
      }
      waited += POLL;
      await wait(POLL);
      continue;
    }
    waited = 0;
    totals = addRun(totals, result);
    onRun?.(totals);
    if (result.nextRun === 'interval') return totals;
  }
}
