import { hostname } from 'node:os';
import type { EventWriter } from '../event_writer';
import { importFile, type FileReport } from './import_file';
import { planImport, type PlannedFile } from './import_plan';
import { ImportMeter, type ImportProgress } from './import_progress';
import { ImportQueue } from './import_queue';
import { importSource, NOT_BEGUN, parseImportState } from './import_state';

export interface ImportOptions {
  writer: EventWriter;
  /** The host of files that name none; default: the only one that the other files name, else this machine. */
  hostName?: string;
  /** IANA name or offset of time stamps without one; default: this machine's. */
  timezone?: string;
  /** This machine's name; default: the system's. */
  machineName?: string;
  /** Milliseconds of a clock that does not jump. */
  now?: () => number;
}

export interface ImportReport {
  files: FileReport[];
  /** What all files came to. */
  total: ImportProgress;
  cancelled: boolean;
}

class Import {
  private readonly queue: ImportQueue;
  private readonly hosts = new Set<string>();
  readonly reports: FileReport[] = [];

  constructor(
    private readonly options: ImportOptions,
    private readonly meter: ImportMeter,
    private readonly onProgress: (progress: ImportProgress) => void,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.queue = new ImportQueue(options.writer);
  }

  async run(files: readonly PlannedFile[]): Promise<void> {
    for (const file of files) {
      const report: FileReport = {
        path: file.path,
        outcome: 'cancelled',
        lines: 0,
        stored: 0,
        duplicates: 0,
      };
      this.reports.push(report);
      if (!this.signal?.aborted) await this.importFile(file, report);
    }
    await this.queue.finish();
    this.onProgress(this.meter.progress());
  }

  /** What is written in place of a name: a file that names no host is most likely from where the others are. */
  private hostFor(file: PlannedFile): string {
    const { hostName, machineName = hostname() } = this.options;
    if (hostName !== undefined || file.kind.namesHost || this.hosts.size !== 1)
      return hostName ?? machineName;
    const [only] = this.hosts;
    return only ?? machineName;
  }

  private async importFile(file: PlannedFile, report: FileReport): Promise<void> {
    this.meter.path = file.path;
    const reading = { hostName: this.hostFor(file), timezone: this.options.timezone };
    const source = importSource(file, reading);
    const state = parseImportState(await this.options.writer.checkpoint(source)) ?? NOT_BEGUN;
    for (const host of state.hosts) this.hosts.add(host);
    if (state.done) {
      report.outcome = 'complete';
      this.meter.pass(file.size);
      return;
    }
    const work = { file, reading, source, state, report, queue: this.queue, meter: this.meter };
    const found = await importFile(work, () => this.onProgress(this.meter.progress()), this.signal);
    for (const host of found) this.hosts.add(host);
  }
}

/**
 * Stores all events of files and folders. Read again, they are known by their ids; cancelled, it goes on where it was.
 * What can't be read is reported, and the others are read.
 * @param onProgress called after each megabyte or so, and at the end
 * @param signal cancels; the report then says how far it came
 * @throws ApplicationError `store_unusable` where events can't be stored
 */
export async function importPaths(
  paths: readonly string[],
  options: ImportOptions,
  onProgress: (progress: ImportProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<ImportReport> {
  const { files, leftOut } = await planImport(paths);
  const bytesTotal = files.reduce((sum, { size }) => sum + size, 0);
  const meter = new ImportMeter(bytesTotal, options.now ?? (() => performance.now()));
  const work = new Import(options, meter, onProgress, signal);
  await work.run(files);
  const others = leftOut.map((each) => ({ ...each, lines: 0, stored: 0, duplicates: 0 }));
  const cancelled = work.reports.some(({ outcome }) => outcome === 'cancelled');
  return { files: [...work.reports, ...others], total: meter.progress(), cancelled };
}
