import { appendFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { realLineTails } from '../generate_syslog';

const TICK = 100;

/** Appends real messages to a log file as they would come in, one line of the kernel's among them each second. @returns how many */
export async function writeLog(
  path: string,
  linesPerSecond: number,
  until: number,
): Promise<number> {
  const tails = realLineTails();
  const start = performance.now();
  const perTick = (linesPerSecond * TICK) / 1000;
  let written = 0;
  while (performance.now() < until) {
    const due = Math.floor((performance.now() - start) / TICK + 1) * perTick;
    const block: string[] = [];
    for (; written < due; written += 1) {
      const stamp = new Date().toISOString().replace('Z', `${written % 1000}`.padStart(3, '0'));
      const tail =
        written % linesPerSecond === 0
          ? ` web-${written % 97} kernel: [ 9999.123456] process 'opt/app/bin/worker-${written}' started with executable stack`
          : tails[written % tails.length];
      block.push(`${stamp}+00:00${tail}\n`);
    }
    appendFileSync(path, block.join(''));
    await wait(TICK);
  }
  return written;
}
