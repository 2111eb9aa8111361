import type { NewEvent } from '../../server/ports';
import type { Timezone } from './timezone';

/** Where lines come from, and what to make of what they don't say. */
export interface LogSource {
  /** `log.file.path`; undefined where there is no file. */
  path?: string;
  /** The host of lines that name none. */
  hostName: string;
  /** Of time stamps without an offset. */
  timezone: Timezone;
  /** The first byte that is read, of the unpacked file. */
  start: number;
}

/** A line, or several that belong together, within a chunk. The same object each time: good until the next one is read. */
export interface LogRecord {
  /** The chunk's bytes as ISO 8859-1, one character a byte, so that a place in it is a place in `bytes` too. */
  text: string;
  bytes: Buffer;
  /** Its first character, and the one after its last, without the line's end. */
  start: number;
  end: number;
  /** Whether it holds nothing but ASCII. */
  isAscii: boolean;
  /** Of its first byte in the file. */
  offset: number;
  /** Lines that it is made of. */
  lines: number;
  /** Whether more of it was in the file than is kept. */
  isCut: boolean;
  /** When it was written at the latest, ms since the epoch. */
  writtenBy: number;
}

/** Makes events of records. What it makes must depend on the records from `recountFrom` on only. */
export interface RecordParser {
  /** Takes a record, and appends the events that are complete by now. */
  accept(record: LogRecord, events: NewEvent[]): void;
  /** Appends what was waiting for more records. */
  flush(events: NewEvent[]): void;
  /** Where the first event begins that waits for more records; undefined where none does. */
  readonly heldFrom: number | undefined;
  /** Where a reader must begin to make the same events as this one of what comes next. */
  readonly recountFrom: number;
}

export interface LogFormat {
  /** Stays as it is: saved states name it. */
  readonly name: string;
  /** Whether its lines say which host they are of. */
  readonly namesHost: boolean;
  /** Whether a line that begins with white space belongs to the one before. */
  readonly joinsLines: boolean;
  /** Whether a line is one of this format's. @param line ISO 8859-1, without its end */
  matches(line: string): boolean;
  open(source: LogSource): RecordParser;
}
