import { fieldText } from '../../common/document/document';
import { documentsOf, eventsOf, idsOf } from '../../test/support/parsed_logs';

const one = (line: string | Buffer, reading = {}) => {
  const documents = documentsOf(line, reading);
  expect(documents).toHaveLength(1);
  return documents[0] ?? {};
};
const parts = (line: string) => {
  const document = one(`${line}\n`);
  const field = (name: string) => fieldText(document, name);
  return [
    field('@timestamp')?.slice(5, 23),
    field('host.hostname'),
    field('process.name'),
    field('process.pid'),
    field('message'),
  ];
};

const STAMP = '2026-11-24T11:48:53.232785+00:00';
const TIME = '11-24T11:48:53.232';
const BSD = 'Nov 24 11:48:53';
const BSD_TIME = '11-24T11:48:53.000';
const LINE = "process 'acme/legacy/bin/billing' started with executable stack";

test.each([
  // Debian, Ubuntu, Red Hat, SUSE: rsyslog
  [
    `${STAMP} web-01 kernel: [   27.374698] ${LINE}`,
    [TIME, 'web-01', 'kernel', undefined, `[   27.374698] ${LINE}`],
  ],
  [
    `${BSD} web-01 kernel: [   27.374698] ${LINE}`,
    [BSD_TIME, 'web-01', 'kernel', undefined, `[   27.374698] ${LINE}`],
  ],
  [`${BSD} web-01 kernel: ${LINE}`, [BSD_TIME, 'web-01', 'kernel', undefined, LINE]],
  [`<4>${BSD} web-01 kernel: ${LINE}`, [BSD_TIME, 'web-01', 'kernel', undefined, LINE]],
  [`<4>${STAMP} web-01 kernel: ${LINE}`, [TIME, 'web-01', 'kernel', undefined, LINE]],
  [`<4>1 ${STAMP} web-01 kernel - - - ${LINE}`, [TIME, 'web-01', 'kernel', undefined, LINE]],
  [
    `<30>1 ${STAMP} web-01 cron 77 ID1 [a@1 b="c \\"d\\" \\] \\\\"][e] \ufeffhello`,
    [TIME, 'web-01', 'cron', '77', 'hello'],
  ],
  [`<30>1 ${STAMP} web-01 cron - - -  hello`, [TIME, 'web-01', 'cron', undefined, 'hello']],
  [`<30>1 ${STAMP} - - - - -`, [TIME, undefined, undefined, undefined, '']],
  [
    `${BSD} web-01 CRON[412]: (root) CMD (true)`,
    [BSD_TIME, 'web-01', 'CRON', '412', '(root) CMD (true)'],
  ],
  [
    `${BSD} web-01 Plex Media Server[412]: up`,
    [BSD_TIME, 'web-01', 'Plex Media Server', '412', 'up'],
  ],
  [`${BSD} 10.0.0.7 su(pam_unix)[12]: a: b`, [BSD_TIME, '10.0.0.7', 'su(pam_unix)', '12', 'a: b']],
  [`${BSD} ::1 app: x`, [BSD_TIME, '::1', 'app', undefined, 'x']],
  [`${BSD} 2001:db8:: kernel: x`, [BSD_TIME, '2001:db8::', 'kernel', undefined, 'x']],
  // Not POSINT in grok's words
  [`${BSD} web-01 app[0]: x`, [BSD_TIME, 'web-01', 'app[0]', undefined, 'x']],
  [
    `${BSD} mac App[21412/0x700007399000]: x`,
    [BSD_TIME, 'mac', 'App[21412/0x700007399000]', undefined, 'x'],
  ],
  // Alpine: BusyBox
  [
    `${BSD} alpine kern.warn kernel: [   12.345678] ${LINE}`,
    [BSD_TIME, 'alpine', 'kernel', undefined, `[   12.345678] ${LINE}`],
  ],
  // No host
  [`${BSD} kernel: ${LINE}`, [BSD_TIME, undefined, 'kernel', undefined, LINE]],
  [`${BSD} app[3]: x`, [BSD_TIME, undefined, 'app', '3', 'x']],
  // No program
  [
    `${BSD} --- last message repeated 1 time ---`,
    [BSD_TIME, undefined, undefined, undefined, '--- last message repeated 1 time ---'],
  ],
  [
    `${BSD} web-01 last message repeated 2 times`,
    [BSD_TIME, 'web-01', undefined, undefined, 'last message repeated 2 times'],
  ],
  [`${BSD} web-01 -- MARK --`, [BSD_TIME, 'web-01', undefined, undefined, '-- MARK --']],
  [`${BSD} no program here`, [BSD_TIME, undefined, undefined, undefined, 'no program here']],
  [`${BSD}`, [BSD_TIME, undefined, undefined, undefined, '']],
  [`${BSD} web-01 kernel:`, [BSD_TIME, 'web-01', 'kernel', undefined, '']],
  [`${BSD} web-01 kernel: `, [BSD_TIME, 'web-01', 'kernel', undefined, '']],
  // rsyslog's reduction of repeated messages
  [
    `${BSD} web-01 kernel: message repeated 3 times: [ ${LINE}]`,
    [BSD_TIME, 'web-01', 'kernel', undefined, `message repeated 3 times: [ ${LINE}]`],
  ],
])('%s', (line, expected) => {
  expect(parts(line)).toEqual(expected);
  expect(one(line)['error']).toBeUndefined();
});

