// Builds a program of test/browser/ that drives a browser, and runs it.
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import { buildPublic } from './build_public.mjs';

/**
 * @param name of the program in dist/
 * @param entryPoint its source
 */
export async function runBrowserProgram(name, entryPoint) {
  const outfile = `dist/${name}.js`;
  await buildPublic();
  await build({
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  const words = process.argv.slice(2);
  const { status } = spawnSync(process.execPath, [outfile, ...words], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
