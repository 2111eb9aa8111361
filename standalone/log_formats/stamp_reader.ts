import { offsetOf, type Timezone } from './timezone';
import { LocalClock } from './local_clock';

const [ZERO, COLON, DASH, PLUS, DOT, COMMA, BLANK, UPPER_Z] = [48, 58, 45, 43, 46, 44, 32, 90];
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

const ISO_LENGTH = '2026-11-24T11:48:41'.length;
const CLOCK_LENGTH = '11:48:41'.length;

/** The number that `length` digits make; NaN where they are none. */
function digits(text: string, at: number, length: number): number {
  let value = 0;
  for (let i = at; i < at + length; i += 1) {
    const digit = text.charCodeAt(i) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Milliseconds into the day of `hh:mm:ss`, a leap second included; NaN where it is none. */
function clockAt(text: string, at: number): number {
  if (text.charCodeAt(at + 2) !== COLON || text.charCodeAt(at + 5) !== COLON) return Number.NaN;
  const [hour, minute, second] = [
    digits(text, at, 2),
    digits(text, at + 3, 2),
    digits(text, at + 6, 2),
  ];
  if (!(hour < 24 && minute < 60 && second <= 60)) return Number.NaN;
  return ((hour * 60 + minute) * 60 + second) * 1000;
}

/** Does the text go on behind a time stamp as it may? */
function endsStamp(text: string, at: number, end: number): boolean {
  return at >= end || text.charCodeAt(at) === BLANK;
}

/**
 * Reads time stamps as syslog daemons write them: ISO 8601 (RFC 3339), and RFC 3164's `Nov 24 11:48:41`, with fractions of a
 * second and a year too. What it read last it knows again: lines of a log share most of their time stamps' characters.
 */
export class StampReader {
  /** What `read` found: ms since the epoch, and the offset as written, undefined where there was none. */
  time = 0;
  offset: string | undefined;
  readonly clock: LocalClock;

  private isoText = '';
  private isoTime = 0;
  private tailText = '';
  private tailOffset = 0;
  /** Milliseconds of the fraction read last. */
  private fraction = 0;
  private bsdText = '';
  private bsdTime = 0;
  private bsdReference = 0;

  /** @param timezone of time stamps that name none */
  constructor(timezone: Timezone) {
    this.clock = new LocalClock(timezone);
  }

  /**
   * Reads the time stamp that begins at a place.
   * @param end of the text that may be looked at
   * @param writtenBy when it was written at the latest, ms since the epoch
   * @param place of the line in its file, bytes
   * @returns the place behind it; -1 where there is none
   */
  read(text: string, at: number, end: number, writtenBy: number, place: number): number {
    const first = text.charCodeAt(at);
    if (first >= ZERO && first <= ZERO + 9) return this.readIso(text, at, end, place);
    return this.readBsd(text, at, end, writtenBy, place);
  }

  private readIso(text: string, at: number, end: number, place: number): number {
    if (this.isoText === '' || !text.startsWith(this.isoText, at)) {
      const time = end - at < ISO_LENGTH ? Number.NaN : isoAt(text, at);
      if (Number.isNaN(time)) return -1;
      this.isoText = text.slice(at, at + ISO_LENGTH);
      this.isoTime = time;
    }
    const fractionEnd = this.readFraction(text, at + ISO_LENGTH, end);
    const local = this.isoTime + this.fraction;
    const behind = this.readOffset(text, fractionEnd, end);
    if (behind === -1) return -1;
    this.time =
      this.offset === undefined ? this.clock.instant(local, place) : local - this.tailOffset;
    return behind;
  }

  /** The fraction of a second, cut to ms. @returns the place behind it */
  private readFraction(text: string, at: number, end: number): number {
    this.fraction = 0;
    const point = text.charCodeAt(at);
    if (at >= end || (point !== DOT && point !== COMMA)) return at;
    let weight = 100;
    let i = at + 1;
    for (; i < end; i += 1) {
      const digit = text.charCodeAt(i) - ZERO;
      if (!(digit >= 0 && digit <= 9)) break;
      if (weight >= 1) this.fraction += digit * weight;
      weight /= 10;
    }
    return i;
  }

  /** `Z`, `+02:00`, `+0200`, `+02` or nothing. @returns the place behind it; -1 where it is none of them */
  private readOffset(text: string, at: number, end: number): number {
    if (endsStamp(text, at, end)) {
      this.offset = undefined;
      return at;
    }
    const { tailText } = this;
    if (
      tailText !== '' &&
      text.startsWith(tailText, at) &&
      endsStamp(text, at + tailText.length, end)
    ) {
      this.offset = tailText;
      return at + tailText.length;
    }
    const first = text.charCodeAt(at);
    if (first !== UPPER_Z && first !== PLUS && first !== DASH) return -1;
    let i = at + 1;
    while (!endsStamp(text, i, end) && i - at < 7) i += 1;
    const tail = text.slice(at, i);
    const offset = offsetOf(tail.length === 3 ? `${tail}:00` : tail);
    if (offset === undefined || !endsStamp(text, i, end)) return -1;
    this.tailText = tail;
    this.tailOffset = offset;
    this.offset = tail;
    return i;
  }

  private readBsd(text: string, at: number, end: number, writtenBy: number, place: number): number {
    this.offset = undefined;
    const { bsdText } = this;
    let local = this.bsdTime;
    let behind = at + bsdText.length;
    if (bsdText === '' || writtenBy !== this.bsdReference || !text.startsWith(bsdText, at)) {
      behind = this.parseBsd(text, at, end, writtenBy);
      if (behind === -1) return -1;
      local = this.bsdTime;
    }
    behind = this.readFraction(text, behind, end);
    if (!endsStamp(text, behind, end)) return -1;
    this.time = this.clock.instant(local + this.fraction, place);
    return behind;
  }

  /** `Mmm dd hh:mm:ss` or `Mmm dd yyyy hh:mm:ss`, the day of one or two digits. */
  private parseBsd(text: string, at: number, end: number, writtenBy: number): number {
    const month = MONTHS.indexOf(text.slice(at, at + 3));
    if (month < 0 || month % 3 !== 0 || text.charCodeAt(at + 3) !== BLANK) return -1;
    let i = at + 4;
    if (text.charCodeAt(i) === BLANK) i += 1;
    let length = text.charCodeAt(i + 1) === BLANK ? 1 : 2;
    const day = digits(text, i, length);
    i += length + 1;
    if (!(day >= 1 && day <= 31) || text.charCodeAt(i - 1) !== BLANK) return -1;
    const year = digits(text, i, 4);
    const hasYear = !Number.isNaN(year) && text.charCodeAt(i + 4) === BLANK;
    if (hasYear) i += 5;
    length = i + CLOCK_LENGTH - at;
    if (at + length > end) return -1;
    const clock = clockAt(text, i);
    if (Number.isNaN(clock)) return -1;
    const local = hasYear
      ? Date.UTC(year, month / 3, day) + clock
      : this.clock.guessYear(month / 3, day, clock, writtenBy);
    if (local === undefined || new Date(local - clock).getUTCDate() !== day) return -1;
    this.bsdText = text.slice(at, at + length);
    this.bsdTime = local;
    this.bsdReference = writtenBy;
    return at + length;
  }
}

/** `yyyy-mm-ddThh:mm:ss` as if it were UTC, ms since the epoch; NaN where it is none. A blank may stand for the T. */
function isoAt(text: string, at: number): number {
  const [year, month, day] = [
    digits(text, at, 4),
    digits(text, at + 5, 2),
    digits(text, at + 8, 2),
  ];
  const between = text[at + 10];
  if (text.charCodeAt(at + 4) !== DASH || text.charCodeAt(at + 7) !== DASH) return Number.NaN;
  if (between !== 'T' && between !== ' ') return Number.NaN;
  const time = Date.UTC(year, month - 1, day) + clockAt(text, at + 11);
  // Date.UTC takes the 31st of February for the 3rd of March.
  return year >= 1900 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day
    ? time
    : Number.NaN;
}
