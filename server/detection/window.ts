import { endOf, gapsIn, mergeRanges, type Range, type Ranges } from './ledger';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Down time is searched in chunks of a day, so that what is done of it stays done; but in no more than this many, since a host
 * whose clock woke up in 1970 has decades to search with nothing in them.
 */
const MAX_CHUNKS = 365;

/**
 * How far into what was searched a run reaches when it can't know whether the clock was set back unseen. Local time taken for UTC
 * is at most 14 hours.
 */
const RECHECK = DAY;

/** The rule's times, milliseconds. */
export interface Schedule {
  /** Between the starts of two runs. */
  interval: number;
  /** From now back to where a run begins. The part beyond the interval overlaps the run before. */
  lookBack: number;
}

/** What one search covers, milliseconds of ingest time. */
export interface SearchWindow {
  from: number;
  /** Exclusive. Open in the newest: an event stamped by a clock that ran ahead is found at once, not when its time has come. */
  to?: number;
  /** Up to where the ledger counts as searched once the window is done. */
  until: number;
}

export interface WindowRequest {
  searched: Ranges;
  /** The instant from which on nothing may be left out. */
  since: number;
  now: number;
  schedule: Schedule;
  /**
   * Given where the clock can't be trusted to have run on evenly: the last day that was searched is searched again, but nothing
   * from before this instant.
   */
  recheckFrom?: number;
}

function durationOf(text: string): number {
  const match = /^(\d+)([smhd])$/.exec(text);
  const unit = { s: 1_000, m: MINUTE, h: 60 * MINUTE, d: DAY }[match?.[2] ?? ''];
  if (!match || unit === undefined) {
    throw new RangeError(`"${text}" is not a duration such as 5m: digits and one of s, m, h, d`);
  }
  return Number(match[1]) * unit;
}

/**
 * The schedule of a rule from its `interval` (`5m`) and `from` (`now-9m`).
 * @throws RangeError where one of them is anything else, or where runs would leave time between them out
 */
export function scheduleOf(rule: { interval: string; from: string }): Schedule {
  const interval = durationOf(rule.interval);
  const lookBack = durationOf(rule.from.replace(/^now-/, ''));
  if (interval === 0 || lookBack < interval) {
    throw new RangeError(`the rule looks back ${rule.from}, but runs only every ${rule.interval}`);
  }
  return { interval, lookBack };
}

/** How far a search reaches into what was searched before, for events that were stamped then and became visible later. */
function overlapOf(schedule: Schedule): number {
  return schedule.lookBack - schedule.interval;
}

function newestFrom(request: WindowRequest): number {
  const { searched, since, now, schedule, recheckFrom } = request;
  const end = endOf(searched);
  const from = Math.min(
    now - schedule.lookBack,
    end === undefined ? since : end - overlapOf(schedule),
  );
  if (recheckFrom === undefined) return from;
  return Math.min(from, Math.max(recheckFrom, (end ?? now) - RECHECK));
}

function chunks([from, to]: Range): Range[] {
  const size = Math.max(DAY, Math.ceil((to - from) / MAX_CHUNKS));
  const parts: Range[] = [];
  for (let start = from; start < to; start += size) {
    parts.push([start, Math.min(start + size, to)]);
  }
  return parts;
}

/**
 * The windows to search now, oldest first: what failures and down time left out, then the newest. The newest begins at the
 * look-back or at the end of the ledger less the overlap, whichever is earlier. There is always a newest.
 */
export function planWindows(request: WindowRequest): SearchWindow[] {
  const { searched, since, now, schedule } = request;
  const missed = gapsIn(searched, since, now).map(([from, to]): Range => {
    return [Math.max(since, from - overlapOf(schedule)), to];
  });
  const wanted = mergeRanges([...missed, [newestFrom(request), now]]).flatMap(chunks);
  return wanted.map(([from, until], index) =>
    index === wanted.length - 1 ? { from, until } : { from, to: until, until },
  );
}
