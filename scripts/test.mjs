// Runs every suite, also after one that failed, so that one run tells all that is broken.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const JEST = join('node_modules', 'jest', 'bin', 'jest.js');

/** Units and components; on a real Elasticsearch; in a real browser. */
const SUITES = ['jest.config.js', 'jest.engine.config.js', 'jest.browser.config.js'];

const failed = SUITES.filter((config) => {
  const { status } = spawnSync(process.execPath, [JEST, '--config', config], { stdio: 'inherit' });
  return status !== 0;
});

if (failed.length > 0) {
  process.stderr.write(`failed: ${failed.join(', ')}\n`);
  process.exitCode = 1;
}
