import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

/** What `npm run build:kibana` prints, and how it ends. */
export function runBuild(...words: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'scripts/build_kibana.mjs'), ...words],
    { cwd: ROOT, encoding: 'utf8' },
  );
  return { status, out: stdout, err: stderr };
}

/** Builds the plugin for a release of Kibana. @returns the zip's path */
export function buildPlugin(kibanaVersion: string, folder: string): string {
  const { status, err } = runBuild('--kibana-version', kibanaVersion, '--out', folder);
  if (status !== 0) throw new Error(`the plugin can't be built: ${err}`);
  return join(folder, `executableStack-${kibanaVersion}.zip`);
}
