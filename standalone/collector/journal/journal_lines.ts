import type { NewEvent } from '../../../server/ports';
import type { JournalState } from './journal_command';
import { MAX_RECORD_BYTES } from '../../log_formats/line_reader';
import { journalReader } from '../log_reader';
import { countLines } from '../count_lines';

export interface JournalBatch {
  events: NewEvent[];
  lines: number;
  /** How far the journal is read once the events are stored; undefined where no entry tells. */
  state: JournalState | undefined;
}

const NEWLINE = 0x0a;

// Within a value the quotes would be escaped, and no program can set fields that begin with two underscores.
const CURSOR = /"__CURSOR"\s*:\s*"([^"\\]+)"/;
const REALTIME = /"__REALTIME_TIMESTAMP"\s*:\s*"(\d+)"/;

function stateAfter(entry: string): JournalState | undefined {
  const cursor = CURSOR.exec(entry)?.[1];
  return cursor === undefined ? undefined : { cursor, realtime: REALTIME.exec(entry)?.[1] };
}

/**
 * Makes events of what journalctl prints as JSON, however it is cut into chunks. A field may have hundreds of megabytes, and any
 * user can write one of 32: of such an entry no more than its beginning is kept.
 */
export class JournalLines {
  private readonly reader = journalReader();
  /** The beginning of the entry that is not whole yet. */
  private begun: Buffer[] = [];
  private begunBytes = 0;

  /** The entries that are whole by now; undefined where there are none. */
  push(chunk: Buffer): JournalBatch | undefined {
    const events = this.reader.push(chunk);
    const end = chunk.lastIndexOf(NEWLINE);
    if (end === -1) {
      this.keep(chunk);
      return undefined;
    }
    const lastStart = chunk.subarray(0, end).lastIndexOf(NEWLINE) + 1;
    const before = lastStart === 0 ? this.begun : [];
    const state = stateAfter(Buffer.concat([...before, chunk.subarray(lastStart, end)]).toString());
    this.begun = [];
    this.begunBytes = 0;
    this.keep(chunk.subarray(end + 1));
    return { events, lines: countLines(chunk), state };
  }

  private keep(bytes: Buffer): void {
    if (this.begunBytes >= MAX_RECORD_BYTES) return;
    this.begun.push(bytes);
    this.begunBytes += bytes.length;
  }
}
