import type { Document } from '../../common/document/document';
import { documentsOf } from '../../test/support/parsed_logs';

// What Elastic's pipelines make of such lines: elastic/integrations packages/system/data_stream/*/_dev/test/pipeline/*-expected.json
// of version 2.x, read in 2026. Their `-02:00` zone is the tests' `event.timezone`; lines are made up to the same pattern.
const pick = (document: Document | undefined): unknown => ({
  time: document?.['@timestamp'],
  message: document?.['message'],
  process: document?.['process'],
  hostname: (document?.['host'] as Document | undefined)?.['hostname'],
  ecs: document?.['ecs'],
});
const golden = (time: string, message: string, process?: object, hostname?: string) => ({
  time: new Date(time).toISOString(),
  message,
  process,
  hostname,
  ecs: { version: '8.11.0' },
});

const reading = { timezone: '-02:00', referenceTime: Date.parse('2026-11-24T12:00:00Z') };

test.each([
  // test-tz-offset.log
  [
    '1986-04-26T01:23:45.101+0400 rmbkmonitor04 shutdown[2649]: shutting down for system halt',
    golden(
      '1986-04-25T19:23:45.101-02:00',
      'shutting down for system halt',
      { name: 'shutdown', pid: 2649 },
      'rmbkmonitor04',
    ),
  ],
  [
    '1986-04-26T01:23:45.388424+04:00 rmbkmonitor04 thermald: constraint_0_power_limit_uw exceeded.',
    golden(
      '1986-04-25T19:23:45.388-02:00',
      'constraint_0_power_limit_uw exceeded.',
      { name: 'thermald' },
      'rmbkmonitor04',
    ),
  ],
  [
    '2019-06-14T10:40:20.912134 localhost sudo: pam_unix(sudo-i:session): session opened for user root by userauth3(uid=0)',
    golden(
      '2019-06-14T10:40:20.912-02:00',
      'pam_unix(sudo-i:session): session opened for user root by userauth3(uid=0)',
      { name: 'sudo' },
      'localhost',
    ),
  ],
  // test-suse-syslog.log
  [
    '2018-08-14T14:30:02.203151+02:00 linux-sqrz systemd[4179]: Stopped target Basic System.',
    golden(
      '2018-08-14T10:30:02.203-02:00',
      'Stopped target Basic System.',
      { name: 'systemd', pid: 4179 },
      'linux-sqrz',
    ),
  ],
  // test-systemd.log
  [
    'May 27 11:19:36 hostname systemd[1]: Started ssh.service - OpenBSD Secure Shell server.',
    golden(
      '2026-05-27T11:19:36.000-02:00',
      'Started ssh.service - OpenBSD Secure Shell server.',
      { name: 'systemd', pid: 1 },
      'hostname',
    ),
  ],
  // test-darwin-syslog-sample.log: lines that go on, and one without host and program
  [
    'Dec 13 11:35:28 a-mac-with-esc-key GoogleSoftwareUpdateAgent[21412]: Checking\n\t\tticketStore=<x\n\t>',
    golden(
      '2025-12-13T11:35:28.000-02:00',
      'Checking\n\t\tticketStore=<x\n\t>',
      { name: 'GoogleSoftwareUpdateAgent', pid: 21412 },
      'a-mac-with-esc-key',
    ),
  ],
  [
    'Apr 4 03:39:57 --- last message repeated 1 time ---',
    golden('2026-04-04T03:39:57.000-02:00', '--- last message repeated 1 time ---'),
  ],
  // auth: test-5424.log
  [
    '<30>1 2023-09-28T12:10:12.175599+02:00 test.lab.com systemd 153589 - - Stopped target Default.',
    golden(
      '2023-09-28T10:10:12.175Z',
      'Stopped target Default.',
      { name: 'systemd', pid: 153589 },
      'test.lab.com',
    ),
  ],
])('%s', (line, expected) => {
  const documents = documentsOf(`${line}\n`, reading);
  expect(documents.map(pick)).toEqual([expected]);
});

test('an ISO line without host and program is all message', () => {
  // test-iso8601-timestamp-multiline-syslog.log; Elastic keeps what stands behind the time stamp, up to the first `: ` of it too.
  const [document] = documentsOf(
    '2016-12-13T11:35:28 GoogleSoftwareUpdateAgent[21412/0x700007399000] [lvl=2] -[KSUpdateEngine update]\n',
    reading,
  );
  expect(pick(document)).toEqual(
    golden(
      '2016-12-13T11:35:28.000-02:00',
      'GoogleSoftwareUpdateAgent[21412/0x700007399000] [lvl=2] -[KSUpdateEngine update]',
    ),
  );
});