test('takes the word of a tag for another facility than the kernel\'s only: anybody may write `logger -t "kern.warn kernel"`', () => {
  const facility = (line: string) =>
    fieldText(one(`${line}\n`), 'log.syslog.facility.code') ?? 'not said';
  expect(facility(`${BSD} alpine kern.warn kernel: ${LINE}`)).toBe('not said');
  expect(facility(`${BSD} alpine user.warn kernel: ${LINE}`)).toBe('1');
  expect(facility(`${BSD} alpine authpriv.info sshd[7]: x`)).toBe('10');
  expect(facility(`<13>${BSD} web-01 kern.warn kernel: ${LINE}`)).toBe('1');
  expect(facility(`<4>${BSD} web-01 user.warn kernel: ${LINE}`)).toBe('0');
});

test('makes whole documents as the System integration does', () => {
  expect(one(`\n${STAMP} web-01 kernel: [   27.374698] ${LINE}\n`, { hostName: 'agent' })).toEqual({
    '@timestamp': '2026-11-24T11:48:53.232Z',
    data_stream: { type: 'logs', dataset: 'system.syslog', namespace: 'default' },
    ecs: { version: '8.11.0' },
    event: { kind: 'event', module: 'system', dataset: 'system.syslog', timezone: '+00:00' },
    host: { hostname: 'web-01', name: 'web-01', os: { type: 'linux' } },
    input: { type: 'log' },
    log: { file: { path: '/var/log/syslog' }, offset: 1 },
    message: `[   27.374698] ${LINE}`,
    process: { name: 'kernel' },
  });
  expect(one(`<4>1 ${STAMP} web-01 kernel - ID1 [x@1 a="b"] ${LINE}`)['log']).toEqual({
    file: { path: '/var/log/syslog' },
    offset: 0,
    syslog: {
      priority: 4,
      facility: { code: 0, name: 'kernel' },
      severity: { code: 4, name: 'Warning' },
      version: '1',
      hostname: 'web-01',
      appname: 'kernel',
      msgid: 'ID1',
      structured_data: { 'x@1': { a: 'b' } },
    },
  });
  expect(one(`${BSD} alpine daemon.err app: x`)['log']).toMatchObject({
    syslog: { priority: 27, facility: { code: 3 }, severity: { code: 3 } },
  });
});

test('names the host that was given where the line names none, and the zone where it has no offset', () => {
  expect(one(`${BSD} kernel: x`, { hostName: 'given', timezone: 'Europe/Berlin' })).toMatchObject({
    '@timestamp': '2026-11-24T10:48:53.000Z',
    host: { name: 'given' },
    event: { timezone: 'Europe/Berlin' },
  });
});

test.each([
  '/var/log/auth.log',
  '/var/log/auth.log.2.gz',
  '/var/log/secure',
  '/var/log/secure-20261124',
])('%s holds system.auth', (path) => {
  expect(one(`${BSD} web-01 sshd[1]: x`, { path })).toMatchObject({
    event: { dataset: 'system.auth', module: 'system' },
    data_stream: { dataset: 'system.auth' },
    related: { hosts: ['web-01'] },
  });
});

test('takes lines of facility auth and authpriv for system.auth', () => {
  const dataset = (priority: number) =>
    fieldText(one(`<${priority}>${BSD} web-01 sshd[1]: x`), 'event.dataset');
  expect([38, 86, 4, 30].map(dataset)).toEqual([
    'system.auth',
    'system.auth',
    'system.syslog',
    'system.syslog',
  ]);
});

