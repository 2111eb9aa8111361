import { fieldText, fieldValues, type Document } from '../document/document';
import { kindOf } from './event_source';

// RFC 5424, 6.2.1, table 1; the short names are syslog(3)'s.
const NAMES = [
  'kern',
  'user',
  'mail',
  'daemon',
  'auth',
  'syslog',
  'lpr',
  'news',
  'uucp',
  'cron',
  'authpriv',
  'ftp',
  'ntp',
  'audit',
  'alert',
  'clock',
  ...Array.from({ length: 8 }, (_, number) => `local${number}`),
];

/** The facility that the kernel alone writes with. */
export const KERNEL_FACILITY = 0;

/** `1 (user)`. */
export function describeFacility(code: number): string {
  const name = NAMES[code];
  return name === undefined ? String(code) : `${code} (${name})`;
}

/**
 * The facility of an event; undefined where its source doesn't tell. It is taken from the priority only where that is a whole
 * one (facility × 8 + severity, RFC 5424 6.2.1): the journal's `PRIORITY` is the severity alone.
 */
export function facilityOf(event: Document): number | undefined {
  const codes = fieldValues(event, 'log.syslog.facility.code').map(Number);
  // Of several, one that isn't the kernel's counts.
  const code = codes.find((each) => each !== KERNEL_FACILITY) ?? codes[0];
  if (code !== undefined) return code;
  const priority = Number(fieldText(event, 'log.syslog.priority') ?? NaN);
  return Number.isNaN(priority) || kindOf(event) === 'journal' ? undefined : priority >> 3;
}
