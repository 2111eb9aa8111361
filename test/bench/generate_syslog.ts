import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';

const FIXTURE = 'test/fixtures/debian-12/var-log/syslog';
const STAMP_LENGTH = '2026-11-24T11:48:41.407415+00:00'.length;

/** The texts behind the time stamps of a real syslog file, without the kernel's line: hits are placed on purpose. */
export function realLineTails(): string[] {
  return readFileSync(FIXTURE, 'utf8')
    .split('\n')
    .filter((line) => line.length > STAMP_LENGTH && !line.includes('executable stack'))
    .map((line) => line.slice(STAMP_LENGTH));
}

/**
 * Writes a syslog file of real messages, each line with a time stamp of its own, `spacing` microseconds apart.
 * @returns the number of bytes
 */
export async function writeSyslog(
  path: string,
  lines: number,
  hitEvery = 100_000,
): Promise<number> {
  const tails = realLineTails();
  const file = createWriteStream(path);
  const start = Date.UTC(2026, 10, 1);
  let bytes = 0;
  for (let first = 0; first < lines; first += 10_000) {
    const block: string[] = [];
    for (let line = first; line < Math.min(first + 10_000, lines); line++) {
      const micros = String(line % 1000).padStart(3, '0');
      const stamp = new Date(start + line).toISOString().replace('Z', `${micros}+00:00`);
      const tail =
        line % hitEvery === hitEvery - 1
          ? ` web-${line % 97} kernel: [${String(line % 1e6).padStart(5)}.123456] process 'opt/app/bin/worker-${line}' started with executable stack`
          : tails[line % tails.length];
      block.push(`${stamp}${tail}\n`);
    }
    const chunk = Buffer.from(block.join(''));
    bytes += chunk.length;
    if (!file.write(chunk)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return bytes;
}