test.each([
  ['no time stamp at all', 'it does not begin with a time stamp of syslog'],
  ['<192>Nov 24 11:48:53 web-01 app: x', 'it does not begin with a time stamp of syslog'],
  ['ноя 24 11:48:53 web-01 kernel: x', 'it does not begin with a time stamp of syslog'],
  ['<4>1 - web-01 kernel - - - x', 'it has no time stamp of RFC 5424'],
  [`<4>1 ${STAMP} web-01 kernel - -`, 'its header is not one of RFC 5424'],
  [`<4>1 ${STAMP} web-01 kernel - - [a b=c] x`, 'its structured data is not that of RFC 5424'],
  [`<4>1 ${STAMP} web-01 kernel - - [a b="c] x`, 'its structured data is not that of RFC 5424'],
  [`<4>1 ${STAMP} web-01 kernel - - x`, 'its structured data is not that of RFC 5424'],
])('keeps %j whole', (line, problem) => {
  const [, document] = documentsOf(`${BSD} web-01 app: before\n${line}\n`);
  expect(document).toMatchObject({
    '@timestamp': '2026-11-24T11:48:53.000Z',
    message: line,
    event: { original: line, dataset: 'system.syslog' },
    error: { message: `this line could not be parsed: ${problem}` },
    log: { offset: Buffer.byteLength(`${BSD} web-01 app: before\n`) },
  });
  expect(document?.['process']).toBeUndefined();
});

test('tells what systemd did to services', () => {
  const event = (message: string) => one(`${BSD} web-01 systemd[1]: ${message}`)['event'];
  expect(event('Started ssh.service - OpenBSD Secure Shell server.')).toMatchObject({
    action: 'service-start',
    category: ['process'],
    type: ['start'],
  });
  expect(event('Stopped System Logging Service.')).toMatchObject({
    action: 'service-stop',
    type: ['end'],
  });
  expect(event('Stopped target Multi-User System.')).not.toHaveProperty('action');
});

describe('bytes', () => {
  const line = (...bytes: number[]) =>
    Buffer.concat([Buffer.from(`${BSD} web-01 app: a`), Buffer.from(bytes), Buffer.from('b\n')]);

  test('of UTF-8 are decoded', () => {
    expect(one(`${BSD} bäcker app: naïve 日本 \u{1f600}\n`)).toMatchObject({
      message: 'naïve 日本 \u{1f600}',
      host: { name: 'bäcker' },
    });
  });

  test('that are not UTF-8 are kept beside the text', () => {
    const document = one(line(0xe4, 0xff));
    expect(document['message']).toBe('a\ufffd\ufffdb');
    expect(Buffer.from(fieldText(document, 'executable_stack.bytes') ?? '', 'base64')).toEqual(
      line(0xe4, 0xff).subarray(0, -1),
    );
    expect(idsOf(eventsOf(line(0xe4)))).not.toEqual(idsOf(eventsOf(line(0xe5))));
  });

  test('of control are kept', () => {
    expect(one(line(0, 1, 7, 0x7f))['message']).toBe('a\u0000\u0001\u0007\u007fb');
  });
});

describe('the id of an event', () => {
  const ids = (log: string, path = '/var/log/syslog') => idsOf(eventsOf(log, { path }));
  const plain = `${STAMP} web-01 app[7]: hello\n`;

  test('is the same by whatever way the line comes', () => {
    const [id] = ids(plain);
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(id?.slice(0, 12)).toBe(
      Date.parse('2026-11-24T11:48:53.232Z').toString(16).padStart(12, '0'),
    );
    for (const same of [
      `<30>1 ${STAMP} web-01 app 7 - - hello\n`,
      `<30>1 ${STAMP} web-01 app 7 X [a b="c"]  hello\n`,
      `<30>${plain}`,
    ]) {
      expect(ids(same, '/var/log/all')).toEqual([id]);
    }
    expect(ids(`${STAMP} web-01 app: other\n${plain}`)[1]).toBe(id);
  });

  test.each([
    ['time stamp', plain.replace('232785', '232786')],
    ['time stamp as written', plain.replace('+00:00', 'Z')],
    ['host', plain.replace('web-01', 'web-02')],
    ['program', plain.replace('app', 'App')],
    ['pid', plain.replace('[7]', '[8]')],
    ['message', plain.replace('hello', 'hello ')],
  ])('tells another %s', (_what, other) => {
    expect(ids(other)).not.toEqual(ids(plain));
  });

  test('counts lines that are identical at one time stamp', () => {
    const three = ids(plain.repeat(3));
    expect(new Set(three).size).toBe(3);
    expect(three[0]).toBe(ids(plain)[0]);
    // Other lines between them, of this time stamp or another, don't matter.
    const other = plain.replace('hello', 'bye');
    const later = plain.replace('232785', '232999');
    expect(ids(plain + other + plain + later + plain).filter((_, at) => at % 2 === 0)).toEqual(
      three,
    );
  });
});
