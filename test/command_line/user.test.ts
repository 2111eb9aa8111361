import { jsonLines, runProgramFile, temporaryFolder } from '../support/program';

const PASSWORD = 'seven quiet herons';

let folder: ReturnType<typeof temporaryFolder>;
const user = (words: string[], input?: string) =>
  runProgramFile(['user', ...words, '--data-dir', folder.path], { input });

describe('users at the command line', () => {
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  const names = () =>
    jsonLines(user(['list', '--json']).stdout).map(({ name, role }) => [name, role]);

  test('are added, listed and removed', () => {
    expect(user(['list']).stdout).toMatch(/^No users/);
    const added = user(['add', 'alice', '--role', 'admin'], `${PASSWORD}\n`);
    expect(added).toMatchObject({ status: 0, stdout: 'added alice, admin\n' });
    expect(added.stderr).not.toContain(PASSWORD);
    expect(user(['add', 'Bob'], PASSWORD).stdout).toBe('added Bob, analyst\n');
    expect(names()).toEqual([
      ['alice', 'admin'],
      ['Bob', 'analyst'],
    ]);
    expect(user(['list']).stdout).toMatch(
      /^NAME +ROLE +SESSIONS +LAST SEEN \(UTC\)\nalice +admin +0 +-\n/,
    );
    expect(user(['remove', 'bob'])).toMatchObject({ status: 0, stdout: 'removed bob\n' });
    expect(names()).toEqual([['alice', 'admin']]);
  });

  test('are JSON where it is asked for, whatever is done with them', () => {
    const json = (words: string[], input?: string) =>
      jsonLines(user([...words, '--json'], input).stdout);
    const alice = { name: 'alice', role: 'analyst' };
    expect(json(['add', 'alice'], PASSWORD)).toEqual([expect.objectContaining(alice)]);
    expect(json(['password', 'alice', '--role', 'viewer'])).toEqual([
      expect.objectContaining({ ...alice, role: 'viewer' }),
    ]);
    expect(json(['link', 'alice'])).toEqual([{ link: expect.stringMatching(/^http/) as string }]);
    expect(json(['remove', 'alice'])).toEqual([
      expect.objectContaining({ ...alice, role: 'viewer' }),
    ]);
  });

  test('get a new password, or another role', () => {
    user(['add', 'bob', '--role', 'viewer'], PASSWORD);
    expect(user(['password', 'bob'], 'four brown kettles').stdout).toMatch(
      /changed the password of bob/,
    );
    expect(user(['password', 'bob', '--role', 'analyst']).stdout).toMatch(/bob is now analyst/);
    expect(names()).toContainEqual(['bob', 'analyst']);
  });

  test('a link signs in who forgot it; the owner is made where there is none', () => {
    expect(user(['link']).stdout).toMatch(
      /^http:\/\/127\.0\.0\.1:5680\/sign-in#token=[\w-]{43}\n$/,
    );
    expect(names()).toEqual([['owner', 'admin']]);
    expect(user(['link', 'nobody'])).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('what is wrong with a user is one clear line:', () => {
  beforeAll(() => {
    folder = temporaryFolder();
    user(['add', 'alice', '--role', 'admin'], PASSWORD);
  });
  afterAll(() => folder.remove());

  test.each([
    ['a password that is too short', ['add', 'bob'], 'short', /at least 8 characters/, 2],
    ['no password', ['add', 'bob'], '', /at least 8 characters/, 2],
    ['a password that is guessed first', ['add', 'bob'], 'password1', /guessed first/, 2],
    ['a name that is none', ['add', 'b ob'], PASSWORD, /name: must be 1 to 64 letters/, 2],
    [
      'a role that is none',
      ['add', 'bob', '--role', 'king'],
      PASSWORD,
      /viewer, analyst, admin/,
      2,
    ],
    ['a user who is there', ['add', 'ALICE'], PASSWORD, /there is a user ALICE already/, 1],
    ['a user who is not', ['remove', 'carol'], undefined, /there is no user carol/, 2],
    ['the last administrator', ['remove', 'alice'], undefined, /only administrator/, 1],
    ['nothing', [], undefined, /user/i, 2],
    ['what is no command', ['promote'], undefined, /unknown command 'promote'/, 2],
  ])('%s', (_, words, input, message, status) => {
    const result = user(words, input);
    expect(result.stderr).toMatch(message);
    expect(result.status).toBe(status);
  });
});
