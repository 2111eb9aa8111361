import { fieldText } from '../../common/document/document';
import { documentsOf, eventsOf, idsOf } from '../../test/support/parsed_logs';

const KERNEL = {
  MESSAGE: "process 'acme/legacy/bin/billing' started with executable stack",
  PRIORITY: '4',
  SYSLOG_FACILITY: '0',
  SYSLOG_IDENTIFIER: 'kernel',
  _TRANSPORT: 'kernel',
  _BOOT_ID: 'b819b620c9a64d0eab1f2faaf52ee25c',
  _MACHINE_ID: '460cd2440e384bca8c3346f6e281f22b',
  _HOSTNAME: 'web-01',
  __REALTIME_TIMESTAMP: '1795520933232210',
  __MONOTONIC_TIMESTAMP: '27363639',
  _SOURCE_MONOTONIC_TIMESTAMP: '27374698',
  __CURSOR: 's=a70d;i=4a2;b=b819;m=1a18937;t=661044b697e52;x=cc25',
};
const FORGED = {
  ...KERNEL,
  _TRANSPORT: 'syslog',
  SYSLOG_FACILITY: '1',
  _SOURCE_MONOTONIC_TIMESTAMP: undefined,
  _COMM: 'logger',
  _EXE: '/usr/bin/logger',
  _CMDLINE: 'logger -t kernel x',
  _UID: '1001',
  _GID: '1001',
  _PID: '289',
  __CURSOR: 's=a70d;i=4a3;b=b819;m=1a18937;t=661044b697e52;x=cc25',
};

const log = (...entries: object[]) => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
const one = (entry: object) =>
  documentsOf(log({ ...KERNEL, ...entry }), { path: undefined })[0] ?? {};
const name = (entry: object) => fieldText(one(entry), 'process.name');

test("makes the kernel's line what the rule asks for, with all that proves where it is from", () => {
  expect(one({})).toEqual({
    '@timestamp': '2026-11-24T11:48:53.232Z',
    data_stream: { type: 'logs', dataset: 'system.syslog', namespace: 'default' },
    ecs: { version: '8.11.0' },
    event: { kind: 'event', module: 'system', dataset: 'system.syslog' },
    host: { hostname: 'web-01', name: 'web-01', id: KERNEL._MACHINE_ID, os: { type: 'linux' } },
    input: { type: 'journald' },
    journald: {
      host: { boot_id: KERNEL._BOOT_ID },
      monotonic_timestamp: 27363639,
      source_monotonic_timestamp: 27374698,
    },
    log: {
      syslog: {
        priority: 4,
        facility: { code: 0, name: 'kernel' },
        severity: { code: 4, name: 'Warning' },
      },
    },
    message: KERNEL.MESSAGE,
    process: { name: 'kernel' },
    related: { hosts: ['web-01'] },
    syslog: { identifier: 'kernel' },
    systemd: { transport: 'kernel' },
  });
});

test('names who forged a line', () => {
  expect(one(FORGED)).toMatchObject({
    process: {
      name: 'kernel',
      pid: 289,
      executable: '/usr/bin/logger',
      command_line: 'logger -t kernel x',
      args: ['logger', '-t', 'kernel', 'x'],
      args_count: 4,
    },
    user: { id: '1001', group: { id: '1001' } },
    systemd: { transport: 'syslog' },
    journald: { uid: 1001, pid: 289, process: { name: 'logger' } },
    log: { syslog: { facility: { code: 1, name: 'user-level' } } },
  });
});

test.each([
  [
    'its identifier',
    { SYSLOG_IDENTIFIER: 'billing', _COMM: 'logger', _TRANSPORT: 'syslog' },
    'billing',
  ],
  [
    'its command, without one',
    { SYSLOG_IDENTIFIER: undefined, _COMM: 'app', _TRANSPORT: 'stdout' },
    'app',
  ],
  [
    'the kernel, for what root wrote to /dev/kmsg',
    { SYSLOG_IDENTIFIER: undefined, SYSLOG_FACILITY: '1' },
    'kernel',
  ],
  [
    'the name that a line in /dev/kmsg bears',
    { SYSLOG_IDENTIFIER: 'systemd', SYSLOG_FACILITY: '3' },
    'systemd',
  ],
  [
    'the kernel, where it is one of several',
    { SYSLOG_IDENTIFIER: ['billing', 'kernel'], _TRANSPORT: 'journal' },
    'kernel',
  ],
  ['nobody', { SYSLOG_IDENTIFIER: undefined, _TRANSPORT: 'stdout' }, undefined],
])('is of %s', (_whom, entry, expected) => {
  expect(name(entry)).toBe(expected);
});

test.each([
  ['bytes', [...Buffer.from('a\u001b[1mü')], 'a\u001b[1mü'],
  ['bytes that are not UTF-8', [0x61, 0xff], 'a\ufffd'],
  ['several', ['one', 'two'], 'one\ntwo'],
  ['several, one of them bytes', ['one', [0x62]], 'one\nb'],
  ['text', 'a\nb', 'a\nb'],
])('takes a message of %s', (_what, MESSAGE, expected) => {
  expect(one({ MESSAGE })['message']).toBe(expected);
});

test('says so where the message was too long to be printed', () => {
  const document = one({ MESSAGE: null });
  expect(document['message']).toBeUndefined();
  expect(fieldText(document, 'error.message')).toMatch(/too long/);
});

test.each([
  ['4', 'system.auth'],
  ['10', 'system.auth'],
  ['3', 'system.syslog'],
  [undefined, 'system.syslog'],
])('of facility %s is of %s', (SYSLOG_FACILITY, dataset) => {
  expect(
    fieldText(
      one({ SYSLOG_FACILITY, SYSLOG_IDENTIFIER: 'sshd', _TRANSPORT: 'syslog' }),
      'event.dataset',
    ),
  ).toBe(dataset);
});

test.each([
  '{"MESSAGE":"cut of',
  '[1]',
  '"x"',
  'null',
  '{"MESSAGE":"no time"}',
  '{"__REALTIME_TIMESTAMP":"x"}',
])('keeps %s whole', (line) => {
  const [, document, last] = documentsOf(`${log(KERNEL)}${line}\n${log(FORGED)}`);
  expect(document).toMatchObject({
    '@timestamp': '2026-11-24T11:48:53.232Z',
    message: line,
    event: { original: line },
  });
  expect(fieldText(document ?? {}, 'error.message')).toMatch(/^this line could not be parsed: /);
  expect(last?.['error']).toBeUndefined();
});

test('tells entries apart that journald took in at one time', () => {
  const twice = idsOf(
    eventsOf(log(KERNEL, { ...KERNEL, __CURSOR: KERNEL.__CURSOR.replace('4a2', '4a3') })),
  );
  expect(new Set(twice).size).toBe(2);
  // By their numbers, so that it doesn't matter where reading begins.
  expect(
    idsOf(eventsOf(log({ ...KERNEL, __CURSOR: KERNEL.__CURSOR.replace('4a2', '4a3') }))),
  ).toEqual(twice.slice(1));
  const without = idsOf(
    eventsOf(log({ ...KERNEL, __CURSOR: undefined }, { ...KERNEL, __CURSOR: undefined })),
  );
  expect(new Set(without).size).toBe(2);
});
