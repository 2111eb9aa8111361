import type { Document, JsonValue } from '../../common/document/document';
import { mergeDocuments } from '../../common/document/merge';
import type { NewEvent } from '../../server/ports';
import { authFields } from './auth_fields';
import { EventIdentity } from './event_identity';
import type { LogFormat, LogRecord, LogSource, RecordParser } from './log_format';
import { recordContent, recordRemarks, textBetween } from './record_text';
import { serviceAction } from './service_action';
import { SharedDocuments } from './shared_documents';
import { isAuthFacility } from './syslog_priority';
import { StampReader } from './stamp_reader';
import { syslogDocument, type SyslogShare } from './syslog_document';
import { SyslogHeader } from './syslog_header';
import { timezoneOf } from './timezone';
import { unparsedEvent } from './unparsed';

// What stands in the host's place in the logs of programs that are no syslog.
const NO_HOST = /^(?:[A-Z]*DEBUG|TRACE|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL|\d+)$/;
const AUTH_FILE = /(?:^|\/)(?:auth\.log|authlog|secure)(?:[.-][^/]*)?$/;

class SyslogParser implements RecordParser {
  readonly heldFrom = undefined;
  private readonly stamps: StampReader;
  private readonly header: SyslogHeader;
  private readonly identity = new EventIdentity();
  private readonly documents = new SharedDocuments();
  private readonly isAuthFile: boolean;
  /** What the line before shares with the others, and by what it is known. */
  private lastHost = '';
  private lastPriority = -1;
  private lastVersion: string | undefined;
  private lastOffset: string | undefined;
  private lastShared: Document | undefined;

  constructor(private readonly source: LogSource) {
    this.stamps = new StampReader(source.timezone);
    this.header = new SyslogHeader(this.stamps);
    this.isAuthFile = AUTH_FILE.test(source.path ?? '');
  }

  get recountFrom(): number {
    return Math.min(this.identity.recountFrom, this.stamps.clock.recountFrom ?? Infinity);
  }

  accept(record: LogRecord, events: NewEvent[]): void {
    const { header } = this;
    header.lines = record.lines;
    const problem = header.read(record);
    if (problem !== undefined) {
      const shared = this.shared({ host: '', priority: -1, version: undefined, offset: undefined });
      events.push(unparsedEvent(record, this.identity, shared, problem));
      return;
    }
    events.push(this.event(record));
  }

  flush(): void {
    // A line is an event as soon as it is there.
  }

  private event(record: LogRecord): NewEvent {
    const { header } = this;
    const { time } = this.stamps;
    const { text } = record;
    const host = textBetween(record, header.hostStart, header.hostEnd);
    const program = textBetween(record, header.programStart, header.programEnd);
    const message = this.message(record);
    const share = {
      host,
      priority: header.priority,
      version: header.version,
      offset: this.stamps.offset,
    };
    const shared = this.shared(share);
    return {
      id: this.identity.next(
        time,
        text.slice(header.stampStart, header.stampEnd),
        header.version === undefined
          ? recordContent(record, header.stampStart)
          : this.content(record),
        record.offset,
      ),
      shared,
      timestamp: time,
      message,
      processName: program === '' ? undefined : program,
      pid: header.pid,
      offset: record.offset,
      extra: this.extra(record, program, message),
    };
  }

  private message(record: LogRecord): string {
    const message = textBetween(record, this.header.messageStart, record.end);
    return record.lines > 1 && message.includes('\r\n')
      ? message.replaceAll('\r\n', '\n')
      : message;
  }

  /** What a line of RFC 5424 says, as it stands in a plain syslog file: it is the same event there. */
  private content(record: LogRecord): string | Buffer {
    const { header } = this;
    const part = (from: number, to: number) => record.text.slice(from, to);
    const pid = header.procid === undefined ? '' : `[${header.procid}]`;
    const program = part(header.programStart, header.programEnd);
    const before = `${part(header.stampStart, header.stampEnd)} ${part(header.hostStart, header.hostEnd)}`;
    const content = `${before} ${program}${pid}: ${part(header.messageStart, record.end)}`;
    return record.isAscii ? content : Buffer.from(content, 'latin1');
  }

  private extra(record: LogRecord, program: string, message: string): Document | undefined {
    const { header } = this;
    let extra = recordRemarks(record);
    const add = (more: Document | undefined): void => {
      if (more !== undefined) extra = extra === undefined ? more : mergeDocuments(extra, more);
    };
    if (header.version !== undefined) add(this.rfc5424(program));
    if (program === 'systemd') add(serviceAction(message));
    if (this.isAuth(header.priority)) add(authFields(program, message));
    return extra;
  }

  private rfc5424(program: string): Document {
    const { procid, msgid, structuredData } = this.header;
    const syslog: { [key: string]: JsonValue } = {};
    if (program !== '') syslog['appname'] = program;
    if (procid !== undefined) syslog['procid'] = procid;
    if (msgid !== undefined) syslog['msgid'] = msgid;
    if (structuredData !== undefined) syslog['structured_data'] = structuredData;
    return { log: { syslog } };
  }

  /** By file, or by facility where lines say it: then all logs may be in one file. */
  private isAuth(priority: number): boolean {
    return this.isAuthFile || (priority !== -1 && isAuthFacility(priority >> 3));
  }

  private shared(share: SyslogShare): Document {
    const { host, priority, version, offset } = share;
    if (
      this.lastShared !== undefined &&
      host === this.lastHost &&
      priority === this.lastPriority &&
      offset === this.lastOffset &&
      version === this.lastVersion
    ) {
      return this.lastShared;
    }
    const key = `${priority} ${version} ${offset} ${host}`;
    const make = (): Document => syslogDocument(share, this.source, this.isAuth(priority));
    // Without end, hosts are made up: such events share what they can with nobody.
    const shared = this.documents.get(key, make) ?? make();
    this.lastHost = host;
    this.lastPriority = priority;
    this.lastVersion = version;
    this.lastOffset = offset;
    this.lastShared = shared;
    return shared;
  }
}

const recognised: LogRecord = {
  text: '',
  bytes: Buffer.alloc(0),
  start: 0,
  end: 0,
  isAscii: true,
  offset: 0,
  lines: 1,
  isCut: false,
  writtenBy: 0,
};

/** Lines of syslog files: ISO 8601, RFC 3164 and RFC 5424 time stamps, with and without `<PRI>`, also mixed. */
export const syslog: LogFormat = {
  name: 'syslog',
  namesHost: true,
  joinsLines: true,
  matches(line) {
    const header = new SyslogHeader(new StampReader(timezoneOf('UTC')));
    const record = { ...recognised, text: line, end: line.length, writtenBy: Date.now() };
    if (header.read(record) !== undefined) return false;
    const host = line.slice(header.hostStart, header.hostEnd);
    // Many logs have ISO time stamps with a blank in the middle; syslog's have a T.
    const isIso = /^\d{4}/.test(line.slice(header.stampStart));
    if (isIso && line[header.stampStart + 10] !== 'T') return false;
    return header.programEnd > header.programStart && !NO_HOST.test(host);
  },
  open: (source) => new SyslogParser(source),
};
