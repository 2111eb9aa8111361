import { randomUUID } from 'node:crypto';
import { ApplicationError, errorMessage } from '../../common/errors';
import type { KqlNode } from '../../common/kql/ast';
import { VersionConflict, type Cursor, type HostPorts } from '../ports';
import type { AlertMaker } from './alert_maker';
import type { ClockWatch } from './clock_watch';
import { openState, withSearched, type StateKeeper } from './detection_state';
import { HitHandler, type ActiveExclusion } from './handle_hits';
import { LeaseLost, takeLease, type Lease, type LeaseOwner } from './lease';
import { createNeighbours, type Neighbours } from './origin_context';
import { pruneRuns, saveRun, type RunRecord, type Trigger } from './run_record';
import { searchWindow } from './search_window';
import { planWindows, type Schedule, type SearchWindow } from './window';

const PRUNE_EVERY = 500;

/** Where the very first run begins: at the oldest event there is, or at the rule's look-back. */
export type FirstRun = 'beginning' | 'look_back';

export interface DetectionDependencies extends HostPorts {
  /** The rule's query, schedule, limit and version. */
  rule: { query: KqlNode; schedule: Schedule; maxSignals: number; version: number };
  maker: AlertMaker;
  /** The exclusions that hold at an instant, ms since the epoch. */
  exclusionsAt: (at: number) => Promise<readonly ActiveExclusion[]>;
  firstRun: FirstRun;
  owner: LeaseOwner;
  isAlive: (owner: LeaseOwner) => boolean;
  clockWatch: ClockWatch;
  /** Default: each run looks them up anew. */
  neighboursFor?: (signal: AbortSignal | undefined) => Neighbours;
}

export interface RunOptions {
  trigger: Trigger;
  signal?: AbortSignal;
}

/** How a run ended. `skipped`: another process has the lease, or took it over; that one goes on. */
export type RunResult =
  | { status: 'done'; nextRun: 'now' | 'interval'; record: RunRecord }
  | { status: 'failed'; nextRun: 'interval'; record: RunRecord; error: unknown }
  | { status: 'skipped'; nextRun: 'interval'; heldBy?: LeaseOwner };

/** One run on its way: what it has to work with, and what it has searched so far. */
interface Course {
  deps: DetectionDependencies;
  options: RunOptions;
  lease: Lease;
  startedAt: number;
  recheck: boolean;
  searched?: { from: number; to: number };
  handler?: HitHandler;
  keeper?: StateKeeper;
}

async function firstInstant(deps: DetectionDependencies, now: number): Promise<number> {
  if (deps.firstRun === 'look_back') return now - deps.rule.schedule.lookBack;
  return Math.min(now, (await deps.events.oldestIngested()) ?? now);
}

/**
 * Fixes where the first run begins, as if it began now. A host that is asked to detect from now on asks for it at once: should the
 * first runs fail, nothing is left out all the same. Where there was a run it changes nothing.
 * @throws whatever the store throws
 */
export async function beginDetection(deps: DetectionDependencies): Promise<void> {
  const now = deps.clock.now();
  await openState(deps.records, now, () => firstInstant(deps, now));
}

/** A clock that woke up years back, and was set right before any run saw it, stamped events from before the beginning. */
async function reachBack({ deps, recheck, startedAt }: Course, keeper: StateKeeper): Promise<void> {
  if (!recheck || deps.firstRun === 'look_back') return;
  const oldest = await firstInstant(deps, startedAt);
  if (oldest < keeper.state.since) await keeper.save({ ...keeper.state, since: oldest });
}

/** Searches one window and writes what is done of it to the ledger. Answers whether the limit stopped it. */
async function searchOne(
  course: Course,
  work: { keeper: StateKeeper; handler: HitHandler },
  window: SearchWindow,
  after?: Cursor,
): Promise<boolean> {
  const { deps, options, lease } = course;
  const { keeper, handler } = work;
  const { signal } = options;
  const stop = await searchWindow(
    {
      events: deps.events,
      query: deps.rule.query,
      handle: (hits) => handler.handle(hits),
      beforePage: async () => {
        if (signal?.aborted) throw new ApplicationError('cancelled', 'the run was cancelled');
        await lease.renew();
      },
      signal,
    },
    window,
    after,
  );
  const { from } = window;
  const until = Math.min(window.until, stop?.at ?? window.until);
  const next = withSearched(keeper.state, { from, until }, deps.clock.now());
  const resume = stop && { window: { ...window, from: stop.at }, after: stop.after };
  const runs = keeper.state.runs + (course.searched ? 0 : 1);
  await keeper.save({ ...next, resume, runs });
  course.searched = {
    from: Math.min(from, course.searched?.from ?? from),
    to: Math.max(until, course.searched?.to ?? until),
  };
  return stop !== undefined;
}

