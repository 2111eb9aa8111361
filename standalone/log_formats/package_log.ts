import type { Document } from '../../common/document/document';
import { mergeDocuments } from '../../common/document/merge';
import type { NewEvent } from '../../server/ports';
import { EventIdentity } from './event_identity';
import type { LogFormat, LogRecord, LogSource, RecordParser } from './log_format';
import { recordContent, recordRemarks, recordText } from './record_text';
import { StampReader } from './stamp_reader';
import { dataset, ECS_VERSION, hostOf } from './syslog_document';
import { unparsedEvent } from './unparsed';

/** What a line says of a package, beside its time. @param action, rest what the line's pattern found behind the time */
export type DescribePackage = (action: string, rest: string) => Document;

class PackageLogParser implements RecordParser {
  readonly heldFrom = undefined;
  private readonly stamps: StampReader;
  private readonly identity = new EventIdentity();
  private readonly shared: Document;

  constructor(
    source: LogSource,
    private readonly line: RegExp,
    private readonly describe: DescribePackage,
  ) {
    this.stamps = new StampReader(source.timezone);
    const { event, data_stream } = dataset('system_audit', 'system_audit.package');
    this.shared = {
      event: { ...event, timezone: source.timezone.name },
      data_stream,
      ecs: { version: ECS_VERSION },
      host: hostOf(undefined, source.hostName),
      input: { type: 'log' },
      ...(source.path !== undefined && { log: { file: { path: source.path } } }),
    };
  }

  get recountFrom(): number {
    return Math.min(this.identity.recountFrom, this.stamps.clock.recountFrom ?? Infinity);
  }

  accept(record: LogRecord, events: NewEvent[]): void {
    const message = recordText(record);
    const [, stamp, action, rest] = this.line.exec(message) ?? [];
    const { offset, writtenBy } = record;
    const found =
      stamp !== undefined &&
      this.stamps.read(`${stamp} `, 0, stamp.length, writtenBy, offset) === stamp.length;
    if (!found || action === undefined || rest === undefined) {
      events.push(unparsedEvent(record, this.identity, this.shared, 'it is not one of this log'));
      return;
    }
    const { time } = this.stamps;
    const said = this.describe(action, rest);
    const remarks = recordRemarks(record);
    events.push({
      // The host is not in the line, and the same packages go to many.
      id: this.identity.next(time, stamp, this.content(record), offset),
      shared: this.shared,
      timestamp: time,
      message,
      offset,
      extra: remarks === undefined ? said : mergeDocuments(said, remarks),
    });
  }

  flush(): void {
    // A line is an event as soon as it is there.
  }

  private content(record: LogRecord): string | Buffer {
    const host = (this.shared['host'] as { name: string }).name;
    const line = recordContent(record, record.start);
    return typeof line === 'string'
      ? `${host} ${line}`
      : Buffer.concat([Buffer.from(`${host} `), line]);
  }
}

/**
 * The log of a package manager, one change a line.
 * @param line finds the time stamp, the action and the rest of a line
 */
export function packageLog(name: string, line: RegExp, describe: DescribePackage): LogFormat {
  return {
    name,
    namesHost: false,
    joinsLines: false,
    matches: (text) => line.test(text),
    open: (source) => new PackageLogParser(source, line, describe),
  };
}
