import type { LogRecord } from './log_format';
import { MAX_PRIORITY, priorityOfWord } from './syslog_priority';
import type { StampReader } from './stamp_reader';
import { parseStructuredData, type StructuredData } from './structured_data';

const [ZERO, NINE, LESS, GREATER, BLANK, COLON, OPEN, CLOSE] = [48, 57, 60, 62, 32, 58, 91, 93];
const BOM = '\u00ef\u00bb\u00bf';
const NIL = '-';

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

/** Does a host's name or address begin so? In its place may stand `---`. */
function beginsHost(code: number): boolean {
  const lower = code | 32;
  return isDigit(code) || (lower >= 97 && lower <= 122) || code === COLON || code > 127;
}

/** Where the first blank stands; `end` where none does. indexOf would search on through all lines behind. */
function blankFrom(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && text.charCodeAt(i) !== BLANK) i += 1;
  return i;
}

/** What a syslog line says before its message. Places are those in the record's chunk; -1 and undefined: it isn't there. */
export class SyslogHeader {
  /** Set before `read`: how many lines the record has. */
  lines = 1;
  /** 0 to 191. */
  priority = -1;
  stampStart = 0;
  stampEnd = 0;
  hostStart = 0;
  hostEnd = 0;
  programStart = 0;
  programEnd = 0;
  pid: number | undefined;
  messageStart = 0;
  /** RFC 5424 only. */
  version: string | undefined;
  procid: string | undefined;
  msgid: string | undefined;
  structuredData: StructuredData | undefined;

  private blankColonIn = '';
  private blankColonAt = -1;
  private searchedFrom = 0;

  constructor(private readonly stamps: StampReader) {}

  /** Reads it. @returns what is wrong, in words; undefined where it could be read */
  read(record: LogRecord): string | undefined {
    const { text, end } = record;
    this.priority = -1;
    this.version = this.procid = this.msgid = this.pid = undefined;
    this.structuredData = undefined;
    let at = record.start;
    if (text.charCodeAt(at) === LESS) at = this.readPriority(text, at, end);
    if (this.priority !== -1 && isDigit(text.charCodeAt(at)) && text.charCodeAt(at + 1) === BLANK) {
      return this.readRfc5424(record, at);
    }
    const stampEnd = this.stamps.read(text, at, end, record.writtenBy, record.offset);
    if (stampEnd === -1) return 'it does not begin with a time stamp of syslog';
    this.stampStart = at;
    this.stampEnd = stampEnd;
    this.readTag(text, Math.min(stampEnd + 1, end), end);
    return undefined;
  }

  /** @returns the place behind `<PRI>`, or the same where it is none */
  private readPriority(text: string, at: number, end: number): number {
    let priority = 0;
    let i = at + 1;
    for (; i < end && i < at + 4 && isDigit(text.charCodeAt(i)); i += 1) {
      priority = priority * 10 + text.charCodeAt(i) - ZERO;
    }
    if (i === at + 1 || text.charCodeAt(i) !== GREATER || priority > MAX_PRIORITY) return at;
    this.priority = priority;
    return i + 1;
  }

  /** Where the first `: ` from a place on stands, or text.length; what was found last is known for the lines before it. */
  private nextBlankColon(text: string, at: number): number {
    if (this.blankColonIn === text && this.blankColonAt >= at && this.searchedFrom <= at) {
      return this.blankColonAt;
    }
    const found = text.indexOf(': ', at);
    this.blankColonIn = text;
    this.searchedFrom = at;
    this.blankColonAt = found === -1 ? text.length : found;
    return this.blankColonAt;
  }

  /**
   * `HOST PROGRAM[PID]: MESSAGE`, split as the System integration does it (elastic/integrations packages/system/data_stream/
   * syslog/elasticsearch/ingest_pipeline/default.yml): the program ends at the first `: `; where there is none, all is message.
   */
  private readTag(text: string, at: number, end: number): void {
    this.messageStart = at;
    this.hostStart = this.hostEnd = this.programStart = this.programEnd = at;
    // Of several lines the first has it all.
    const limit = this.lines === 1 ? end : this.firstLineEnd(text, at, end);
    const host = blankFrom(text, at, limit);
    // No host: what stands first is a tag, as some devices write it. An IPv6 address may end with two colons.
    const isTag =
      host > at && text.charCodeAt(host - 1) === COLON && text.charCodeAt(host - 2) !== COLON;
    if (!isTag && !beginsHost(text.charCodeAt(at))) return;
    const tag = isTag ? at : host + 1;
    let colon = isTag ? host - 1 : this.nextBlankColon(text, tag);
    if (colon >= limit) {
      const endsWithTag = tag < limit && text.charCodeAt(limit - 1) === COLON;
      if (!endsWithTag) return this.readUntagged(text, at, host, limit);
      colon = limit - 1;
    }
    if (!isTag) this.hostEnd = host;
    this.programStart = tag;
    this.programEnd = colon;
    this.messageStart = Math.min(colon + 2, end);
    this.readPid(text);
    this.readPriorityWord(text);
  }

