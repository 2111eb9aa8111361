import { auditd } from './auditd';
import { dpkg } from './dpkg';
import { journal } from './journal';
import type { LogFormat } from './log_format';
import { dnf, yum } from './rpm';
import { syslog } from './syslog';

/** All log formats. Where a line might be of several, the first counts. */
export const LOG_FORMATS: readonly LogFormat[] = [journal, auditd, dpkg, dnf, yum, syslog];

/** The format that a log is taken for where it is of none that is known: its lines are kept whole. */
export const FALLBACK_FORMAT = syslog;
