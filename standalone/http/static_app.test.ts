import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { openDesk, type Desk } from '../../test/support/desk';
import { createSessionCookie } from './session_cookie';

const PAGE =
  '<!doctype html><meta name="csp-nonce" content="" /><meta name="session" content="" /><div id="root"></div>';
const SCRIPT = 'export const answer = 42;';

describe('the app', () => {
  let folder: string;
  let desk: Desk;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'executable-stack-app-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), PAGE);
    for (const name of ['app-ABCD2345.js', 'app.js']) {
      const path = join(folder, 'assets', name);
      writeFileSync(path, SCRIPT);
      writeFileSync(`${path}.br`, brotliCompressSync(SCRIPT));
      writeFileSync(`${path}.gz`, gzipSync(SCRIPT));
    }
    writeFileSync(join(folder, '.inputs'), 'of the build');
    desk = await openDesk({ appFolder: folder });
  });
  afterAll(async () => {
    await desk.close();
    rmSync(folder, { recursive: true });
  });

  const get = (url: string, headers: Record<string, string> = {}) =>
    desk.server.inject({ url, headers: { host: '127.0.0.1', ...headers } });

  test('the page says whether there is a session to ask for', async () => {
    const { name } = createSessionCookie(false, 1000);
    expect((await get('/alerts')).payload).toContain('name="session" content="none"');
    const known = await get('/alerts', { cookie: `${name}=something` });
    expect(known.payload).toContain('name="session" content="maybe"');
  });

  test.each(['/', '/index.html', '/alerts', '/alerts/0f3a?tab=guide', '/sign-in'])(
    '%s is its page, without a session, fresh and with a nonce of its own',
    async (url) => {
      const [one, two] = [await get(url), await get(url)];
      expect(one.statusCode).toBe(200);
      expect(one.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(one.headers['cache-control']).toBe('no-store');
      const [, nonce = ''] = /name="csp-nonce" content="(\w+)"/.exec(one.payload) ?? [];
      expect(one.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(one.payload).not.toBe(two.payload);
    },
  );

  test.each([
    '/logo.svg',
    '/assets/none.js',
    '/.inputs',
    '/../package.json',
    '/%2e%2e/package.json',
  ])('%s is nothing', async (url) => {
    const { statusCode, headers, payload } = await get(url);
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(statusCode).toBeLessThan(500);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(payload).not.toMatch(/of the build|dependencies/);
  });

  test('a page is not sent to who asks for something else', async () => {
    expect((await get('/alerts', { accept: 'application/json' })).statusCode).toBe(404);
    const posted = await desk.server.inject({
      method: 'POST',
      url: '/alerts',
      headers: { host: 'localhost' },
    });
    expect(posted.statusCode).toBe(404);
  });

  test('files whose names hold a digest are kept for ever, others are asked for again', async () => {
    const fixed = await get('/assets/app-ABCD2345.js');
    expect(fixed.payload).toBe(SCRIPT);
    expect(fixed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(fixed.headers['content-type']).toMatch(/javascript/);
    const plain = await get('/assets/app.js');
    expect(plain.headers['cache-control']).toBe('no-cache');
    const again = await get('/assets/app.js', { 'if-none-match': String(plain.headers.etag) });
    expect(again.statusCode).toBe(304);
  });

  test.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
  ])('to who takes %s a file goes as %s', async (accepted, encoding) => {
    const { headers } = await get('/assets/app-ABCD2345.js', { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-type']).toMatch(/javascript/);
    expect(headers['cache-control']).toMatch(/immutable/);
    expect(String(headers.vary).toLowerCase()).toContain('accept-encoding');
  });

  test('where it is not built, the page says so', async () => {
    const bare = await openDesk({ appFolder: join(folder, 'none') });
    const { statusCode, payload } = await bare.server.inject({
      url: '/alerts',
      headers: { host: 'localhost' },
    });
    expect(statusCode).toBe(503);
    expect(payload).toMatch(/not built: run "npm run build"/);
    await bare.close();
  });
});
