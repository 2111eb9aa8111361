import { documentsOf } from '../../test/support/parsed_logs';

const one = (line: string) =>
  documentsOf(`${line}\n`, {
    path: '/var/log/x',
    hostName: 'web-01',
    timezone: 'Europe/Berlin',
  })[0];

test.each([
  [
    '2026-11-24 11:40:46 install hello:amd64 <none> 2.10-3',
    'package_installed',
    { name: 'hello', architecture: 'amd64', version: '2.10-3', type: 'dpkg' },
  ],
  [
    '2026-11-24 11:40:46 upgrade libc6:amd64 2.36-9 2.36-10',
    'package_updated',
    { name: 'libc6', version: '2.36-10' },
  ],
  [
    '2026-11-24 11:40:46 remove hello:amd64 2.10-3 <none>',
    'package_removed',
    { version: '2.10-3' },
  ],
  ['2026-11-24 11:40:46 purge hello:amd64 2.10-3 <none>', 'package_removed', { version: '2.10-3' }],
  [
    '2026-11-24 11:40:46 status installed hello:amd64 2.10-3',
    'package_status',
    { name: 'hello', version: '2.10-3' },
  ],
  [
    '2026-11-24 11:40:46 configure hello:amd64 2.10-3 <none>',
    'package_configure',
    { version: '2.10-3' },
  ],
  [
    '2026-11-24T11:40:46+0100 SUBDEBUG Installed: hello-2.10-1.fc40.x86_64',
    'package_installed',
    { name: 'hello', version: '2.10-1.fc40', architecture: 'x86_64', type: 'rpm' },
  ],
  [
    '2026-11-24T11:40:46+0100 SUBDEBUG Upgrade: kernel-core-6.1-2.el9.aarch64',
    'package_updated',
    { name: 'kernel-core', version: '6.1-2.el9' },
  ],
  [
    '2026-11-24T11:40:46+0100 SUBDEBUG Erase: hello-2.10-1.x86_64',
    'package_removed',
    { name: 'hello' },
  ],
  [
    'Nov 24 11:40:46 Installed: 1:hello-2.10-1.el7.x86_64',
    'package_installed',
    { name: 'hello', version: '2.10-1.el7' },
  ],
])('%s', (line, action, described) => {
  expect(one(line)).toMatchObject({
    '@timestamp': '2026-11-24T10:40:46.000Z',
    event: {
      dataset: 'system_audit.package',
      module: 'system_audit',
      action,
      category: ['package'],
    },
    data_stream: { dataset: 'system_audit.package' },
    host: { name: 'web-01', os: { type: 'linux' } },
    package: described,
    message: line,
  });
});

test('keeps other lines, whole where they are none of the log', () => {
  const log =
    '2026-11-24 11:40:46 startup archives install\n2026-11-24 11:40:47 conffile /etc/x keep\n2026-11-24 11:40:48 install a:all <none> 1\nwhat\n';
  const documents = documentsOf(log);
  expect(documents.map((document) => document['package'])).toEqual([
    undefined,
    undefined,
    { name: 'a', architecture: 'all', version: '1', type: 'dpkg' },
    undefined,
  ]);
  expect(documents[3]).toMatchObject({
    message: 'what',
    '@timestamp': '2026-11-24T11:40:48.000Z',
    error: { message: expect.stringMatching(/not one of this log/) as string },
  });
});
