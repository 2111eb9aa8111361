const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['minute', MINUTE],
  ['hour', HOUR],
  ['day', DAY],
];

// Numbers alone: what is a day away need not be tomorrow.
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always', style: 'long' });
const whole = new Intl.DateTimeFormat('en-GB', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'longOffset',
});

type Parts = Record<Intl.DateTimeFormatPartTypes, string>;

function partsOf(time: number): Parts {
  return Object.fromEntries(
    whole.formatToParts(time).map(({ type, value }) => [type, value]),
  ) as Parts;
}

/** `2026-11-24 11:48:53`, in the reader's zone. */
export function formatTime(time: number): string {
  const { year, month, day, hour, minute, second } = partsOf(time);
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}

/** With the offset: `2026-11-24 11:48:53 +01:00`. */
export function formatTimeWithOffset(time: number): string {
  const { timeZoneName: zone } = partsOf(time);
  return `${formatTime(time)} ${zone === 'GMT' ? '+00:00' : zone.replace('GMT', '')}`;
}

/**
 * As little as tells it apart from others near it: `11:48` today, `24 Nov 11:48` this year, `2025-11-24 11:48` before.
 * @param withSeconds `11:48:53`: what happened within a minute can be put in order
 */
export function formatTimeShort(time: number, now: number, withSeconds = false): string {
  const then = partsOf(time);
  const today = partsOf(now);
  const clock = `${then.hour}:${then.minute}${withSeconds ? `:${then.second}` : ''}`;
  if (then.year !== today.year) return `${then.year}-${then.month}-${then.day} ${clock}`;
  if (then.month === today.month && then.day === today.day) return clock;
  const month = new Date(time).toLocaleString('en-GB', { month: 'short' });
  return `${Number(then.day)} ${month} ${clock}`;
}

/** `3 minutes ago`, `in 2 days`; `just now` within half a minute. */
export function formatTimeRelative(time: number, now: number): string {
  const difference = time - now;
  const size = Math.abs(difference);
  if (size < MINUTE / 2) return 'just now';
  const [unit, length] = UNITS.findLast(([, ms]) => size >= ms * 0.95) ?? ['minute', MINUTE];
  return relative.format(Math.round(difference / length), unit);
}

/** A stretch of time: `350 ms`, `12 s`, `5 min`, `3 h 20 min`, `4 days`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < MINUTE) return `${ms < 10_000 ? (ms / 1000).toFixed(1) : Math.round(ms / 1000)} s`;
  if (ms < HOUR) return `${Math.round(ms / MINUTE)} min`;
  if (ms < 2 * DAY) {
    const hours = Math.floor(ms / HOUR);
    const minutes = Math.floor((ms % HOUR) / MINUTE);
    return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
  }
  return `${Math.round(ms / DAY)} days`;
}
