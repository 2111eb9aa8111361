import type { Clock } from '../ports';

/** Less than the overlap of two runs, which makes up for it, and more than what time synchronisation slews. */
const TOLERANCE = 60_000;

/**
 * How long events that were stamped before the clock was set may take until they can be found; as long as the rule's runs
 * overlap.
 */
const SETTLING = 4 * 60_000;

/** Knows whether the clock has run on evenly while this process searched. */
export interface ClockWatch {
  /**
   * True in a process's first runs, after the clock was set, and after the machine was suspended: events may have been stamped
   * with times that were searched long before, and the time of day alone doesn't show it.
   */
  inDoubt(): boolean;
  /** Everything was searched by a run that began when `inDoubt` was last asked. */
  settle(): void;
}

/** @param monotonic milliseconds that never jump */
export function createClockWatch(
  clock: Clock,
  monotonic: () => number = () => performance.now(),
): ClockWatch {
  let even = { offset: Number.NaN, from: 0 };
  let asked = 0;
  let settled = false;
  return {
    inDoubt() {
      asked = monotonic();
      const offset = clock.now() - asked;
      if (!(Math.abs(offset - even.offset) <= TOLERANCE)) {
        even = { offset, from: asked };
        settled = false;
      }
      return !settled;
    },
    settle() {
      settled ||= asked - even.from >= SETTLING;
    },
  };
}
