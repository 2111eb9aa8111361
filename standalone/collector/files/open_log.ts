import { open, type FileHandle } from 'node:fs/promises';
import type { NewEvent } from '../../../server/ports';
import { countLines } from '../count_lines';
import {
  findMark,
  HEAD_BYTES,
  isMarked,
  pieceOf,
  readAt,
  takeMark,
  UNREAD,
  type FileMark,
} from './file_mark';
import { resumeReader, type LogReader, type ReaderOptions } from '../log_reader';

/** Bytes read at a time: some thousand lines, a few milliseconds of parsing between two looks at other work. */
const CHUNK_BYTES = 512 * 1024;

const NEWLINE = 0x0a;

export interface Batch {
  events: NewEvent[];
  lines: number;
}

/** `device:inode`, as `rotatedFiles` gives it. */
async function identityOf(handle: FileHandle): Promise<string> {
  const { dev, ino } = await handle.stat({ bigint: true });
  return `${dev}:${ino}`;
}

/**
 * A log file held open from its first byte that is not stored yet, whatever name it gets or loses meanwhile. Nothing is
 * taken for stored by itself: `commit` says so.
 */
export class OpenLog {
  private reader: LogReader | undefined;
  private readOffset: number;
  /** Size, in bytes, and time of the last write, in ms since the epoch, at the last look. */
  size = 0;
  mtime = 0;

  private constructor(
    readonly identity: string,
    private readonly handle: FileHandle,
    private readonly options: ReaderOptions,
    /** How far it is stored. */
    public mark: FileMark,
  ) {
    this.readOffset = mark.recountFrom;
  }

  /**
   * Opens a file where it was left.
   * @param marks of all files known; the one that fits is gone on from
   * @throws the file system's error
   */
  static async open(
    path: string,
    options: ReaderOptions,
    marks: readonly FileMark[],
  ): Promise<OpenLog> {
    const handle = await open(path, 'r');
    try {
      const mark = (await findMark(marks, readAt(handle))) ?? UNREAD;
      const log = new OpenLog(await identityOf(handle), handle, options, mark);
      await log.look();
      return log;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Looks at the file anew. False where what was read is no longer in it: it was truncated or written over. */
  async look(): Promise<boolean> {
    const { size, mtimeMs } = await this.handle.stat();
    const untouched = size === this.size && mtimeMs === this.mtime;
    this.size = size;
    this.mtime = mtimeMs;
    if (untouched) return true;
    if (size < this.readOffset) return false;
    return isMarked(this.mark, readAt(this.handle));
  }

  /** Bytes that are in the file, and not stored. */
  get lag(): number {
    return Math.max(0, this.size - this.mark.offset);
  }

  /** What the next bytes hold; undefined where there are none. */
  async next(): Promise<Batch | undefined> {
    const chunk = await readAt(this.handle)(
      this.readOffset,
      Math.min(CHUNK_BYTES, this.size - this.readOffset),
    );
    if (chunk.length === 0) return undefined;
    if (this.reader === undefined) {
      // What kind of log it is shows in its first line, so that has to be whole.
      if (chunk.length < CHUNK_BYTES && !chunk.includes(NEWLINE)) return undefined;
      this.reader = await this.startReader();
      // Nothing is stored yet that a truncation could be told by.
      if (this.readOffset === 0 && this.mark.offset === 0)
        this.mark = { ...this.mark, head: pieceOf(chunk.subarray(0, HEAD_BYTES)) };
    }
    const recounted = Math.max(0, this.mark.offset - this.readOffset);
    this.readOffset += chunk.length;
    return {
      events: this.reader.push(chunk, this.mtime),
      lines: countLines(chunk.subarray(recounted)),
    };
  }

  /** The last line, if it is whole, once nobody is waiting for lines that continue it. */
  flush(): NewEvent[] {
    return this.reader?.flush() ?? [];
  }

  /** All that is left, a half-written line too: nothing will be written to the file any more. */
  async end(): Promise<NewEvent[]> {
    const rest = await this.rest();
    return [...rest, ...(this.reader?.end() ?? [])];
  }

  /** All that was read, where the rest of it is gone from the file. */
  abandon(): NewEvent[] {
    return this.reader?.end() ?? [];
  }

  /** Marks as stored all that was handed out. To be saved with it. */
  async commit(): Promise<void> {
    const read = readAt(this.handle);
    // What was written over since must not be marked as what was read.
    if (this.reader === undefined || !(await isMarked(this.mark, read))) return;
    const { safeOffset, recountFrom } = this.reader;
    this.mark = await takeMark(read, safeOffset, recountFrom);
  }

  /** Begins again at the first byte. */
  restart(): void {
    this.reader = undefined;
    this.mark = UNREAD;
    this.readOffset = 0;
  }

  async close(): Promise<void> {
    await this.handle.close();
  }

  /** The bytes of a file without any line end: nothing was made of them so far. */
  private async rest(): Promise<NewEvent[]> {
    if (this.reader !== undefined || this.readOffset >= this.size) return [];
    const chunk = await readAt(this.handle)(this.readOffset, this.size - this.readOffset);
    this.readOffset += chunk.length;
    this.reader = await this.startReader();
    return this.reader.push(chunk);
  }

  private async startReader(): Promise<LogReader> {
    const firstBytes = await readAt(this.handle)(0, 64 * 1024);
    return resumeReader({ ...this.options, firstBytes, referenceTime: this.mtime }, this.mark);
  }
}
