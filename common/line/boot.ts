/** A line with a kernel time stamp. */
export interface StampedLine {
  /** When it was logged, milliseconds since the epoch. */
  time: number;
  /** Seconds since the boot. */
  stamp: number;
}

/** How far the boot times of one line may lie apart that came by different ways, milliseconds. */
const SAME_LINE = 60_000;

/** How far two lines of one boot may lie apart that are logged side by side: whole seconds in RFC 3164, and a daemon's delay. */
const SAME_BOOT = 2_000;

/** The kernel's clock is not disciplined as the system's is: a tenth of a second in a thousand. */
const DRIFT = 0.0001;

/** How many lines before and after a line are asked. */
const WITNESSES = 10;

/** When the host booted as a line tells it: its time less its stamp. Milliseconds since the epoch. */
export function bootTime({ time, stamp }: StampedLine): number {
  return time - stamp * 1000;
}

/**
 * Whether one stamp in two copies of a line is of the same boot. What was printed before the log daemons ran is logged when they
 * start, each at its own time, so they may lie up to a minute apart; two boots that print the same path at the same microsecond
 * within a minute don't happen.
 * @param tolerance milliseconds, where less than that is known
 */
export function isSameBoot(a: number, b: number, tolerance = SAME_LINE): boolean {
  return Math.abs(a - b) <= tolerance;
}

/** What other lines say of a line's stamp. `unknown`: none of them can tell. */
export type StampCheck = 'fits' | 'contradicts' | 'unknown';

function agree(line: StampedLine, other: StampedLine): boolean {
  const tolerance = SAME_BOOT + DRIFT * Math.abs(line.time - other.time);
  return isSameBoot(bootTime(line), bootTime(other), tolerance);
}

/** A daemon that starts late logs what was printed before in one go: the boot times of its lines slide from one to the next. */
function isBetween(line: StampedLine, before?: StampedLine, after?: StampedLine): boolean {
  if (!before || !after) return false;
  if (line.stamp < before.stamp || line.stamp > after.stamp) return false;
  const [boot, first, second] = [line, before, after].map(bootTime);
  if (boot === undefined || first === undefined || second === undefined) return false;
  return boot >= Math.min(first, second) && boot <= Math.max(first, second);
}

/** One of the two was up, by its own stamp, when the other's boot printed. */
function overlap(line: StampedLine, other: StampedLine): boolean {
  const up = (a: StampedLine, at: number) => at > bootTime(a) && at <= a.time;
  return up(line, other.time) || up(other, line.time);
}

/**
 * Holds a line's stamp against other kernel lines of its host.
 * @param others sorted by {@link byTime}, without the line itself
 * @param whole whether they are all that the host's kernel printed around then. A boot prints hundreds of lines, so a line of a
 *   boot that printed nothing else is none; where they are only some, it takes one from the middle of another boot to contradict
 */
export function checkStamp(
  line: StampedLine,
  others: readonly StampedLine[],
  whole: boolean,
): StampCheck {
  const found = others.findIndex((other) => byTime(other, line) > 0);
  const at = found === -1 ? others.length : found;
  const before = others.slice(Math.max(0, at - WITNESSES), at);
  const after = others.slice(at, at + WITNESSES);
  const witnesses = [...before, ...after];
  if (witnesses.length === 0) return 'unknown';
  if (witnesses.some((other) => agree(line, other))) return 'fits';
  if (isBetween(line, before.at(-1), after[0])) return 'fits';
  return whole || witnesses.some((other) => overlap(line, other)) ? 'contradicts' : 'unknown';
}

/** Orders lines as they were printed, as far as their times tell. */
export function byTime(a: StampedLine, b: StampedLine): number {
  return a.time - b.time || a.stamp - b.stamp;
}
