import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

// From the repository's folder, so that a bundle finds it too.
const HERE = resolve('test/engine/node');
const TARGET = join(HERE, 'target');
const JAR = join(TARGET, 'engine-node-1.jar');
const LIBRARIES = join(TARGET, 'lib');
const SOURCES = [join(HERE, 'pom.xml'), join(HERE, 'src/main/java/engine/EngineNode.java')];
const BUILD_TIMEOUT = 10 * 60_000;
const START_TIMEOUT = 120_000;

/** There is no Java or Maven here, or Maven has no way to the packages. */
export class NoEngine extends Error {
  override readonly name = 'NoEngine';
}

/** A running node. */
export interface EngineNode {
  url: string;
  pid: number;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

export interface EngineNodeOptions {
  /** As Java takes it: `512m`. */
  heap?: string;
  /** Everything that it prints goes here; nowhere by default. */
  log?: (line: string) => void;
}

function run(command: string, words: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr, error } = spawnSync(command, words, {
    encoding: 'utf8',
    timeout: BUILD_TIMEOUT,
  });
  return { status, output: error ? error.message : `${stdout}${stderr}` };
}

function lastLine(text: string): string {
  return (
    text
      .trim()
      .split('\n')
      .find((line) => line.includes('ERROR')) ?? text.trim()
  );
}

function isBuilt(): boolean {
  if (!existsSync(JAR) || !existsSync(LIBRARIES)) return false;
  const built = statSync(JAR).mtimeMs;
  return SOURCES.every((source) => statSync(source).mtimeMs <= built);
}

/** Compiles the node and brings Elasticsearch's packages. @throws NoEngine */
function build(): void {
  if (run('java', ['-version']).status !== 0) throw new NoEngine('there is no Java here');
  if (isBuilt()) return;
  if (run('mvn', ['-version']).status !== 0) throw new NoEngine('there is no Maven here');
  const goals = ['package', 'dependency:copy-dependencies', `-DoutputDirectory=${LIBRARIES}`];
  const built = run('mvn', ['-q', '-B', '-f', join(HERE, 'pom.xml'), ...goals]);
  if (built.status !== 0) throw new NoEngine(`Maven failed: ${lastLine(built.output)}`);
}

function start(home: string, heap: string): ChildProcess {
  const words = [
    `-Xms${heap}`,
    `-Xmx${heap}`,
    '-XX:+UseSerialGC',
    '--add-opens=java.base/java.io=ALL-UNNAMED',
    `-Djava.io.tmpdir=${home}`,
    '-cp',
    [JAR, join(LIBRARIES, '*')].join(':'),
    'engine.EngineNode',
    home,
  ];
  return spawn('java', words, { stdio: ['pipe', 'pipe', 'pipe'] });
}

function portOf(child: ChildProcess, log: (line: string) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    const lines: string[] = [];
    const late = setTimeout(
      () => reject(new Error(`Elasticsearch did not start in ${START_TIMEOUT / 1000} s`)),
      START_TIMEOUT,
    );
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        log(line);
        lines.push(line);
        const [, port] = /^listening (\d+)$/.exec(line) ?? [];
        if (port === undefined) return;
        clearTimeout(late);
        resolve(Number(port));
      });
    }
    child.once('error', reject);
    child.once('exit', (status) =>
      reject(new Error(`Elasticsearch ended with ${status}: ${lines.slice(-5).join('\n')}`)),
    );
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // Its data is thrown away, so there is nothing to close in order.
  child.kill('SIGKILL');
  await ended;
}

/**
 * Starts a real Elasticsearch on loopback and a free port, its data in a folder that goes with it. It ends with this process,
 * however this ends.
 * @throws NoEngine where there is no Java or Maven, or no way to the packages
 */
export async function startEngineNode(options: EngineNodeOptions = {}): Promise<EngineNode> {
  const { heap = '512m', log = () => undefined } = options;
  build();
  const home = mkdtempSync(join(tmpdir(), 'executable-stack-engine-'));
  const child = start(home, heap);
  const stop = async () => {
    await end(child);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const port = await portOf(child, log);
    return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
