import { gzipSync } from 'node:zlib';
import { recogniseLog } from '../collector/log_reader';

const SYSLOG = 'Nov 24 11:48:53 web-01 kernel: x\n';

const kindOf = async (path: string, content: string | Buffer) => {
  const found = await recogniseLog(path, Buffer.from(content as string));
  return typeof found === 'string' ? found : found.kind;
};

test.each([
  [SYSLOG, 'syslog', true],
  [`\ufeff${SYSLOG}`, 'syslog', true],
  [`\u0000\u0000${SYSLOG}`, 'syslog', true],
  [`half a line\n${SYSLOG}${SYSLOG}`, 'syslog', true],
  [`${SYSLOG}  goes on\n  goes on\n  goes on\n`, 'syslog', true],
  ['<4>1 2026-11-24T11:48:53Z web-01 kernel - - - x\n', 'syslog', true],
  ['{"__CURSOR":"s=1","__REALTIME_TIMESTAMP":"1795520933232210"}\n', 'journal', true],
  ['type=SYSCALL msg=audit(1795520933.220:150): pid=1\n', 'auditd', false],
  ['2026-11-24 11:40:46 install hello:amd64 <none> 2.10-3\n', 'dpkg', false],
  ['2026-11-24T11:40:46+0100 SUBDEBUG Installed: hello-2.10-1.x86_64\n', 'dnf', false],
  ['Nov 24 11:40:46 Installed: hello-2.10-1.x86_64\n', 'yum', false],
])('knows %j', async (content, format, namesHost) => {
  expect(await kindOf('/x/log', content)).toEqual({ format, namesHost, packed: false });
  expect(await kindOf('/x/log.gz', gzipSync(content))).toEqual({ format, namesHost, packed: true });
});

test.each([
  'hello world\n',
  '',
  '{"a":1}\n',
  '2026-11-24 11:40:46,123 - util.py[DEBUG]: read\n',
  '2026-11-24T11:40:46+0100 DEBUG Librepo version: 1\n',
  '2026-11-24T11:40:46.123456Z 0 [System] [MY-010116] [Server] /usr/sbin/mysqld: ready\n',
  '127.0.0.1 - - [24/Nov/2026:11:48:53 +0000] "GET / HTTP/1.1" 200 5\n',
  'update-alternatives 2026-11-24 11:40:46: run with --install\n',
  '2026/11/24 11:48:53 [error] 12#12: *1 open() failed\n',
])('takes %j for no log', async (content) => {
  expect(await kindOf('/x/log', content)).toMatch(
    /no log of a known format \(journal, auditd, dpkg, dnf, yum, syslog\)/,
  );
});

test('says what else a file is', async () => {
  expect(await kindOf('x.xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]))).toMatch(
    /packed with xz/,
  );
  expect(await kindOf('system.journal', 'LPKSHHRH....')).toMatch(/binary journal/);
  expect(await kindOf('wtmp', Buffer.from([7, 0, 0, 0, 0x54, 1, 2, 3]))).toMatch(/no log/);
});

test('gives the first bytes unpacked, of a part of a file too', async () => {
  const packed = gzipSync(
    Array.from({ length: 50_000 }, (_, at) => SYSLOG.replace('x', String(at * 7919))).join(''),
  );
  const found = await recogniseLog('x', packed.subarray(0, 64 * 1024));
  expect(found).toMatchObject({ kind: { format: 'syslog', packed: true } });
  expect(typeof found === 'string' ? '' : found.firstBytes.toString().slice(0, 30)).toBe(
    SYSLOG.slice(0, 30),
  );
});
