import type { Document, JsonValue } from './document';
import { mergeDocuments } from './merge';

/** The parts of an event as it is handed around and stored; what they mean: `NewEvent` in `server/ports.ts`. */
export interface EventParts {
  shared: Document;
  /** Milliseconds since the epoch. */
  timestamp: number;
  message?: string;
  processName?: string;
  pid?: number;
  offset?: number;
  extra?: Document;
}

/**
 * The ECS document of an event: `shared`, over it the event's own columns, over them `extra`. `@timestamp` is ISO 8601 with
 * milliseconds; there is no `event.ingested`, which is the store's to say. The parts themselves stay as they are.
 * @throws RangeError where the timestamp is no time
 */
export function toDocument(event: EventParts): Document {
  const { shared, timestamp, message, processName, pid, offset, extra } = event;
  const own: Document = { '@timestamp': new Date(timestamp).toISOString() };
  if (message !== undefined) own['message'] = message;
  if (processName !== undefined || pid !== undefined) {
    const process: { [key: string]: JsonValue } = {};
    if (processName !== undefined) process['name'] = processName;
    if (pid !== undefined) process['pid'] = pid;
    own['process'] = process;
  }
  if (offset !== undefined) own['log'] = { offset };
  const document = mergeDocuments(shared, own);
  return extra === undefined ? document : mergeDocuments(document, extra);
}
