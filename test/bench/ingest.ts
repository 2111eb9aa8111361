import { join } from 'node:path';
import { writeSyslog } from './generate_syslog';
import { measureProcess, median } from './measure';
import type { Report } from './report';

const ROUNDS = 3;

/** Lines a second into the store, beside the plain loop and beside raw inserts, in turns. */
export async function benchIngest(folder: string, lines: number, report: Report): Promise<void> {
  const input = join(folder, 'syslog');
  const bytes = await writeSyslog(input, lines);
  const ours: number[] = [];
  const plain: number[] = [];
  const raw: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const store = join(folder, `store-${round}`);
    const own = await measureProcess([
      'bin/executable-stack',
      'import',
      input,
      '--data-dir',
      store,
    ]);
    ours.push(lines / own.seconds);
    const loop = await measureProcess([
      'test/bench/peer_plain_loop.js',
      input,
      join(folder, `plain-${round}.db`),
    ]);
    plain.push(lines / Number(loop.stdout));
    const inserts = await measureProcess([
      'test/bench/peer_raw_inserts.js',
      String(lines),
      join(folder, `raw-${round}.db`),
    ]);
    raw.push(lines / Number(inserts.stdout));
  }
  const rate = median(ours);
  report.row(
    'import, whole process',
    `${Math.round(rate)} lines/s`,
    `${(((bytes / lines) * rate) / 1e6).toFixed(1)} MB/s`,
  );
  report.row(
    '  beside a plain loop (regex, JSON, insert)',
    `${Math.round(median(plain))} lines/s`,
    `${(rate / median(plain)).toFixed(2)}x`,
  );
  report.row(
    '  beside raw better-sqlite3 inserts',
    `${Math.round(median(raw))} rows/s`,
    `${(rate / median(raw)).toFixed(2)}x`,
  );
}

/** The most memory while a large file is imported. */
export async function benchImportMemory(
  folder: string,
  lines: number,
  report: Report,
): Promise<void> {
  const input = join(folder, 'large');
  const bytes = await writeSyslog(input, lines);
  const figures = await measureProcess([
    'bin/executable-stack',
    'import',
    input,
    '--data-dir',
    join(folder, 'large-store'),
  ]);
  report.row(
    `peak memory, importing ${(bytes / 1e9).toFixed(2)} GB`,
    `${Math.round(figures.peakMegabytes)} MB`,
    `${Math.round(lines / figures.seconds)} lines/s`,
  );
}

/** From the start of the process to watching, on an empty store and on a filled one. */
export async function benchStart(folder: string, report: Report): Promise<void> {
  const seconds: number[] = [];
  for (let round = 0; round < 5; round++) {
    const started = await measureProcess(
      ['bin/executable-stack', 'start', '--port', '0', '--data-dir', join(folder, 'start')],
      'Watching',
    );
    seconds.push(started.seconds);
  }
  report.row(
    'start to watching',
    `${Math.round(median(seconds) * 1000)} ms`,
    `worst ${Math.round(Math.max(...seconds) * 1000)} ms`,
  );
}
