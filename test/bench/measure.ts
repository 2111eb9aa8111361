import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The value below which `share` (0 to 1) of the sorted figures lie. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (figures: readonly number[]): number => percentile(figures, 0.5);

export interface ProcessFigures {
  /** Wall time from start to end, or to `until`, seconds. */
  seconds: number;
  /** The most resident memory that was seen, megabytes (10^6 bytes). */
  peakMegabytes: number;
  stdout: string;
}

function peakOf(pid: number): number {
  try {
    const [, kilobytes] =
      /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return (Number(kilobytes ?? 0) * 1024) / 1e6;
  } catch {
    return 0;
  }
}

/**
 * Runs a Node program as a process of its own and measures it from outside.
 * @param until stop the clock, and the process, when it has printed this
 */
export function measureProcess(words: string[], until?: string): Promise<ProcessFigures> {
  return new Promise((resolve, reject) => {
    const started = process.hrtime.bigint();
    const elapsed = (): number => Number(process.hrtime.bigint() - started) / 1e9;
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    let seconds: number | undefined;
    let peakMegabytes = 0;
    const watch = setInterval(() => {
      peakMegabytes = Math.max(peakMegabytes, peakOf(child.pid ?? 0));
    }, 20);
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (until === undefined || seconds !== undefined || !stdout.includes(until)) return;
      seconds = elapsed();
      child.kill('SIGTERM');
    });
    child.on('exit', (status) => {
      clearInterval(watch);
      if (status !== 0) reject(new Error(`${words.join(' ')} ended with ${status}: ${stderr}`));
      else resolve({ seconds: seconds ?? elapsed(), peakMegabytes, stdout });
    });
  });
}
