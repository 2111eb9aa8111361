import { fieldText, fieldValues, type Document } from '../document/document';

/** By what way an event came: the journal keeps the kernel's stamp beside the message, files and the network in it. */
export type SourceKind = 'journal' | 'syslog';

const TRANSPORT = 'systemd.transport';
/** `@timestamp`, milliseconds since the epoch; undefined where it can't be read. */
export function timeOf(event: Document): number | undefined {
  const time = Date.parse(fieldText(event, '@timestamp') ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** Whether an event is the journal's. */
export function kindOf(event: Document): SourceKind {
  const isJournal =
    fieldText(event, TRANSPORT) !== undefined || fieldText(event, 'input.type') === 'journald';
  return isJournal ? 'journal' : 'syslog';
}

/** Whether a process number came with the line. */
export function hasPid(event: Document): boolean {
  return fieldValues(event, 'process.pid').length > 0;
}
