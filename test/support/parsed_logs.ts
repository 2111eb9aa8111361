import type { Document } from '../../common/document/document';
import { toDocument } from '../../common/document/event_document';
import type { NewEvent } from '../../server/ports';
import {
  resumeReader,
  type LogReader,
  type ReaderOptions,
} from '../../standalone/collector/log_reader';

/** When the logs of the tests were written last, unless they say otherwise. */
export const WRITTEN = Date.UTC(2026, 10, 24, 12);

export type Reading = Partial<ReaderOptions> & { referenceTime?: number };

/** A reader of a log from its first byte. */
export function readerOf(
  log: Buffer,
  reading: Reading = {},
  from = { offset: 0, recountFrom: 0 },
): LogReader {
  const options = {
    path: '/var/log/syslog',
    hostName: 'here',
    timezone: 'UTC',
    referenceTime: WRITTEN,
    ...reading,
  };
  return resumeReader({ ...options, firstBytes: log.subarray(0, 64 * 1024) }, from);
}

/** All events of a log, read in one piece. */
export function eventsOf(log: string | Buffer, reading: Reading = {}): NewEvent[] {
  const bytes = Buffer.from(log as string);
  const reader = readerOf(bytes, reading);
  return [...reader.push(bytes), ...reader.end()];
}

/** Their documents. */
export function documentsOf(log: string | Buffer, reading: Reading = {}): Document[] {
  return eventsOf(log, reading).map(toDocument);
}

export const idsOf = (events: readonly NewEvent[]): string[] => events.map(({ id }) => id);
