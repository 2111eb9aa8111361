const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const DAY = 24 * 60 * MINUTE;

const OFFSET = /^([+-])(\d{2}):?(\d{2})$/;
const MAX_CACHED = 4096;

/** Milliseconds east of UTC; undefined where the text is no offset such as `+02:00`, `-0330` or `Z`. */
export function offsetOf(text: string): number | undefined {
  if (text === 'Z' || text === 'UTC') return 0;
  const match = OFFSET.exec(text);
  if (match === null) return undefined;
  const [hours, minutes] = [Number(match[2]), Number(match[3])];
  if (hours > 23 || minutes > 59) return undefined;
  return (match[1] === '-' ? -1 : 1) * (hours * 60 + minutes) * MINUTE;
}

function formatOf(name: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}

/** Is this an IANA time zone such as `Europe/Berlin`, or an offset such as `+02:00`? */
export function isTimezone(text: string): boolean {
  return offsetOf(text) !== undefined || formatOf(text) !== undefined;
}

/** What a wall clock's time comes to: one instant, two where the clock was set back, none where it was set ahead. */
export interface Instants {
  /** Milliseconds since the epoch; where there is no such time, it is counted on from before the clock was set ahead. */
  first: number;
  /** The later instant of a time that comes twice. */
  second?: number;
}

/** A time zone, with what it takes to turn wall-clock times into instants at the speed of a log. */
export class Timezone {
  private readonly format: Intl.DateTimeFormat | undefined;
  private readonly fixed: number;
  private readonly offsets = new Map<number, number>();
  private readonly shifts = new Map<number, { first: number; second?: number }>();

  /** @param name as `isTimezone` takes it */
  constructor(readonly name: string) {
    const offset = offsetOf(name);
    this.format = offset === undefined ? formatOf(name) : undefined;
    this.fixed = offset ?? 0;
  }

  /** The offset of the zone at an instant, ms east of UTC. */
  offsetAt(instant: number): number {
    if (this.format === undefined) return this.fixed;
    // No zone's rules change within a quarter of an hour (IANA tz: transitions lie on such borders).
    const key = Math.floor(instant / QUARTER);
    const known = this.offsets.get(key);
    if (known !== undefined) return known;
    const offset = this.computeOffset(this.format, key * QUARTER);
    if (this.offsets.size >= MAX_CACHED) this.offsets.clear();
    this.offsets.set(key, offset);
    return offset;
  }

  /** @param local the wall clock's time as if it were UTC, ms since the epoch */
  instantsOf(local: number): Instants {
    if (this.format === undefined) return { first: local - this.fixed };
    const key = Math.floor(local / QUARTER);
    let shift = this.shifts.get(key);
    if (shift === undefined) {
      shift = this.computeShift(key * QUARTER);
      if (this.shifts.size >= MAX_CACHED) this.shifts.clear();
      this.shifts.set(key, shift);
    }
    const first = local - shift.first;
    return shift.second === undefined ? { first } : { first, second: local - shift.second };
  }

  private computeOffset(format: Intl.DateTimeFormat, instant: number): number {
    const value = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
    for (const part of format.formatToParts(instant)) {
      if (part.type in value) value[part.type as keyof typeof value] = Number(part.value);
    }
    const { year, month, day, hour, minute, second } = value;
    return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
  }

  /** The offsets that hold for a quarter of an hour of the wall clock. */
  private computeShift(local: number): { first: number; second?: number } {
    const before = this.offsetAt(local - DAY);
    const after = this.offsetAt(local + DAY);
    const holdsBefore = this.offsetAt(local - before) === before;
    const holdsAfter = after !== before && this.offsetAt(local - after) === after;
    if (holdsBefore && holdsAfter) return { first: before, second: after };
    return { first: holdsAfter ? after : before };
  }
}

const zones = new Map<string, Timezone>();

/** The zone of this name; default: this machine's. */
export function timezoneOf(
  name = Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC',
): Timezone {
  const known = zones.get(name) ?? new Timezone(name);
  zones.set(name, known);
  return known;
}
