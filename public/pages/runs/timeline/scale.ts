const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
];
const MOST_TICKS = 8;

/** A stretch of the axis, in hundredths of its width. */
export interface Stretch {
  left: number;
  width: number;
}

/** A time axis from `from` to `to`, milliseconds since the epoch. */
export interface Scale {
  from: number;
  to: number;
  /** In hundredths of the width; below 0 or above 100 outside of the axis. */
  at(time: number): number;
  /** What of a stretch is on the axis; undefined where nothing is. */
  clip(from: number, to: number): Stretch | undefined;
  /** Round times on the reader's clock, few enough to label. */
  ticks: number[];
}

function ticksIn(from: number, to: number): number[] {
  const step = STEPS.find((one) => (to - from) / one <= MOST_TICKS) ?? 7 * DAY;
  // Round in the reader's zone: whole hours and days there.
  const offset = new Date(from).getTimezoneOffset() * MINUTE;
  const first = Math.ceil((from - offset) / step) * step + offset;
  const ticks: number[] = [];
  for (let at = first; at < to; at += step) ticks.push(at);
  return ticks;
}

/** @param from before `to` */
export function makeScale(from: number, to: number): Scale {
  const at = (time: number) => ((time - from) / (to - from)) * 100;
  return {
    from,
    to,
    at,
    clip(start, end) {
      if (end <= from || start >= to) return undefined;
      const left = at(Math.max(start, from));
      return { left, width: at(Math.min(end, to)) - left };
    },
    ticks: ticksIn(from, to),
  };
}
