import { isAscii } from 'node:buffer';
import type { NewEvent } from '../../server/ports';
import type { LogFormat, LogRecord, LogSource, RecordParser } from './log_format';

/** Kept of a line, and of lines that belong together, bytes. Daemons send no more than a few thousand. */
export const MAX_RECORD_BYTES = 1024 * 1024;

const [NUL, TAB, NEWLINE, RETURN, BLANK] = [0, 9, 10, 13, 32];
const BOM = '\u00ef\u00bb\u00bf';

function isWhiteSpace(byte: number | undefined): boolean {
  // As \s in Go and in JavaScript within ASCII.
  return (
    byte === BLANK || (byte !== undefined && byte >= TAB && byte <= RETURN && byte !== NEWLINE)
  );
}

/**
 * Cuts the bytes of a log into records and has them parsed, however the bytes come. Lines that belong together are joined; a
 * hole of NULs that a truncated file has is passed over; what is longer than a record may be is cut.
 */
export class LineReader {
  private readonly parser: RecordParser;
  private readonly record: LogRecord;
  /** Bytes from the first one that is still needed on, and where that stands in the file. */
  private pieces: Buffer[] = [];
  private pending = 0;
  private origin: number;
  /** Whole lines of the record that may go on, from the first needed byte on; its end without the line's end. */
  private heldEnd = -1;
  private heldStart = 0;
  private heldLines = 0;
  /** Where the line begins that is not whole yet. */
  private lineStart = 0;
  /** The kept part of a line that is too long, while its end has not come yet. */
  private cut: { bytes: Buffer; offset: number } | undefined;
  private nonAscii = /[\u0080-\u00ff]/g;
  private nonAsciiAt = -1;
  private text = '';
  private bytes: Buffer = Buffer.alloc(0);
  private isAscii = true;

  /**
   * @param emitFrom events that begin before this byte are made to count them, and not handed out
   * @param writtenBy when what is read was written at the latest, ms since the epoch
   */
  constructor(
    private readonly format: LogFormat,
    source: LogSource,
    private emitFrom: number,
    writtenBy: number,
  ) {
    this.parser = format.open(source);
    this.origin = source.start;
    this.record = {
      text: '',
      bytes: this.bytes,
      start: 0,
      end: 0,
      isAscii: true,
      offset: 0,
      lines: 1,
      isCut: false,
      writtenBy,
    };
  }

  /** Every event that begins before this byte was handed out. */
  get safeOffset(): number {
    const { heldFrom } = this.parser;
    if (heldFrom !== undefined) return heldFrom;
    if (this.cut !== undefined) return this.cut.offset;
    return this.origin + (this.heldEnd === -1 ? this.lineStart : this.heldStart);
  }

  /** Where a reader has to begin to give what comes next the same ids; at most `safeOffset`. */
  get recountFrom(): number {
    return Math.min(this.parser.recountFrom, this.safeOffset);
  }

  /**
   * Takes the next bytes.
   * @param writtenBy when they were written at the latest, ms since the epoch; default: as before
   * @returns the events that are complete by now
   */
  push(chunk: Buffer, writtenBy = this.record.writtenBy): NewEvent[] {
    this.record.writtenBy = writtenBy;
    const events: NewEvent[] = [];
    if (this.cut !== undefined) return this.pushBehindCut(chunk, events);
    if (chunk.length === 0) return events;
    const isWithinLine = this.pending > this.lineStart;
    this.pieces.push(chunk);
    this.pending += chunk.length;
    const fits = this.pending - this.lineStart <= MAX_RECORD_BYTES;
    if (isWithinLine && fits && !chunk.includes(NEWLINE)) return events;
    this.load(this.pieces.length === 1 ? chunk : Buffer.concat(this.pieces));
    this.readLines(events);
    this.keepRest(events);
    return this.handOut(events);
  }

  /** The last record, if it is whole, without waiting for lines that may belong to it. */
  flush(): NewEvent[] {
    const events: NewEvent[] = [];
    this.closeHeld(events);
    this.parser.flush(events);
    return this.handOut(events);
  }

  /** All there is, a line without an end too. */
  end(): NewEvent[] {
    const events: NewEvent[] = [];
    if (this.cut !== undefined) {
      this.endCut(events);
    } else if (this.pending > this.lineStart) {
      this.load(Buffer.concat(this.pieces));
      this.takeLine(this.bytes.length, events);
      this.lineStart = this.bytes.length;
    }
    this.closeHeld(events);
    this.parser.flush(events);
    return this.handOut(events);
  }

  private load(bytes: Buffer): void {
    this.bytes = bytes;
    this.text = bytes.toString('latin1');
    this.isAscii = isAscii(bytes);
    this.nonAsciiAt = -1;
  }

  private readLines(events: NewEvent[]): void {
    const { text } = this;
    for (;;) {
      this.passHole(events);
      const newline = text.indexOf('\n', this.lineStart);
      if (newline === -1) return;
      this.takeLine(newline, events);
      this.lineStart = newline + 1;
    }
  }

