import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PROGRAM = resolve('bin/executable-stack');

export interface Finished {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** A folder for one test, removed by the returned function. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'executable-stack-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Runs the built program to its end. */
export function runProgramFile(
  words: string[],
  options: { input?: string | Buffer } = {},
): Finished {
  const result = spawnSync(process.execPath, [PROGRAM, ...words], {
    encoding: 'utf8',
    input: options.input,
    maxBuffer: 1 << 28,
    env: { ...process.env, TZ: 'UTC' },
  });
  return { status: result.status, stdout: result.stdout, stderr: result.stderr };
}

const started = new Set<ChildProcessWithoutNullStreams>();

// A test that fails must not leave a program running that keeps the whole run from ending.
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

/** Starts the built program and leaves it running, until the tests of the file are over at the latest. */
export function startProgramFile(words: string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    env: { ...process.env, TZ: 'UTC' },
  });
  started.add(child);
  child.once('exit', () => started.delete(child));
  return child;
}

/** Waits until what the process printed holds for `condition`. @throws Error with all it printed, when it ends before */
export function waitForOutput(
  child: ChildProcessWithoutNullStreams,
  condition: (printed: string) => boolean,
): Promise<string> {
  return new Promise((resolveWait, reject) => {
    let printed = '';
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (condition(printed)) resolveWait(printed);
    });
    child.on('exit', (status) => reject(new Error(`ended with ${status}: ${printed}${errors}`)));
  });
}

/** The documents of NDJSON. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
