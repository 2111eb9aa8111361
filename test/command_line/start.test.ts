import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldText, type Document } from '../../common/document/document';
import {
  jsonLines,
  runProgramFile,
  startProgramFile,
  temporaryFolder,
  waitForOutput,
} from '../support/program';

const PASSWORD = 'seven quiet herons';
const PATH = 'executable_stack.path';

describe('start', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let words: string[];
  beforeEach(() => {
    folder = temporaryFolder();
    const config = join(folder.path, 'quiet.yml');
    writeFileSync(config, 'inputs:\n  files: []\n  journal:\n    enabled: false\n');
    words = ['start', '--port', '0', '--config', config, '--data-dir', join(folder.path, 'store')];
  });
  afterEach(() => folder.remove());

  async function start() {
    const child = startProgramFile(words);
    const printed = await waitForOutput(child, (text) => /^Open .*\n/m.test(text));
    const [line = ''] = printed.trimEnd().split('\n').slice(-1);
    return { child, line, url: /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? '' };
  }

  const signIn = (url: string, body: object) =>
    fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  test('ends with one line that signs the first one in, once, and stops in order', async () => {
    const { child, line, url } = await start();
    expect(line).toMatch(
      /^Open http:\/\/127\.0\.0\.1:\d+\/sign-in#token=[\w-]{43} \(signs you in once/,
    );
    const [, token] = /token=([\w-]+)/.exec(line) ?? [];
    const first = await signIn(url, { token });
    expect(first.status).toBe(200);
    expect(await first.json()).toMatchObject({ user: { name: 'owner' } });
    expect((await signIn(url, { token })).status).toBe(401);
    const [cookie = ''] = first.headers.get('set-cookie')?.split(';') ?? [];
    const live = await fetch(`${url}/api/live`, { headers: { cookie } });
    expect(live.status).toBe(200);
    child.kill('SIGTERM');
    const [status] = (await once(child, 'exit')) as [number];
    expect(status).toBe(0);
  });

  test('says only where, once there is an administrator with a password', async () => {
    const added = runProgramFile(['user', 'add', 'alice', '--role', 'admin', ...words.slice(3)], {
      input: PASSWORD,
    });
    expect(added.status).toBe(0);
    const { child, line, url } = await start();
    expect(line).toMatch(/^Open http:\/\/127\.0\.0\.1:\d+$/);
    expect((await signIn(url, { name: 'alice', password: PASSWORD })).status).toBe(200);
    child.kill('SIGTERM');
    await once(child, 'exit');
  });

  test('a port that is taken is one clear line and status 2', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { status, stdout, stderr } = runProgramFile([...words, '--port', String(port)]);
    expect(stderr).toBe(
      `executable-stack: port ${port} of 127.0.0.1 is in use, maybe by another executable-stack; name another with --port\n`,
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    other.close();
  });

  test('serves nothing with --no-http', async () => {
    const child = startProgramFile([...words, '--no-http']);
    const printed = await waitForOutput(child, (text) => text.includes('Watching'));
    expect(printed).not.toContain('Open');
    child.kill('SIGTERM');
    const [status] = (await once(child, 'exit')) as [number];
    expect(status).toBe(0);
  });

  test('shows the alerts of a run in the order of their lines', async () => {
    const log = join(folder.path, 'syslog');
    const paths = Array.from({ length: 20 }, (_, second) => `/x/${second + 10}`);
    const lines = paths.map(
      (path) =>
        `2026-11-20T10:00:${path.slice(3)}Z h kernel: process '${path}' started with executable stack\n`,
    );
    writeFileSync(log, lines.join(''));
    expect(runProgramFile(['import', log, ...words.slice(3)]).status).toBe(0);
    const child = startProgramFile([...words, '--no-http', '--json']);
    const printed = await waitForOutput(
      child,
      (text) => text.split('\n').length > paths.length && text.endsWith('\n'),
    );
    const shown = jsonLines(printed).map((alert) => fieldText(alert as Document, PATH));
    expect(shown).toEqual(paths);
    child.kill('SIGTERM');
    await once(child, 'exit');
  });

  test.each(['70000', '-1', 'http'])('%s is no port', (port) => {
    const { status, stderr } = runProgramFile(['start', '--port', port]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/--port/);
  });
});
