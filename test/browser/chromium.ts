import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { devDependencies } from '../../package.json';
import { programFile } from '../../standalone/program_file';

/** Nothing is there: what a page asks of any machine but this one goes nowhere. */
const NOWHERE = 'http://127.0.0.1:9';

/** Unpacks the browser once for all runs; one that ended half-way, or another at the same time, does no harm. */
function unpacked(): string {
  const folder = join(
    tmpdir(),
    `executable-stack-chromium-${devDependencies['@sparticuz/chromium']}`,
  );
  if (existsSync(folder)) return folder;
  const making = mkdtempSync(`${folder}-`);
  const env = { ...process.env, TMPDIR: making };
  execFileSync(process.execPath, [programFile('scripts', 'unpack_chromium.mjs')], { env });
  try {
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Starts a browser that reaches this machine only. Its contexts share nothing: each is somebody else's browser. */
export function launchBrowser(): Promise<Browser> {
  const folder = unpacked();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    proxy: { server: NOWHERE, bypass: '127.0.0.1' },
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
    // Letters as wide as they are on paper, on every machine.
    args: ['--font-render-hinting=none'],
  });
}
