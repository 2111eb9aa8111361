import { fieldText, type Document, type JsonValue } from '../../../common/document/document';
import { ApplicationError } from '../../../common/errors';
import type { NewEvent } from '../../../server/ports';
import { importProblem, type PlannedFile } from './import_plan';
import type { ImportMeter } from './import_progress';
import type { ImportQueue } from './import_queue';
import type { ImportState } from './import_state';
import { resumeReader, type LogReader } from '../log_reader';
import { logChunks } from '../log_stream';
import { countLines } from '../count_lines';

/**
 * `imported`: to its end; `complete`: it was imported before; `skipped`: it is no log; `failed`: it could not be read, or
 * not to its end; `cancelled`: the next import goes on there.
 */
export type FileOutcome = 'imported' | 'complete' | 'skipped' | 'failed' | 'cancelled';

export interface FileReport {
  path: string;
  outcome: FileOutcome;
  /** Why it was skipped or failed. */
  reason?: string;
  lines: number;
  stored: number;
  duplicates: number;
}

/** A file, and all that its import needs. */
export interface FileWork {
  file: PlannedFile;
  reading: { hostName: string; timezone?: string };
  /** The name under which `state` is kept. */
  source: string;
  state: ImportState;
  /** Written to while it goes on. */
  report: FileReport;
  queue: ImportQueue;
  meter: ImportMeter;
}

/** The hosts that events name; two are as good as many. */
class HostsNamed {
  readonly names: string[];
  private last: Document | undefined;

  constructor(known: readonly string[]) {
    this.names = [...known];
  }

  collect(events: readonly NewEvent[]): void {
    for (const { shared } of events) {
      if (this.names.length > 1) return;
      if (shared === this.last) continue;
      this.last = shared;
      const name = fieldText(shared, 'host.name') ?? fieldText(shared, 'host.hostname');
      if (name !== undefined && !this.names.includes(name)) this.names.push(name);
    }
  }
}

class FileImport {
  readonly hosts: HostsNamed;
  private readonly reader: LogReader;

  constructor(private readonly work: FileWork) {
    const { file, reading, state } = work;
    this.hosts = new HostsNamed(state.hosts);
    const referenceTime = file.mtime;
    this.reader = resumeReader(
      { path: file.path, ...reading, firstBytes: file.firstBytes, referenceTime },
      state,
    );
  }

  async run(onChunk: () => void, signal: AbortSignal | undefined): Promise<void> {
    const { file, meter, state } = this.work;
    const from = state.recountFrom;
    if (!file.kind.packed) meter.pass(from);
    const onRead = (bytes: number): void => meter.addRead(bytes);
    for await (const chunk of logChunks(file.path, {
      packed: file.kind.packed,
      from,
      onRead,
      signal,
    })) {
      this.count(countLines(chunk));
      await this.hand(this.reader.push(chunk), false);
      onChunk();
    }
    await this.hand(this.reader.end(), true);
  }

  /** What was read before the rest turned out to be unreadable. */
  async keep(): Promise<void> {
    await this.hand(this.reader.flush(), false);
  }

  private count(lines: number): void {
    this.work.report.lines += lines;
    this.work.meter.lines += lines;
  }

  private async hand(events: readonly NewEvent[], done: boolean): Promise<void> {
    if (events.length === 0 && !done) return;
    const { file, source, report, meter, queue } = this.work;
    if (file.kind.namesHost) this.hosts.collect(events);
    const { safeOffset: offset, recountFrom } = this.reader;
    const state: JsonValue = { offset, recountFrom, hosts: this.hosts.names, done };
    await queue.add(events, { source, state }, ({ stored, duplicates }) => {
      report.stored += stored;
      report.duplicates += duplicates;
      meter.stored += stored;
      meter.duplicates += duplicates;
    });
  }
}

const isFileProblem = (error: unknown): boolean =>
  typeof (error as NodeJS.ErrnoException).code === 'string';

/**
 * Imports one file from where it was left.
 * @param onChunk called after each chunk
 * @returns the hosts that its lines name
 * @throws ApplicationError `store_unusable`; what is wrong with the file stands in its report
 */
export async function importFile(
  work: FileWork,
  onChunk: () => void,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const { report } = work;
  const reading = new FileImport(work);
  try {
    await reading.run(onChunk, signal);
    report.outcome = 'imported';
  } catch (error) {
    if (signal?.aborted) return reading.hosts.names;
    if (error instanceof ApplicationError || !isFileProblem(error)) throw error;
    report.outcome = 'failed';
    report.reason = importProblem(error);
    await reading.keep();
  }
  return reading.hosts.names;
}
