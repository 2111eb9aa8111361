import { authFields } from './auth_fields';

// As elastic/integrations packages/system/data_stream/auth/_dev/test/pipeline has them; there the message of such lines is dropped.
test.each([
  [
    'sshd',
    'Accepted publickey for moe from 10.128.176.58 port 43134 ssh2: ED25519 SHA256:B9urXskv',
    {
      event: {
        action: 'ssh_login',
        category: ['authentication', 'session'],
        type: ['info'],
        outcome: 'success',
      },
      system: {
        auth: {
          ssh: { event: 'Accepted', method: 'publickey', signature: 'ED25519 SHA256:B9urXskv' },
        },
      },
      user: { name: 'moe' },
      source: { ip: '10.128.176.58', address: '10.128.176.58', port: 43134 },
    },
  ],
  [
    'sshd',
    'Failed password for invalid user mallory from fe80::1 port 22 ssh2',
    {
      event: {
        action: 'ssh_login',
        category: ['authentication'],
        type: ['info'],
        outcome: 'failure',
      },
      system: { auth: { ssh: { event: 'Failed', method: 'password' } } },
      user: { name: 'mallory' },
      source: { ip: 'fe80::1', address: 'fe80::1', port: 22 },
    },
  ],
  [
    'sshd',
    'Invalid user mallory from 10.0.2.2 port 4',
    { user: { name: 'mallory' }, system: { auth: { ssh: { event: 'Invalid' } } } },
  ],
  [
    'sshd',
    'Did not receive identification string from 10.0.2.2',
    { system: { auth: { ssh: { dropped_ip: '10.0.2.2' } } } },
  ],
  [
    'sudo',
    '   alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/sh -c echo a ; b',
    {
      event: { category: ['process'] },
      system: {
        auth: {
          sudo: {
            tty: 'pts/0',
            pwd: '/home/alice',
            user: 'root',
            command: '/bin/sh -c echo a ; b',
          },
        },
      },
      user: { name: 'alice', effective: { name: 'root' } },
    },
  ],
  [
    'sudo',
    '  bob : command not allowed ; TTY=pts/1 ; PWD=/ ; USER=root ; COMMAND=/bin/id',
    { system: { auth: { sudo: { error: 'command not allowed' } } } },
  ],
  [
    'sudo',
    'alice : PWD=/home/alice ; USER=root ; COMMAND=/usr/bin/id',
    { user: { name: 'alice' } },
  ],
  [
    'useradd',
    'new user: name=bob, UID=1001, GID=1001, home=/home/bob, shell=/bin/bash, from=none',
    {
      event: { category: ['iam'], type: ['user', 'creation'], outcome: 'success' },
      user: { name: 'bob', id: '1001' },
      group: { id: '1001' },
      system: { auth: { useradd: { home: '/home/bob', shell: '/bin/bash' } } },
    },
  ],
  [
    'groupadd',
    'new group: name=bob, GID=1001',
    { group: { name: 'bob', id: '1001' }, event: { type: ['group', 'creation'] } },
  ],
  [
    'su',
    'pam_unix(su-l:session): session opened for user root(uid=0) by milad(uid=0)',
    { user: { name: 'milad', id: '0', effective: { name: 'root' } } },
  ],
  [
    'sshd',
    'pam_unix(sshd:session): session closed for user root',
    { event: { action: 'logged-off' }, user: { name: 'root' } },
  ],
])('%s: %s', (program, message, expected) => {
  expect(authFields(program, message)).toMatchObject(expected);
});

test('says nothing of other messages', () => {
  expect(authFields('sshd', 'Server listening on :: port 22.')).toBeUndefined();
  expect(authFields('cron', 'whatever')).toBeUndefined();
});
