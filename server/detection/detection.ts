import { createClockWatch } from './clock_watch';
import { createNeighbourCache } from './origin_context';
import {
  beginDetection,
  runDetection,
  type DetectionDependencies,
  type RunOptions,
  type RunResult,
} from './run_detection';
import { listRuns, type RunRecord } from './run_record';
import { runToEnd, type RunTotals } from './run_to_end';
import { detectionStatus, type DetectionStatus } from './status';

/** The use cases of detection. */
export interface Detection {
  /** Milliseconds between two scheduled runs. */
  readonly interval: number;
  /** Fixes where the first run begins, as if it began now; changes nothing where there was one. */
  begin(): Promise<void>;
  /** One run; waits for one that is under way in this process. */
  run(options: RunOptions): Promise<RunResult>;
  /** Runs until nothing is left to search. */
  runToEnd(options: RunOptions & { onRun?: (totals: RunTotals) => void }): Promise<RunTotals>;
  status(): Promise<DetectionStatus>;
  /** Runs, newest first; `after` is the id of the last one of the page before. */
  runs(page: { size: number; after?: string }): Promise<(RunRecord & { id: string })[]>;
}

/** Puts detection together. One for each process: it knows how the clock went while the process lives. */
export function createDetection(given: Omit<DetectionDependencies, 'clockWatch'>): Detection {
  const { events, clock } = given;
  const deps: DetectionDependencies = {
    ...given,
    clockWatch: createClockWatch(clock),
    neighboursFor: createNeighbourCache(events, clock),
  };
  let last: Promise<unknown> = Promise.resolve();
  const run = (options: RunOptions): Promise<RunResult> => {
    const next = last.then(() => runDetection(deps, options));
    last = next.catch(() => undefined);
    return next;
  };
  return {
    interval: deps.rule.schedule.interval,
    begin: () => beginDetection(deps),
    run,
    runToEnd: ({ onRun, ...options }) => runToEnd({ run, onRun }, options),
    status: () => detectionStatus(deps),
    runs: (page) => listRuns(deps.records, page),
  };
}
