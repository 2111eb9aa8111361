const DAY = 24 * 60 * 60 * 1000;

/** When an exclusion ends: after days, at a time on the reader's clock (`2026-11-24T12:00`), or never. */
export type ExpiryDraft =
  { kind: 'days'; days: number } | { kind: 'at'; local: string } | { kind: 'never' };

/** What the editor offers to pick; 90 days unless somebody says otherwise. */
export const QUICK_DAYS = [1, 7, 30, 90] as const;
export const DEFAULT_EXPIRY: ExpiryDraft = { kind: 'days', days: 90 };

function two(part: number): string {
  return String(part).padStart(2, '0');
}

/** A time as `<input type="datetime-local">` has it, on the reader's clock. */
export function toLocalInput(time: number): string {
  const at = new Date(time);
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** ISO 8601 of what such an input holds; what it can't hold comes back as it is, for the schema to name. */
export function fromLocalInput(local: string): string {
  const time = new Date(local);
  return Number.isNaN(time.getTime()) ? local : time.toISOString();
}

/** Days count from the start, or from now where that has passed. */
export function expiryTime(expiry: ExpiryDraft, start: string, now: number): string | null {
  switch (expiry.kind) {
    case 'never':
      return null;
    case 'at':
      return fromLocalInput(expiry.local);
    case 'days': {
      const begins = start === '' ? now : Math.max(now, Date.parse(fromLocalInput(start)) || now);
      return new Date(begins + expiry.days * DAY).toISOString();
    }
  }
}