  private firstLineEnd(text: string, at: number, end: number): number {
    const newline = text.indexOf('\n', at);
    return newline === -1 || newline > end ? end : newline;
  }

  private readUntagged(text: string, at: number, host: number, end: number): void {
    const rest = text.slice(host + 1, Math.min(end, host + 40));
    if (host < end && /^(?:-- MARK --|(?:last )?message repeated \d+ times?)/.test(rest)) {
      this.hostEnd = host;
      this.messageStart = host + 1;
    }
  }

  private readPid(text: string): void {
    const { programStart, programEnd } = this;
    if (text.charCodeAt(programEnd - 1) !== CLOSE) return;
    let i = programEnd - 2;
    let pid = 0;
    for (let weight = 1; i > programStart && isDigit(text.charCodeAt(i)); i -= 1, weight *= 10) {
      pid += (text.charCodeAt(i) - ZERO) * weight;
    }
    if (i === programEnd - 2 || text.charCodeAt(i) !== OPEN || pid === 0 || pid > 4294967295)
      return;
    this.pid = pid;
    this.programEnd = i;
  }

  /** BusyBox writes `kern.warn kernel: …`. Anybody's tag may be that, so it is believed where it names another facility. */
  private readPriorityWord(text: string): void {
    const blank = blankFrom(text, this.programStart, this.programEnd);
    if (blank === this.programEnd) return;
    const priority = priorityOfWord(text.slice(this.programStart, blank));
    if (priority === undefined) return;
    this.programStart = blank + 1;
    if (this.priority === -1 && priority >> 3 !== 0) this.priority = priority;
  }

  /** RFC 5424 6: `VERSION TIMESTAMP HOSTNAME APP-NAME PROCID MSGID STRUCTURED-DATA [MSG]`. */
  private readRfc5424(record: LogRecord, at: number): string | undefined {
    const { text, end } = record;
    this.version = text.slice(at, at + 1);
    this.stampStart = at + 2;
    const stampEnd = this.stamps.read(text, at + 2, end, record.writtenBy, record.offset);
    if (stampEnd === -1) return 'it has no time stamp of RFC 5424';
    this.stampEnd = stampEnd;
    const ends = [stampEnd];
    for (let field = 0; field < 4; field += 1) {
      const from = (ends[field] ?? end) + 1;
      const to = blankFrom(text, from, end);
      if (to >= end || to === from) return 'its header is not one of RFC 5424';
      ends.push(to);
    }
    const [, host = end, app = end, procid = end, msgid = end] = ends;
    this.hostStart = stampEnd + 1;
    this.hostEnd = this.isNil(text, this.hostStart, host) ? this.hostStart : host;
    this.programStart = host + 1;
    this.programEnd = this.isNil(text, host + 1, app) ? host + 1 : app;
    this.procid = this.isNil(text, app + 1, procid) ? undefined : text.slice(app + 1, procid);
    this.msgid = this.isNil(text, procid + 1, msgid) ? undefined : text.slice(procid + 1, msgid);
    if (this.procid !== undefined && /^[1-9]\d{0,9}$/.test(this.procid))
      this.pid = Number(this.procid);
    return this.readStructuredData(record, msgid + 1);
  }

  private readStructuredData(record: LogRecord, at: number): string | undefined {
    const { text, end } = record;
    const parsed = parseStructuredData(record, at);
    if (parsed === undefined) return 'its structured data is not that of RFC 5424';
    this.structuredData = parsed.data;
    let message = Math.min(parsed.end + 1, end);
    if (text.startsWith(BOM, message)) message += BOM.length;
    // rsyslog keeps the blank behind a tag as the first character of the message.
    else if (message < end && text.charCodeAt(message) === BLANK) message += 1;
    this.messageStart = message;
    return undefined;
  }

  private isNil(text: string, from: number, to: number): boolean {
    return to - from === 1 && text[from] === NIL;
  }
}
