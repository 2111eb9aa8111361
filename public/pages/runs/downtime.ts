import type { Run } from '../../../common/api/detection';

/** A stretch in which no run began, milliseconds since the epoch. */
export interface DownTime {
  from: number;
  to: number;
  /** The run that ended it; missing where nothing has run since. */
  endedBy?: string;
}

/** Runs that begin a little late are no down time. */
const INTERVALS = 2.5;

/**
 * Where the detection stood still: more than two and a half intervals between the end of a run and the start of the next, or
 * now.
 * @param runs newest first, without holes
 * @param now left out where the newest of the runs isn't the newest of all
 */
export function downTimes(runs: readonly Run[], intervalMs: number, now?: number): DownTime[] {
  const longest = INTERVALS * intervalMs;
  const found: DownTime[] = [];
  let next = now;
  let endedBy: string | undefined;
  for (const run of runs) {
    const from = Date.parse(run.finished_at);
    if (next !== undefined && next - from > longest) found.push({ from, to: next, endedBy });
    next = Date.parse(run.started_at);
    endedBy = run.id;
  }
  return found;
}
