import type { JsonValue } from '../../common/document/document';

// As Beats' syslog processor names them (elastic/beats libbeat/reader/syslog), after RFC 5424 6.2.1.
const FACILITIES = [
  'kernel',
  'user-level',
  'mail',
  'system',
  'security/authorization',
  'syslogd',
  'line printer',
  'network news',
  'UUCP',
  'clock',
  'security/authorization',
  'FTP',
  'NTP',
  'log audit',
  'log alert',
  'clock',
  'local0',
  'local1',
  'local2',
  'local3',
  'local4',
  'local5',
  'local6',
  'local7',
];
const SEVERITIES = [
  'Emergency',
  'Alert',
  'Critical',
  'Error',
  'Warning',
  'Notice',
  'Informational',
  'Debug',
];

/** The greatest priority there is: facility 23, severity 7 (RFC 5424 6.2.1). */
export const MAX_PRIORITY = 191;

/** `log.syslog` of a message's facility, 0 to 23, and severity, 0 to 7, as far as it says them. */
export function syslogCodes(
  facility: number | undefined,
  severity: number | undefined,
): { [key: string]: JsonValue } {
  const codes: { [key: string]: JsonValue } = {};
  if (facility !== undefined) {
    const name = FACILITIES[facility];
    codes['facility'] = name === undefined ? { code: facility } : { code: facility, name };
  }
  if (severity !== undefined) {
    const name = SEVERITIES[severity];
    codes['severity'] = name === undefined ? { code: severity } : { code: severity, name };
  }
  return codes;
}

/** `log.syslog` of a priority, `<PRI>`. */
export function syslogPriority(priority: number): { [key: string]: JsonValue } {
  return { priority, ...syslogCodes(priority >> 3, priority & 7) };
}

/** Facilities `auth` and `authpriv`: what they carry is the System integration's data set of authentication logs. */
export function isAuthFacility(facility: number | undefined): boolean {
  return facility === 4 || facility === 10;
}

// What `logger -p` and syslog.conf call them, in the order of the codes.
const FACILITY_WORDS = [
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
  'security',
  'console',
  'solaris-cron',
  'local0',
  'local1',
  'local2',
  'local3',
  'local4',
  'local5',
  'local6',
  'local7',
];
const SEVERITY_WORDS = ['emerg', 'alert', 'crit', 'err', 'warn', 'notice', 'info', 'debug'];

/** The priority that a word such as `kern.warn` means; undefined where it is none. */
export function priorityOfWord(word: string): number | undefined {
  const dot = word.indexOf('.');
  const facility = FACILITY_WORDS.indexOf(word.slice(0, dot));
  const severity = SEVERITY_WORDS.indexOf(word.slice(dot + 1));
  return dot > 0 && facility >= 0 && severity >= 0 ? facility * 8 + severity : undefined;
}