  /** NULs where a line should begin: the file was truncated under its writer. */
  private passHole(events: NewEvent[]): void {
    const { bytes } = this;
    if (bytes[this.lineStart] !== NUL) return;
    this.closeHeld(events);
    let at = this.lineStart;
    while (bytes[at] === NUL) at += 1;
    this.lineStart = at;
  }

  /** Takes the line from `lineStart` to its end. */
  private takeLine(newline: number, events: NewEvent[]): void {
    const { bytes, lineStart } = this;
    const end = newline > lineStart && bytes[newline - 1] === RETURN ? newline - 1 : newline;
    if (end === lineStart) {
      this.closeHeld(events);
      return;
    }
    const isIndented = isWhiteSpace(bytes[lineStart]);
    // What was handed out before a restart without this line stays without it.
    const goesOn = isIndented && this.heldEnd !== -1 && this.origin + lineStart !== this.emitFrom;
    if (goesOn && end - this.heldStart <= MAX_RECORD_BYTES) {
      this.heldEnd = end;
      this.heldLines += 1;
      return;
    }
    this.closeHeld(events);
    if (isIndented && this.text.slice(lineStart, end).trim() === '') return;
    if (end - lineStart > MAX_RECORD_BYTES) {
      this.emit(lineStart, lineStart + MAX_RECORD_BYTES, 1, true, events);
      return;
    }
    if (!this.format.joinsLines) {
      this.emit(lineStart, end, 1, false, events);
      return;
    }
    this.heldStart = lineStart;
    this.heldEnd = end;
    this.heldLines = 1;
  }

  private closeHeld(events: NewEvent[]): void {
    if (this.heldEnd === -1) return;
    this.emit(this.heldStart, this.heldEnd, this.heldLines, false, events);
    this.heldEnd = -1;
  }

  private emit(
    start: number,
    end: number,
    lines: number,
    isCut: boolean,
    events: NewEvent[],
  ): void {
    const { record } = this;
    record.text = this.text;
    record.bytes = this.bytes;
    record.start = start;
    record.end = end;
    record.lines = lines;
    record.isCut = isCut;
    record.offset = this.origin + start;
    record.isAscii = this.isAscii || this.nextNonAscii(start) >= end;
    if (record.offset === 0 && this.text.startsWith(BOM)) record.start += BOM.length;
    this.parser.accept(record, events);
  }

  private nextNonAscii(from: number): number {
    if (this.nonAsciiAt < from) {
      this.nonAscii.lastIndex = from;
      this.nonAsciiAt = this.nonAscii.exec(this.text)?.index ?? this.text.length;
    }
    return this.nonAsciiAt;
  }

  /** Lets go of what is not needed any more. */
  private keepRest(events: NewEvent[]): void {
    const { bytes, lineStart } = this;
    // The first byte of a line tells whether it belongs to the one before.
    if (lineStart < bytes.length && !isWhiteSpace(bytes[lineStart])) this.closeHeld(events);
    if (bytes.length - lineStart > MAX_RECORD_BYTES + 1) {
      this.closeHeld(events);
      this.beginCut();
      return;
    }
    const from = this.heldEnd === -1 ? lineStart : this.heldStart;
    const rest = bytes.subarray(from);
    this.origin += from;
    this.lineStart -= from;
    if (this.heldEnd !== -1) this.heldEnd -= from;
    this.heldStart = 0;
    this.pending = rest.length;
    // A copy: the rest would keep the whole chunk in memory.
    this.load(Buffer.from(rest));
    this.pieces = rest.length === 0 ? [] : [this.bytes];
  }

  private beginCut(): void {
    const { bytes, lineStart } = this;
    const kept = Buffer.from(bytes.subarray(lineStart, lineStart + MAX_RECORD_BYTES));
    this.cut = { bytes: kept, offset: this.origin + lineStart };
    this.forget(this.origin + bytes.length);
  }

  private pushBehindCut(chunk: Buffer, events: NewEvent[]): NewEvent[] {
    const newline = chunk.indexOf(NEWLINE);
    if (newline === -1) {
      this.origin += chunk.length;
      return events;
    }
    const next = this.origin + newline + 1;
    this.endCut(events);
    this.forget(next);
    return [...this.handOut(events), ...this.push(chunk.subarray(newline + 1))];
  }

  private endCut(events: NewEvent[]): void {
    if (this.cut === undefined) return;
    const { bytes, offset } = this.cut;
    const after = this.origin;
    this.cut = undefined;
    this.origin = offset;
    this.load(bytes);
    this.emit(0, bytes.length, 1, true, events);
    this.forget(after);
  }

  /** Begins anew at a place in the file. */
  private forget(offset: number): void {
    this.origin = offset;
    this.pieces = [];
    this.pending = 0;
    this.lineStart = 0;
    this.load(Buffer.alloc(0));
  }

  private handOut(events: NewEvent[]): NewEvent[] {
    if (this.emitFrom === 0) return events;
    const { emitFrom } = this;
    const wanted = events.filter(({ offset }) => offset === undefined || offset >= emitFrom);
    if (this.safeOffset >= emitFrom) this.emitFrom = 0;
    return wanted;
  }
}
