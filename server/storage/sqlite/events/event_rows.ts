import type { Document } from '../../../../common/document/document';
import { toDocument } from '../../../../common/document/event_document';
import { mergeDocuments } from '../../../../common/document/merge';
import type { Stored } from '../../../ports';

export const EVENTS_TABLE = 'events';

/** A row of `events`; times in milliseconds since the epoch. */
export interface EventRow {
  seq: number;
  /** 16 bytes, the digits of the event's id. */
  id: Buffer;
  timestamp: number;
  ingested: number;
  shape: number;
  message: string | null;
  /** Only where the shape doesn't have it. */
  process_name: string | null;
  pid: number | null;
  log_offset: number | null;
  extra: string | null;
}

/** The columns of an `EventRow`, of the table under the name `e`. */
export const EVENT_COLUMNS =
  'e.seq, e.id, e.timestamp, e.ingested, e.shape, e.message, e.process_name, e.pid, e.log_offset, e.extra';

/** The bytes of an event's id; undefined where it is none. */
export function idBytes(id: string): Buffer | undefined {
  // What isn't hex ends the bytes early.
  const bytes = Buffer.from(id, 'hex');
  return id.length === 32 && bytes.length === 16 ? bytes : undefined;
}

/** The event as it was before it was stored, without the time of ingestion. */
export function rowDocument(row: EventRow, shape: Document): Document {
  return toDocument({
    shared: shape,
    timestamp: row.timestamp,
    message: row.message ?? undefined,
    processName: row.process_name ?? undefined,
    pid: row.pid ?? undefined,
    offset: row.log_offset ?? undefined,
    extra: row.extra === null ? undefined : (JSON.parse(row.extra) as Document),
  });
}

/** The event as the index gives it. */
export function rowHit(row: EventRow, shape: Document): Stored {
  const ingested = { event: { ingested: new Date(row.ingested).toISOString() } };
  const document = mergeDocuments(rowDocument(row, shape), ingested);
  return { id: row.id.toString('hex'), index: EVENTS_TABLE, document };
}
