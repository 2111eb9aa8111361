import type { NewEvent } from '../../../server/ports';
import type { JournalState } from './journal_command';
import { journalReader } from '../log_reader';
import { countLines } from '../count_lines';

export interface JournalBatch {
  events: NewEvent[];
  lines: number;
  /** How far the journal is read once the events are stored; undefined where no entry tells. */
  state: JournalState | undefined;
}

const NEWLINE = 0x0a;

// The last of each in an entry: the journal's own fields begin with two underscores, which no program can set.
function stateAfter(entry: string): JournalState | undefined {
  try {
    const { __CURSOR: cursor, __REALTIME_TIMESTAMP: realtime } = JSON.parse(entry) as Record<
      string,
      unknown
    >;
    if (typeof cursor !== 'string') return undefined;
    return { cursor, realtime: typeof realtime === 'string' ? realtime : undefined };
  } catch {
    return undefined;
  }
}

/** Makes events of what journalctl prints as JSON, however it is cut into chunks. */
export class JournalLines {
  private readonly reader = journalReader();
  private carried: Buffer[] = [];

  /** The entries that are whole by now; undefined where there are none. */
  push(chunk: Buffer): JournalBatch | undefined {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end === 0) {
      this.carried.push(chunk);
      return undefined;
    }
    const whole = Buffer.concat([...this.carried, chunk.subarray(0, end)]);
    this.carried = end === chunk.length ? [] : [chunk.subarray(end)];
    const lastStart = whole.lastIndexOf(NEWLINE, whole.length - 2) + 1;
    return {
      events: [...this.reader.push(whole), ...this.reader.flush()],
      lines: countLines(whole),
      state: stateAfter(whole.toString('utf8', lastStart)),
    };
  }
}
