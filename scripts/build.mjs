// Makes dist/ from the sources: the KQL parser from its grammar, one bundle for each program, and the page.
import { build } from 'esbuild';
import { writeParser } from './build_kql_parser.mjs';
import { buildPublic } from './build_public.mjs';

await writeParser();

const programs = {
  executable_stack: 'standalone/main.ts',
  ingest_worker: 'standalone/collector/workers/ingest_worker.ts',
  bench: 'test/bench/main.ts',
  bench_desk: 'test/bench/desk/main.ts',
  bench_engine: 'test/bench/engine/main.ts',
  bench_engine_run: 'test/bench/engine/our_run.ts',
};

await build({
  entryPoints: programs,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
});

await buildPublic();
