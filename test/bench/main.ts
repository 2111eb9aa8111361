import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchImportMemory, benchIngest, benchStart } from './ingest';
import { Report } from './report';
import { benchRun } from './run';

// Full sizes by default; `npm run bench -- --quick` for a look at a tenth of them.
const quick = process.argv.includes('--quick');

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'executable-stack-bench-'));
  const report = new Report();
  try {
    await benchStart(folder, report);
    await benchIngest(folder, quick ? 100_000 : 1_000_000, report);
    await benchImportMemory(folder, quick ? 1_000_000 : 9_000_000, report);
    await benchRun(
      folder,
      quick ? [100_000, 1_000_000] : [1_000_000, 5_000_000, 10_000_000],
      report,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
