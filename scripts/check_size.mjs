// Holds the budget: what the first page must load before it shows anything.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildPublic, OUT } from './build_public.mjs';

const BUDGET_KB = 500;

await buildPublic();
const html = readFileSync(join(OUT, 'index.html'), 'utf8');
const scripts = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path);
const bytes = scripts.reduce((sum, path) => sum + statSync(join(OUT, `${path}.gz`)).size, 0);
const kb = Math.round(bytes / 1000);
const words = `JavaScript of the first page: ${kb} kB gzipped, of ${BUDGET_KB} kB`;
process.stdout.write(`${words}\n`);
if (kb > BUDGET_KB) process.exit(1);
