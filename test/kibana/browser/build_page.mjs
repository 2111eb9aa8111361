// Makes what Kibana's page loads before any plugin: the shared modules and core. Argument: the folder to put them into.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { filesIn, stampOf } from '../../../scripts/input_stamp.mjs';
import { sharedDeps } from '../../../scripts/kibana/shared_deps.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const BESIDE = ['scripts/kibana/shared_deps.mjs', 'package-lock.json'];
const [, , out] = process.argv;
const STAMP = join(out, '.inputs');

const options = {
  bundle: true,
  outdir: out,
  format: 'iife',
  platform: 'browser',
  target: 'chrome120',
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
};

const stamp = stampOf([...BESIDE, ...filesIn(HERE)]);
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== stamp) {
  await Promise.all([
    build({
      ...options,
      entryPoints: { 'kbn-ui-shared-deps-src': join(HERE, 'page/shared_deps.js') },
      globalName: '__kbnSharedDeps__',
      alias: { '@elastic/eui': '@elastic/eui/optimize/es' },
    }),
    build({
      ...options,
      entryPoints: { 'core.entry': join(HERE, 'page/core_entry.tsx') },
      plugins: [sharedDeps],
    }),
  ]);
  writeFileSync(STAMP, stamp);
}
