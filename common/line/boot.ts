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

/** A clock that runs on its own between two boots is set back by less, once the network tells the time. */
const SET_BACK = 5 * 60_000;

/** A daemon that is started late logs sooner than that what was printed before. */
const LATE_START = 60 * 60_000;

/**
 * A hardware clock that keeps local time is off by so much, or a multiple of it, until the network tells the time, and so are local
 * times that are taken for another zone's; zones lie 26 hours apart at most.
 */
const ZONE_STEP = 30 * 60_000;
const ZONES_APART = 26 * 60 * 60_000;

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

function toleranceOf(line: StampedLine, other: StampedLine): number {
  return SAME_BOOT + DRIFT * Math.abs(line.time - other.time);
}

function agree(line: StampedLine, other: StampedLine): boolean {
  return isSameBoot(bootTime(line), bootTime(other), toleranceOf(line, other));
}

/** Whether they would agree but for the zone of one. */
function agreeButForZone(line: StampedLine, other: StampedLine): boolean {
  const apart = Math.abs(bootTime(line) - bootTime(other));
  const zones = Math.round(apart / ZONE_STEP) * ZONE_STEP;
  return zones <= ZONES_APART && isSameBoot(apart, zones, toleranceOf(line, other));
}

/** A daemon that starts late logs what was printed before in one go: the boot times of its lines slide from one to the next. */
function isBetween(line: StampedLine, before?: StampedLine, after?: StampedLine): boolean {
  if (!before || !after) return false;
  if (line.stamp < before.stamp || line.stamp > after.stamp) return false;
  const [boot, first, second] = [line, before, after].map(bootTime);
  if (boot === undefined || first === undefined || second === undefined) return false;
  return boot >= Math.min(first, second) && boot <= Math.max(first, second);
}

/** How two lines may have come about, in the order of their times: in one boot, in two, or not at all. */
type Relation = 'one_boot' | 'two_boots' | 'impossible';

/**
 * In one boot stamps go up as times do; they may fall behind, since a machine that sleeps, a daemon that was stopped, and a clock
 * that is set forward all do that. Else the later line's boot must have begun after the earlier one was logged.
 */
function relationOf(earlier: StampedLine, later: StampedLine): Relation {
  if (later.stamp * 1000 >= earlier.stamp * 1000 - SAME_BOOT) return 'one_boot';
  return bootTime(later) >= earlier.time - SAME_BOOT ? 'two_boots' : 'impossible';
}

/** Whether a line was logged as it was printed: one does that lies further from it than a delay, and says the same of the boot. */
function isPunctual(line: StampedLine, witnesses: readonly StampedLine[]): boolean {
  const apart = (other: StampedLine) => Math.abs(other.stamp - line.stamp) * 1000 > 2 * SAME_BOOT;
  return witnesses.some((other) => apart(other) && agree(line, other));
}

/** Whether a stamp runs ahead of the lines before it, further than they can be late or the clock have been set back. */
function isAhead(
  line: StampedLine,
  before: readonly StampedLine[],
  after: readonly StampedLine[],
): boolean {
  const last = before.at(-1);
  if (!last || relationOf(last, line) !== 'one_boot') return false;
  const ahead = bootTime(last) - bootTime(line);
  if (ahead <= SAME_BOOT) return false;
  if (!isPunctual(last, [...before, ...after])) return ahead > LATE_START;
  const [next] = after;
  return ahead > SET_BACK || (next !== undefined && agree(last, next));
}

/** Whether it was logged in the middle of a boot, behind a line of that boot that was printed after it. */
function isOutOfTurn(
  line: StampedLine,
  before: readonly StampedLine[],
  after: readonly StampedLine[],
): boolean {
  const isLater = (other: StampedLine) => other.stamp * 1000 > line.stamp * 1000 + SAME_BOOT;
  return before.some((other) => isLater(other) && after.some((next) => agree(other, next)));
}

/** Whether its boot printed nothing else, although the log began before it. */
function isAlone(line: StampedLine, last?: StampedLine, next?: StampedLine): boolean {
  if (!last || relationOf(last, line) !== 'two_boots') return false;
  return !next || relationOf(line, next) === 'two_boots';
}

/** What is known of the log that a line and the others stand in. */
export interface LogFacts {
  /**
   * Whether the others are all that the host's kernel printed around then. A boot prints hundreds of lines, so a line of a boot
   * that printed nothing else is none.
   */
  whole: boolean;
}

/**
 * Holds a line's stamp against other kernel lines of its host. It contradicts them where no course of events can have made both:
 * what has an innocent explanation, such as a clock that was set, is `unknown`.
 * @param others sorted by {@link byTime}, without the line itself
 */
export function checkStamp(
  line: StampedLine,
  others: readonly StampedLine[],
  { whole }: LogFacts,
): StampCheck {
  const found = others.findIndex((other) => byTime(other, line) > 0);
  const at = found === -1 ? others.length : found;
  const before = others.slice(Math.max(0, at - WITNESSES), at);
  const after = others.slice(at, at + WITNESSES);
  const witnesses = [...before, ...after];
  if (witnesses.length === 0) return 'unknown';
  const [last, next] = [before.at(-1), after[0]];
  if (witnesses.some((other) => agree(line, other))) return 'fits';
  if (isBetween(line, last, next)) return 'fits';
  const relations = [
    ...before.map((other) => relationOf(other, line)),
    ...after.map((other) => relationOf(line, other)),
  ];
  const isImpossible =
    relations.includes('impossible') ||
    isAhead(line, before, after) ||
    isOutOfTurn(line, before, after) ||
    (whole && isAlone(line, last, next));
  const isZone = () => witnesses.some((other) => agreeButForZone(line, other));
  return isImpossible && !isZone() ? 'contradicts' : 'unknown';
}

/** Orders lines as they were printed, as far as their times tell. */
export function byTime(a: StampedLine, b: StampedLine): number {
  return a.time - b.time || a.stamp - b.stamp;
}
