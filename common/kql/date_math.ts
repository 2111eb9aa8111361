const DATE =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(?:(\d\d)(?::(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?$/;
const EPOCH_MILLIS = /^-?\d+(?:\.\d+)?$/;
const MATH = /([+-]\d*|\/)([yMwdhHms])/y;

/** How a date in a query is read. */
export interface DateReading {
  /** The time that `now` means, in ms since the epoch. */
  now: number;
  /** Whether what the text leaves open is at its end (`lte`, `gt`) or at its beginning (`gte`, `lt`). */
  roundUp: boolean;
}

function offsetOf(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || '0');
  if (hours > 18 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function parseIso(text: string, roundUp: boolean): number | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const [, year, month = '01', day = '01', hour, minute, second, fraction, zone] = match;
  const [lastHour, last] = roundUp ? ['23', '59'] : ['00', '00'];
  const offset = offsetOf(zone);
  const units = [hour ?? lastHour, minute ?? last, second ?? last].map(Number);
  const [hours = 0, minutes = 0, seconds = 0] = units;
  if (offset === undefined || hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const ms =
    fraction === undefined ? (roundUp ? 999 : 0) : Number(fraction.padEnd(3, '0').slice(0, 3));
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day))
    return undefined;
  return date.setUTCHours(hours, minutes, seconds, ms) - offset;
}

/** Four digits are a year, as the formats of a date field are tried in order: `strict_date_optional_time||epoch_millis`. */
function parseInstant(text: string, roundUp: boolean): number | undefined {
  const iso = parseIso(text, roundUp);
  if (iso !== undefined) return iso;
  if (!EPOCH_MILLIS.test(text)) return undefined;
  const time = Math.floor(Number(text));
  return Math.abs(time) <= 8.64e15 ? time : undefined;
}

const FIXED_UNITS: Readonly<Record<string, number>> = {
  w: 7 * 86_400_000,
  d: 86_400_000,
  h: 3_600_000,
  H: 3_600_000,
  m: 60_000,
  s: 1000,
};
// The epoch was a Thursday; weeks begin on Mondays.
const FIRST_MONDAY = 4 * 86_400_000;

/** Adds months as java.time does: the day is the month's last where it has no such day. */
function addMonths(time: number, months: number): number {
  const date = new Date(time);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.setUTCDate(Math.min(day, last));
}

function add(time: number, amount: number, unit: string): number {
  const fixed = FIXED_UNITS[unit];
  if (fixed !== undefined) return time + amount * fixed;
  return addMonths(time, unit === 'y' ? amount * 12 : amount);
}

function floorTo(time: number, unit: string): number {
  const fixed = FIXED_UNITS[unit];
  if (fixed !== undefined) {
    const origin = unit === 'w' ? FIRST_MONDAY : 0;
    return Math.floor((time - origin) / fixed) * fixed + origin;
  }
  const date = new Date(time);
  if (unit === 'y') date.setUTCMonth(0);
  date.setUTCDate(1);
  return date.setUTCHours(0, 0, 0, 0);
}

function applyMath(time: number, math: string, roundUp: boolean): number | undefined {
  let result = time;
  MATH.lastIndex = 0;
  for (let end = 0; end < math.length; end = MATH.lastIndex) {
    const match = MATH.exec(math);
    if (match === null) return undefined;
    const [, operator = '', unit = ''] = match;
    if (operator === '/') {
      const floor = floorTo(result, unit);
      result = roundUp ? add(floor, 1, unit) - 1 : floor;
    } else {
      const amount = operator.length === 1 ? 1 : Number(operator.slice(1));
      result = add(result, operator.startsWith('-') ? -amount : amount, unit);
    }
  }
  return Number.isNaN(new Date(result).getTime()) ? undefined : result;
}

/**
 * The time that a date in a query means, in ms since the epoch, UTC where the text has no zone; undefined where it is no date.
 * Partial dates, milliseconds since the epoch, `now-15m`, `2026-11-24||/d` and the rounding are Elasticsearch's: a missing month
 * or day is the first even when it rounds up (docs: range query, missing date components; server JavaDateMathParser).
 */
export function parseDate(text: string, { now, roundUp }: DateReading): number | undefined {
  if (text.startsWith('now')) return applyMath(now, text.slice(3), roundUp);
  const separator = text.indexOf('||');
  if (separator === -1) return parseInstant(text, roundUp);
  const anchor = parseInstant(text.slice(0, separator), false);
  return anchor === undefined ? undefined : applyMath(anchor, text.slice(separator + 2), roundUp);
}

/** The time of a date in a document, in ms since the epoch; undefined where it is none. */
export function documentTime(value: string | number): number | undefined {
  return parseInstant(String(value), false);
}

export interface TimeBounds {
  gte: number;
  lte: number;
}

/** The whole time that a date stands for: all of its day where it says no more than a day. */
export function dateBounds(text: string, now: number): TimeBounds | undefined {
  const gte = parseDate(text, { now, roundUp: false });
  const lte = parseDate(text, { now, roundUp: true });
  return gte === undefined || lte === undefined ? undefined : { gte, lte };
}
