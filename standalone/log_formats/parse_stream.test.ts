import { gzipSync } from 'node:zlib';
import type { NewEvent } from '../../server/ports';
import { parseStream, type ParseOptions } from './parse_stream';

const LINES = Array.from(
  { length: 5000 },
  (_, at) => `2026-11-24T11:48:53.${String(at).padStart(6, '0')}Z web-01 app: message ${at}\n`,
).join('');

async function* chunks(content: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

async function parse(
  content: string | Buffer,
  options: ParseOptions = {},
  size = 1000,
): Promise<NewEvent[]> {
  const events: NewEvent[] = [];
  for await (const some of parseStream(chunks(Buffer.from(content as string), size), options))
    events.push(...some);
  return events;
}

test('gives the events of a log, packed or not, in the order of its lines', async () => {
  const plain = await parse(LINES, { path: '/var/log/syslog' });
  expect(plain.map(({ message }) => message)).toEqual(
    Array.from({ length: 5000 }, (_, at) => `message ${at}`),
  );
  expect(await parse(gzipSync(LINES), { path: '/var/log/syslog' })).toEqual(plain);
  const members = Buffer.concat([gzipSync(LINES.slice(0, 1000)), gzipSync(LINES.slice(1000))]);
  expect(await parse(members, { path: '/var/log/syslog' }, 70)).toEqual(plain);
});

test('takes a name, a zone and a time for what lines do not say; standard input has no path', async () => {
  const [event] = await parse('Dec 24 11:48:53 kernel: x\n', {
    path: '-',
    hostName: 'web-01',
    timezone: '+02:00',
    referenceTime: Date.UTC(2026, 0, 1),
  });
  expect(event?.timestamp).toBe(Date.UTC(2025, 11, 24, 9, 48, 53));
  expect(event?.shared).toMatchObject({ host: { name: 'web-01' } });
  expect(event?.shared['log']).toBeUndefined();
});

test('keeps the lines of a log that is none, and of nothing makes nothing', async () => {
  const events = await parse('hello\nworld');
  expect(events.map(({ message }) => message)).toEqual(['hello', 'world']);
  expect(events[0]?.extra).toHaveProperty('error');
  expect(await parse('')).toEqual([]);
});

test.each([
  ['broken gzip', LINES, 2000],
  ['broken gzip of a few lines', LINES.split('\n').slice(0, 50).join('\n'), 20],
])('gives what it can of %s, then says so', async (_, lines, missing) => {
  const events: NewEvent[] = [];
  const packed = gzipSync(lines);
  const broken = packed.subarray(0, -missing);
  const reading = async () => {
    for await (const some of parseStream(chunks(broken, 500), { path: 'syslog.gz' }))
      events.push(...some);
  };
  await expect(reading()).rejects.toMatchObject({
    code: 'unreadable_file',
    message: expect.stringMatching(/^syslog\.gz: /) as string,
  });
  const whole = await parse(packed, { path: 'syslog.gz' });
  expect(events.length).toBeGreaterThan(0);
  expect(events).toEqual(whole.slice(0, events.length));
});

test('names the packer that it cannot unpack', async () => {
  const xz = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 0x00]);
  await expect(parse(xz, { path: 'syslog.xz' })).rejects.toMatchObject({
    code: 'unreadable_file',
    message: 'syslog.xz: it is packed with xz; unpack it first',
  });
});