/** Searches all there is to search, oldest first. Answers whether the limit stopped it. */
async function searchAll(course: Course): Promise<boolean> {
  const { deps, options, startedAt } = course;
  const keeper = await openState(deps.records, startedAt, () => firstInstant(deps, startedAt));
  const handler = new HitHandler({
    alerts: deps.alerts,
    silenced: deps.silenced,
    maker: deps.maker,
    neighbours:
      deps.neighboursFor?.(options.signal) ?? createNeighbours(deps.events, options.signal),
    exclusions: await deps.exclusionsAt(startedAt),
    limit: deps.rule.maxSignals,
    now: () => deps.clock.now(),
    logger: deps.logger,
  });
  Object.assign(course, { keeper, handler });
  const work = { keeper, handler };
  await reachBack(course, keeper);
  const { resume } = keeper.state;
  if (resume && (await searchOne(course, work, resume.window, resume.after))) return true;
  // What is older than a first run that began at the look-back is none of the rule's business, however the clock was set.
  const recheckFrom = deps.firstRun === 'look_back' ? keeper.state.since : -Infinity;
  const windows = planWindows({
    searched: keeper.state.ranges,
    since: keeper.state.since,
    now: startedAt,
    schedule: deps.rule.schedule,
    recheckFrom: course.recheck ? recheckFrom : undefined,
  });
  for (const window of windows) {
    if (await searchOne(course, work, window)) return true;
  }
  deps.clockWatch.settle();
  return false;
}

function recordOf(course: Course, limitReached: boolean, error?: unknown): RunRecord {
  const { deps, startedAt, searched, handler } = course;
  const finishedAt = deps.clock.now();
  const iso = (time: number) => new Date(time).toISOString();
  return {
    started_at: iso(startedAt),
    finished_at: iso(finishedAt),
    duration_ms: Math.max(0, finishedAt - startedAt),
    trigger: course.options.trigger,
    rule_version: deps.rule.version,
    owner: { host: deps.owner.host, pid: deps.owner.pid },
    range: searched && { from: iso(searched.from), to: iso(searched.to) },
    recheck: course.recheck,
    ...(handler?.counts ?? { hits: 0, created: 0, existing: 0, excluded: 0, confirmed: 0 }),
    limit_reached: limitReached,
    error: error === undefined ? undefined : errorMessage(error),
  };
}

async function inTrouble(course: Course, what: string, action: () => Promise<unknown>) {
  try {
    await action();
  } catch (error) {
    course.deps.logger.error(what, { error: errorMessage(error) });
  }
}

async function close(course: Course, limitReached: boolean, error?: unknown): Promise<RunRecord> {
  const { records } = course.deps;
  const record = recordOf(course, limitReached, error);
  await inTrouble(course, 'the record of a run could not be kept', async () => {
    await saveRun(records, record, randomUUID().slice(0, 8));
    const runs = course.keeper?.state.runs ?? 0;
    if (error === undefined && runs % PRUNE_EVERY === 0) {
      await pruneRuns(records, course.deps.clock.now());
    }
  });
  return record;
}

async function closeFailed(course: Course, error: unknown): Promise<RunResult> {
  const { deps, keeper } = course;
  const record = await close(course, false, error);
  if (error instanceof LeaseLost || error instanceof VersionConflict) {
    deps.logger.info('another process goes on with the detection', { run: record });
    return { status: 'skipped', nextRun: 'interval' };
  }
  deps.logger.error('a run of the detection failed; the next one searches its range too', {
    run: record,
  });
  if (keeper?.state.resume && !course.options.signal?.aborted) {
    // Should the cursor be what failed, the ledger alone leads back to where it stood.
    await inTrouble(course, 'the cursor could not be dropped', () =>
      keeper.save({ ...keeper.state, resume: undefined }),
    );
  }
  return { status: 'failed', nextRun: 'interval', record, error };
}

async function runWithLease(course: Course): Promise<RunResult> {
  try {
    const limitReached = await searchAll(course);
    const record = await close(course, limitReached);
    course.deps.logger.debug('a run of the detection is done', { run: record });
    return { status: 'done', nextRun: limitReached ? 'now' : 'interval', record };
  } catch (error) {
    return closeFailed(course, error);
  }
}

/**
 * One run: searches what has not been searched with success, makes an alert of each hit once, and keeps a record. It may be
 * repeated, run twice side by side, or die anywhere: the same alerts result. What fails is in the answer and in the record; the
 * ledger then claims only the windows that were done, so that the next run searches the rest too.
 * @throws whatever the store throws where not even the lease can be read
 */
export async function runDetection(
  deps: DetectionDependencies,
  options: RunOptions,
): Promise<RunResult> {
  const answer = await takeLease(deps);
  if ('heldBy' in answer) return { status: 'skipped', nextRun: 'interval', heldBy: answer.heldBy };
  const { lease } = answer;
  const startedAt = deps.clock.now();
  const course: Course = { deps, options, lease, startedAt, recheck: deps.clockWatch.inDoubt() };
  try {
    return await runWithLease(course);
  } finally {
    await inTrouble(course, 'the lease could not be given back', () => lease.release());
  }
}
