import { fieldText, fieldValues } from '../../common/document/document';
import { documentsOf, eventsOf, idsOf } from '../../test/support/parsed_logs';

const SYSCALL =
  'type=SYSCALL msg=audit(1795520933.220:150): arch=c000003e syscall=59 success=yes exit=0 a0=55823da03a50 items=2 ppid=280 pid=283 auid=1000 uid=1001 gid=1001 euid=0 suid=0 fsuid=0 egid=1001 sgid=1001 fsgid=1001 tty=pts0 ses=1 comm="billing" exe="/opt/acme/legacy/bin/billing" subj=unconfined key="exec"';
const ENRICHED =
  '\u001dARCH=x86_64 SYSCALL=execve AUID="alice" UID="bob" GID="bob" EUID="root" SUID="root"';
const EXECVE =
  'type=EXECVE msg=audit(1795520933.220:150): argc=3 a0="/opt/acme/legacy/bin/billing" a1="--post" a2=6C6564676572202832303236292D3131';
const CWD = 'type=CWD msg=audit(1795520933.220:150): cwd="/home/alice"';
const PATH =
  'type=PATH msg=audit(1795520933.220:150): item=0 name="/opt/acme/legacy/bin/billing" inode=679 mode=0100755 nametype=NORMAL';
const PROCTITLE = 'type=PROCTITLE msg=audit(1795520933.220:150): proctitle=2F6F7074002D2D706F7374';
const EXEC = [SYSCALL + ENRICHED, EXECVE, CWD, PATH, PROCTITLE];

const lines = (...records: string[]) => records.map((record) => `${record}\n`).join('');
const another = (record: string, serial: number) => record.replace(':150)', `:${serial})`);

test('makes one event of the records of an execve, as auditd_manager does', () => {
  const documents = documentsOf(lines(...EXEC), {
    path: '/var/log/audit/audit.log',
    hostName: 'web-01',
  });
  expect(documents).toHaveLength(1);
  expect(documents[0]).toMatchObject({
    '@timestamp': '2026-11-24T11:48:53.220Z',
    data_stream: { type: 'logs', dataset: 'auditd_manager.auditd', namespace: 'default' },
    event: {
      kind: 'event',
      module: 'auditd',
      dataset: 'auditd_manager.auditd',
      action: 'executed',
      category: ['process'],
      type: ['start'],
      outcome: 'success',
      sequence: 150,
    },
    host: { name: 'web-01', os: { type: 'linux' } },
    process: {
      name: 'billing',
      pid: 283,
      parent: { pid: 280 },
      executable: '/opt/acme/legacy/bin/billing',
      args: ['/opt/acme/legacy/bin/billing', '--post', 'ledger (2026)-11'],
      args_count: 3,
      command_line: '/opt/acme/legacy/bin/billing --post ledger (2026)-11',
      working_directory: '/home/alice',
      title: '/opt --post',
    },
    user: {
      id: '1001',
      name: 'bob',
      group: { id: '1001', name: 'bob' },
      audit: { id: '1000', name: 'alice' },
      effective: { id: '0', name: 'root' },
      saved: { id: '0', name: 'root' },
    },
    auditd: {
      message_type: 'syscall',
      result: 'success',
      session: '1',
      data: {
        syscall: 'execve',
        arch: 'x86_64',
        tty: 'pts0',
        exit: '0',
        a0: '55823da03a50',
        auid: '1000',
      },
      summary: {
        actor: { primary: 'alice', secondary: 'bob' },
        how: '/opt/acme/legacy/bin/billing',
      },
      paths: [{ item: '0', name: '/opt/acme/legacy/bin/billing', mode: '0100755' }],
    },
    tags: ['exec'],
    message: EXEC.join('\n'),
  });
});

test('knows an execve without what auditd adds, and nobody for a login', () => {
  const [document] = documentsOf(
    lines(
      SYSCALL.replace('auid=1000', 'auid=4294967295').replace('success=yes', 'success=no'),
      EXECVE,
    ),
  );
  expect(document).toMatchObject({
    event: { action: 'executed', outcome: 'failure' },
    auditd: { data: { auid: 'unset', syscall: 'execve' } },
  });
  expect(fieldValues(document ?? {}, 'user.audit.id')).toEqual([]);
});

test('joins records that stand apart, and hands events out in their order', () => {
  const other = EXEC.map((record) => another(record, 151));
  const mixed = EXEC.flatMap((record, at) => [record, other[at] ?? '']);
  const events = eventsOf(lines(...mixed));
  expect(events.map(({ message }) => message)).toEqual([EXEC.join('\n'), other.join('\n')]);
  expect(idsOf(events)).toEqual(idsOf(eventsOf(lines(...EXEC, ...other))));
});

test('takes what user programs report as it comes', () => {
  const login = `type=USER_LOGIN msg=audit(1795520930.496:131): pid=273 uid=0 auid=1000 ses=1 subj=unconfined msg='op=login acct="alice" exe="/usr/sbin/sshd" hostname=? addr=10.0.2.2 terminal=/dev/pts/0 res=success'\u001dUID="root" AUID="alice"`;
  const [document] = documentsOf(lines(login));
  expect(document).toMatchObject({
    event: { action: 'logged-in', category: ['authentication'], outcome: 'success' },
    process: { pid: 273, executable: '/usr/sbin/sshd' },
    user: { id: '0', name: 'root', audit: { name: 'alice' }, effective: { name: 'alice' } },
    source: { ip: '10.0.2.2' },
    auditd: { data: { op: 'login', terminal: '/dev/pts/0' } },
  });
});

test('reads a refused executable stack, another machine, and what sudo ran', () => {
  const [avc] = documentsOf(
    lines(
      'node=db-1 type=AVC msg=audit(1795520930.496:7): avc:  denied  { execstack } for  pid=9 comm="app" scontext=a tcontext=b tclass=process permissive=0',
    ),
  );
  expect(avc).toMatchObject({
    host: { name: 'db-1', hostname: 'db-1' },
    event: { action: 'violated-selinux-policy' },
    process: { name: 'app', pid: 9 },
  });
  const [cmd] = documentsOf(
    lines(
      `type=USER_CMD msg=audit(1795520930.496:8): pid=9 uid=1000 auid=1000 ses=1 msg='cwd="/home/alice" cmd=2F62696E2F6964202D75 terminal=pts/0 res=success'`,
    ),
  );
  expect(fieldText(cmd ?? {}, 'auditd.data.cmd')).toBe('/bin/id -u');
});

test('does not wait for ever for the end of an event', () => {
  const unended = SYSCALL;
  const after = Array.from({ length: 70 }, (_, at) => another(CWD, 200 + at));
  const later = another(PROCTITLE, 300).replace('933.220', '936.221');
  expect(eventsOf(lines(unended, ...after))).toHaveLength(71);
  expect(eventsOf(lines(unended, later)).map(({ message }) => message)).toEqual([unended, later]);
});

test.each(['type=SYSCALL msg=audit(x): y', 'no record', 'type=SYSCALL'])(
  'keeps %j whole',
  (line) => {
    const documents = documentsOf(lines(...EXEC, line));
    expect(documents[1]).toMatchObject({ message: line, '@timestamp': '2026-11-24T11:48:53.220Z' });
    expect(fieldText(documents[1] ?? {}, 'error.message')).toMatch(/no record of auditd/);
  },
);
