import type { Detection } from '../server/detection/detection';
import { importPaths, type ImportReport } from './collector/import/import_paths';
import type { ImportProgress } from './collector/import/import_progress';
import { startWorkerWriter } from './collector/worker_writer';
import { programFile } from './program_file';

/** The machine that the sample logs are of. */
const SAMPLE_HOST = 'web-01';

export interface SampleOptions {
  storePath: string;
  detection: Pick<Detection, 'runToEnd'>;
  signal?: AbortSignal;
  onProgress?: (progress: ImportProgress) => void;
}

/** What loading the sample came to. */
export interface SampleReport {
  imported: ImportReport;
  /** Events and alerts that were not there before. */
  events: number;
  alerts: number;
}

/**
 * Loads the sample logs of a Debian machine and runs the detection on them. What is there already is not made again.
 * @throws ApplicationError where the store gives up, or a run fails
 */
export async function loadSample(options: SampleOptions): Promise<SampleReport> {
  const { storePath, detection, signal, onProgress } = options;
  const writer = startWorkerWriter(storePath);
  try {
    const imported = await importPaths(
      [programFile('sample', 'debian-12')],
      { writer, hostName: SAMPLE_HOST, timezone: 'UTC' },
      onProgress,
      signal,
    );
    const { created } = await detection.runToEnd({ trigger: 'manual', signal });
    return { imported, events: imported.total.stored, alerts: created };
  } finally {
    await writer.close();
  }
}
