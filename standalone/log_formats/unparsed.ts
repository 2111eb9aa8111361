import type { Document } from '../../common/document/document';
import { mergeDocuments } from '../../common/document/merge';
import type { NewEvent } from '../../server/ports';
import type { EventIdentity } from './event_identity';
import type { LogRecord } from './log_format';
import { recordContent, recordRemarks, recordText } from './record_text';

/**
 * The event of a record that cannot be parsed: kept whole, at the time of the one before it. Where there is none before it, its
 * time is not known, and its place in the file tells it from others.
 * @param problem what is wrong with it, in words that go on from "this line …"
 */
export function unparsedEvent(
  record: LogRecord,
  identity: EventIdentity,
  shared: Document,
  problem: string,
): NewEvent {
  const { offset } = record;
  const message = recordText(record);
  const { last } = identity;
  // It has no time stamp that would be a part of what it says.
  const before = Buffer.from(last === undefined ? `${offset}:` : `${last.stamp} `);
  const content = Buffer.concat([before, Buffer.from(recordContent(record, record.start))]);
  const said: Document = {
    error: { message: `this line could not be parsed: ${problem}` },
    event: { original: message },
  };
  const remarks = recordRemarks(record);
  return {
    id:
      last === undefined
        ? identity.timeless(content)
        : identity.next(last.time, last.stamp, content, offset),
    shared,
    timestamp: last?.time ?? record.writtenBy,
    message,
    offset,
    extra: remarks === undefined ? said : mergeDocuments(said, remarks),
  };
}
