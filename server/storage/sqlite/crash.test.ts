import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { and, is } from '../../../common/kql/ast';
import { openDatabase } from './open_database';
import { openStore } from './sqlite_store';

const ROUNDS = 4;

/** Appends batches for ever, each with a checkpoint that says how many events there are of its source. */
const WRITER = `
import { openStore } from './sqlite_store';
const [path = '', source = ''] = process.argv.slice(2);
const store = openStore(path, { clock: { now: () => Date.now() } });
let written = Number(store.sink.checkpoint(source) ?? 0);
process.stdout.write('open');
for (;;) {
  const events = Array.from({ length: 100 }, (_, n) => ({
    id: Buffer.from(source.padEnd(8)).toString('hex') + String(written + n).padStart(16, '0'),
    shared: { host: { name: source } },
    timestamp: 1_790_000_000_000 + written + n,
    message: 'line number ' + (written + n),
  }));
  written += events.length;
  store.sink.append(events, [{ source, state: written }]);
}
`;

let folder: string;
let script: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'executable-stack-'));
  script = join(folder, 'writer.cjs');
  await build({
    stdin: { contents: WRITER, resolveDir: __dirname, loader: 'ts' },
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function startWriter(path: string, source: string) {
  const child = spawn(process.execPath, [script, path, source], {
    env: { ...process.env, NODE_PATH: resolve('node_modules') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const opened = Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error(`a writer ended: ${errors}`))),
  ]);
  return { child, opened, errors: () => errors };
}

/** Whether the store is whole, and as many events are there as the checkpoints say. */
async function inspect(path: string, sources: readonly string[]): Promise<number> {
  const connection = openDatabase(path);
  expect(connection.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
  connection.run("INSERT INTO event_text (event_text) VALUES ('integrity-check')");
  connection.close();

  const store = openStore(path, { clock: { now: () => 0 } });
  let total = 0;
  for (const source of sources) {
    const claimed = Number(store.sink.checkpoint(source) ?? 0);
    const query = is('host.name', source);
    expect(await store.events.count({ query })).toBe(claimed);
    expect(await store.events.count({ query: and(query, is('message', 'line number')) })).toBe(
      claimed,
    );
    total += claimed;
  }
  store.close();
  return total;
}

it('loses nothing and invents nothing when its writers are killed at any moment', async () => {
  const path = join(folder, 'store.db');
  const sources = ['one', 'two'];
  let before = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    // They also make the store together, the first time.
    const writers = sources.map((source) => startWriter(path, source));
    await Promise.all(writers.map(({ opened }) => opened));
    await new Promise((done) => setTimeout(done, 60 + Math.random() * 120));
    const ended = writers.map(({ child }) => once(child, 'exit'));
    for (const { child } of writers) child.kill('SIGKILL');
    await Promise.all(ended);
    expect(writers.map(({ errors }) => errors())).toEqual(['', '']);
    const after = await inspect(path, sources);
    expect(after).toBeGreaterThanOrEqual(before);
    before = after;
  }
  expect(before).toBeGreaterThan(0);
}, 30_000);
