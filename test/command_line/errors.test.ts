import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgramFile, temporaryFolder } from '../support/program';

describe('what is wrong at the command line is one clear line and status 2', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let broken: string;
  beforeAll(() => {
    folder = temporaryFolder();
    broken = join(folder.path, 'broken.yml');
    writeFileSync(broken, 'rule:\n  version: 99\n');
    writeFileSync(join(folder.path, 'syntax.yml'), 'rule: [\n');
  });
  afterAll(() => folder.remove());

  const dataDir = () => ['--data-dir', join(folder.path, 'store')];

  test.each([
    ['an unknown option', () => ['status', '--colour'], /unknown option '--colour'/],
    ['an unknown command', () => ['triage'], /unknown command 'triage'/],
    ['a missing argument', () => ['alert'], /missing required argument 'id'/],
    [
      'a file that is not there',
      () => ['parse', '/nowhere/syslog'],
      /\/nowhere\/syslog: there is no such file or folder/,
    ],
    [
      'a choice that there is not',
      () => ['alerts', '--status', 'new'],
      /argument 'new' is invalid: Allowed choices are all, open, acknowledged, closed; see/,
    ],
    [
      'an import that is not there',
      () => ['import', '/nowhere/syslog', ...dataDir()],
      /\/nowhere\/syslog/,
    ],
    [
      'a setting out of range',
      () => ['status', '--config', broken],
      /broken\.yml: rule\.version: must be one of/,
    ],
    [
      'a configuration that is no YAML',
      () => ['status', '--config', join(folder.path, 'syntax.yml')],
      /syntax\.yml:\d+:\d+/,
    ],
    [
      'a configuration that is not there',
      () => ['status', '--config', '/nowhere.yml'],
      /\/nowhere\.yml: cannot be read/,
    ],
    ['a data folder without a name', () => ['status', '--data-dir', ''], /--data-dir/],
    [
      'a data folder where none can be',
      () => ['status', '--data-dir', '/proc/none/at/all'],
      /\/proc\/none\/at\/all cannot be made/,
    ],
    ['an alert that is not there', () => ['alert', 'feedface', ...dataDir()], /there is no alert/],
    [
      'a time zone that is none',
      () => ['parse', '--timezone', 'Mars/Base', 'README.md'],
      /Mars\/Base/,
    ],
  ])('%s', (_what, words, message) => {
    const { status, stdout, stderr } = runProgramFile(words());
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  test.each([['kql', 'host.name: *'] as const, ['parse', 'README.md'] as const])(
    'an output that takes no more is one line and status 1: %s',
    (...words) => {
      const full = openSync('/dev/full', 'w');
      try {
        const program = ['bin/executable-stack', ...words];
        const { status, stderr } = spawnSync(process.execPath, program, {
          stdio: ['ignore', full, 'pipe'],
          encoding: 'utf8',
        });
        expect(stderr).toMatch(/^executable-stack: the output cannot be written: .*\n$/);
        expect(status).toBe(1);
      } finally {
        closeSync(full);
      }
    },
  );

  test('--version is the one of the package', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(runProgramFile(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n` });
  });

  test('a KQL error says what was expected and where, with a caret', () => {
    const { status, stderr } = runProgramFile(['kql', 'host.name: (web-01 or']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/expected/i);
    expect(stderr).toMatch(/^-*\^$/m);
  });
});
