import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Clock ticks a second in /proc (proc(5), `sysconf(_SC_CLK_TCK)`): 100 on Linux. */
const TICKS = 100;

/** Fields 14 to 17 of /proc/PID/stat: its own user and system time, and that of its children that have ended; seconds. */
function timesOf(pid: number | 'self'): { own: number; children: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const at = (field: number): number => Number(fields[field - 3] ?? 0) / TICKS;
  return { own: at(14) + at(15), children: at(16) + at(17) };
}

/** CPU time that a running process has used, seconds. */
export function cpuOf(pid: number): number {
  return timesOf(pid).own;
}

export interface Figures {
  /** CPU time of the process and of what it started, seconds. */
  cpu: number;
  /** CPU time of Elasticsearch meanwhile, seconds. */
  engineCpu: number;
  /** Wall time, seconds. */
  seconds: number;
  output: string;
}

export interface MeasureOptions {
  /** The process of Elasticsearch. */
  engine: number;
  cwd?: string;
  /** Tells when the work is done of a program that doesn't end by itself; it is interrupted then. */
  isDone?: () => Promise<boolean>;
}

async function interruptWhenDone(
  child: ChildProcess,
  isDone: () => Promise<boolean>,
): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    if (await isDone()) child.kill('SIGINT');
  }
}

/** Runs a program to its end. One at a time: children are told apart by when they end. */
export function measure(
  command: string,
  words: readonly string[],
  { engine, cwd, isDone }: MeasureOptions,
): Promise<Figures> {
  const before = { children: timesOf('self').children, engine: cpuOf(engine) };
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    if (isDone) void interruptWhenDone(child, isDone).catch(reject);
    child.once('exit', (status) => {
      const cpu = timesOf('self').children - before.children;
      const seconds = (performance.now() - started) / 1000;
      if (status === 0) resolve({ cpu, engineCpu: cpuOf(engine) - before.engine, seconds, output });
      else reject(new Error(`${command} ended with ${status}: ${output.slice(-2000)}`));
    });
  });
}
