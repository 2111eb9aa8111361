import { hashSecret } from '../users/secret';
import { COOKIE, openDesk, PASSWORD, sessionOf, type Desk } from '../../test/support/desk';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** OWASP ASVS 5.0: what a host with users and sessions of its own must keep. One test for each requirement. */
describe('ASVS 5.0', () => {
  let now = Date.UTC(2026, 10, 24, 12);
  let desk: Desk;
  let admin: string;
  beforeEach(async () => {
    now = Date.UTC(2026, 10, 24, 12);
    desk = await openDesk({ clock: { now: () => now } });
    admin = await sessionOf(desk.host, 'admin');
  });
  afterEach(() => desk.close());

  const status = async (secret: string) =>
    (await desk.ask({ path: '/session', as: secret })).status;
  const signIn = (name: string, password: string, as?: string) =>
    desk.ask({ method: 'POST', path: '/session', as, body: { name, password } });
  const signInWith = (token: string) =>
    desk.ask({ method: 'POST', path: '/session', body: { token } });
  const add = (name: string, password: string) =>
    desk.ask({
      method: 'POST',
      path: '/users',
      as: admin,
      body: { name, role: 'viewer', password },
    });
  const cookieOf = ({ headers }: { headers: Record<string, unknown> }) =>
    String(headers['set-cookie']);
  const secretOf = (answer: { headers: Record<string, unknown> }) =>
    new RegExp(`${COOKIE}=([^;]*)`).exec(cookieOf(answer))?.[1] ?? '';

  describe('6, authentication', () => {
    test('6.2.1 passwords have at least 8 characters', async () => {
      expect((await add('bob', 'x7 quq!')).status).toBe(400);
      expect((await add('bob', 'x7 quq!#')).status).toBe(200);
    });

    test.each([
      ['6.2.4 the commonest', 'iloveyou'],
      ['6.2.4 the commonest, of digits', '1234567890'],
      ['6.2.4 the commonest, dressed up', 'P@ssw0rd2026!'],
      ['6.2.4 the commonest, of keys', '1qaz2wsx'],
      ['6.2.4 one sign', 'zzzzzzzzzz'],
      ['6.2.4 an alphabet', 'abcdefghij'],
      ['6.2.11 the name', 'Catherine'],
    ])('%s is no password', async (_, password) => {
      const { body } = await add('catherine', password);
      expect(body).toMatchObject({ code: 'invalid_input', detail: /guessed first/ });
    });

    test('6.2.5 there are no rules of composition', async () => {
      expect((await add('bob', 'thistle lantern')).status).toBe(200);
      expect((await add('eve', '棉花糖在飞翔的夜晚')).status).toBe(200);
    });

    test('6.2.8 and 6.2.9 passwords are taken as they are, long ones too, and nothing is cut off', async () => {
      const password = ` ${'correct horse '.repeat(9)}\u{1f40e} `;
      expect((await add('bob', password)).status).toBe(200);
      expect((await signIn('bob', password)).status).toBe(200);
      expect((await signIn('bob', password.trim())).status).toBe(401);
      expect((await signIn('bob', password.slice(0, 72))).status).toBe(401);
    });

    test('6.3.1 guessing is slowed down, for an address and for a name', async () => {
      await desk.close();
      desk = await openDesk({ signInLimits: { perAddress: 6, perName: 3 } });
      const seen: number[] = [];
      for (let n = 0; n < 4; n += 1) seen.push((await signIn('bob', `guess ${n}`)).status);
      expect(seen).toEqual([401, 401, 401, 429]);
      for (let n = 0; n < 2; n += 1) expect((await signIn(`x${n}`, 'guess')).status).toBe(401);
      const answer = await signIn('x3', 'guess');
      expect(answer.body).toMatchObject({ code: 'too_many_requests' });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    });

    describe('6.3.1 one who guesses keeps nobody else out', () => {
      const signInFrom = async (addresses: string) => {
        const headers = { 'x-forwarded-for': addresses };
        const body = { name: 'bob', password: 'guess' };
        return (await desk.ask({ method: 'POST', path: '/session', headers, body })).status;
      };
      const seenFrom = async (addresses: readonly string[]) => {
        const seen: number[] = [];
        for (const one of addresses) seen.push(await signInFrom(one));
        return seen;
      };
      const others = (count: number) => Array.from({ length: count }, (_, n) => `192.0.2.${n}`);
      const signInLimits = { perAddress: 2, perName: 1000 };
      const reopen = async (publicUrl?: string) => {
        await desk.close();
        desk = await openDesk({ signInLimits, publicUrl });
      };

      test('behind a proxy, which adds the address to what the client wrote', async () => {
        await reopen('https://alerts.example.com');
        const guesses = ['10.1.1.1, 192.0.2.1', '10.1.1.2, 192.0.2.1', '10.1.1.3, 192.0.2.1'];
        expect(await seenFrom(guesses)).toEqual([401, 401, 429]);
        await seenFrom(Array.from({ length: 30 }, () => '192.0.2.1'));
        expect(await signInFrom('192.0.2.2')).toBe(401);
      });

      test('but not by ever other addresses, where the proxy adds none', async () => {
        await reopen('https://alerts.example.com');
        const seen = await seenFrom(others(30));
        expect(seen.filter((status) => status === 401)).toHaveLength(20);
        expect(seen.at(-1)).toBe(429);
      });

      test('and without a proxy what a client writes counts for nothing', async () => {
        await reopen();
        expect(await seenFrom(others(3))).toEqual([401, 401, 429]);
      });
    });

    test('6.3.8 who is no user can’t be told from a wrong password', async () => {
      const [unknown, wrong] = [
        await signIn('nobody', PASSWORD),
        await signIn('admin-1', 'wrong one'),
      ];
      const told = ({ body }: { body: object }) => ({ ...body, request_id: '' });
      expect(told(unknown)).toEqual(told(wrong));
      expect(unknown.status).toBe(401);
      const time = async (name: string) => {
        const times: number[] = [];
        for (let n = 0; n < 5; n += 1) {
          const start = performance.now();
          await signIn(name, 'wrong one');
          times.push(performance.now() - start);
        }
        return Math.min(...times);
      };
      const [a, b] = [await time('nobody'), await time('admin-1')];
      expect(Math.min(a, b) / Math.max(a, b)).toBeGreaterThan(0.2);
    });

    test('6.5.1 and 6.6.2 a sign-in link is good once, however many use it at once', async () => {
      const token = await desk.host.users.makeToken('owner');
      const answers = await Promise.all([1, 2, 3, 4].map(() => signInWith(token)));
      expect(answers.map((one) => one.status).sort()).toEqual([200, 401, 401, 401]);
      expect((await signInWith(token)).body).toMatchObject({ detail: /was used already/ });
    });

    test('6.5.5 a sign-in link is good for an hour, and only the newest', async () => {
      const first = await desk.host.users.makeToken('owner');
      const second = await desk.host.users.makeToken('owner');
      expect((await signInWith(first)).status).toBe(401);
      now += HOUR;
      expect((await signInWith(second)).status).toBe(401);
      const third = await desk.host.users.makeToken('owner');
      now += HOUR - 1;
      expect((await signInWith(third)).body).toMatchObject({ user: { name: 'owner' } });
    });

    test('a sign-in link ends with what it was made for: another password, another role, another user', async () => {
      const { users } = desk.host;
      await users.add('bob', 'viewer', PASSWORD);
      for (const change of [{ password: 'nine yellow boats' }, { role: 'analyst' }] as const) {
        const token = await users.makeToken('bob');
        await users.change('bob', change);
        expect((await signInWith(token)).body).toMatchObject({ detail: /was changed since/ });
      }
      const token = await users.makeToken('bob');
      await users.remove('bob');
      now += 1;
      await users.add('bob', 'admin', PASSWORD);
      expect((await signInWith(token)).status).toBe(401);
      expect((await signInWith(await users.makeToken('bob'))).status).toBe(200);
    });

    test('6.5.3 tokens of links are random and stored as a digest', async () => {
      const token = await desk.host.users.makeToken('owner');
      expect(Buffer.from(token, 'base64url')).toHaveLength(32);
      const [link] = await desk.host.store.records.list('sign_in_link', { size: 10 });
      expect(link?.id).toBe(hashSecret(token));
      expect(JSON.stringify(link)).not.toContain(token);
    });
  });

  describe('7, sessions', () => {
    test('7.2.2 and 7.2.3 sessions are named by 256 random bits', async () => {
      const secrets = [
        await sessionOf(desk.host, 'viewer'),
        await sessionOf(desk.host, 'viewer'),
        admin,
      ];
      expect(new Set(secrets).size).toBe(3);
      for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    });

    test('the store holds digests of them only', async () => {
      const stored = await desk.host.store.records.list('session', { size: 10 });
      expect(stored.map(({ id }) => id)).toEqual([hashSecret(admin)]);
      expect(JSON.stringify(stored)).not.toContain(admin);
      expect(await status(hashSecret(admin))).toBe(401);
    });

    test('7.2.4 signing in begins a new session and ends the one before', async () => {
      const answer = await signIn('admin-1', PASSWORD, admin);
      expect(answer.status).toBe(200);
      expect(secretOf(answer)).not.toBe(admin);
      expect(await status(admin)).toBe(401);
      expect(await status(secretOf(answer))).toBe(200);
    });

    test('a session that somebody made up or planted is none', async () => {
      const planted = 'A'.repeat(43);
      expect(await status(planted)).toBe(401);
      const answer = await signIn('admin-1', PASSWORD, planted);
      expect(secretOf(answer)).not.toBe(planted);
      expect(await status(planted)).toBe(401);
    });

    test('a cookie that is no good here is left alone: it may be a new one’s, or of a host on another port', async () => {
      const { status: answered, headers } = await desk.ask({
        path: '/session',
        as: 'B'.repeat(43),
      });
      expect([answered, headers['set-cookie']]).toEqual([401, undefined]);
    });

    test('7.3.1 a session ends when it is not used for 8 hours', async () => {
      now += 8 * HOUR - 1;
      expect(await status(admin)).toBe(200);
      now += 8 * HOUR - 1;
      expect(await status(admin)).toBe(200);
      now += 8 * HOUR;
      expect(await status(admin)).toBe(401);
      now -= 8 * HOUR;
    });

    test('7.3.2 a session ends after 7 days, however much it is used', async () => {
      for (let hours = 0; hours < 7 * 24 - 4; hours += 4) {
        now += 4 * HOUR;
        expect(await status(admin)).toBe(200);
      }
      now += 4 * HOUR;
      expect(await status(admin)).toBe(401);
    });

    test('both can be set', async () => {
      await desk.close();
      const sessions = { idle: 30 * MINUTE, absolute: DAY };
      desk = await openDesk({ clock: { now: () => now }, config: { sessions } });
      const secret = await sessionOf(desk.host, 'viewer');
      now += 30 * MINUTE;
      expect(await status(secret)).toBe(401);
    });

    test('7.4.1 a session that was signed out is over, also for who kept the cookie', async () => {
      const answer = await desk.ask({ method: 'DELETE', path: '/session', as: admin });
      expect(answer.body).toEqual({ signed_out: true });
      expect(cookieOf(answer)).toMatch(/=; .*Expires=Thu, 01 Jan 1970/);
      expect(await status(admin)).toBe(401);
    });

    test.each([
      ['7.4.2 removing a user', 'DELETE', '/users/viewer-1', undefined],
      ['7.4.3 a new password', 'PUT', '/users/viewer-1', { password: 'nine yellow boats' }],
      ['8.3.2 a new role', 'PUT', '/users/viewer-1', { role: 'analyst' }],
      ['7.4.5 an administrator', 'DELETE', '/users/viewer-1/sessions', undefined],
    ])('%s ends the sessions of the user, and nobody else’s', async (_, method, path, body) => {
      const viewer = await sessionOf(desk.host, 'viewer');
      const analyst = await sessionOf(desk.host, 'analyst');
      expect((await desk.ask({ method, path, as: admin, body })).status).toBe(200);
      expect(await status(viewer)).toBe(401);
      expect(await status(analyst)).toBe(200);
      expect(await status(admin)).toBe(200);
    });

    test('a user removed and added again does not get the old sessions back', async () => {
      const viewer = await sessionOf(desk.host, 'viewer');
      const { store } = desk.host;
      const session = await store.records.get('session', hashSecret(viewer));
      await desk.host.users.remove('viewer-1');
      now += 1;
      await desk.host.users.add('viewer-1', 'admin', PASSWORD);
      if (session) await store.records.create('session', hashSecret(viewer), session.attributes);
      expect(await status(viewer)).toBe(401);
    });
  });

  describe('8, authorization', () => {
    test('the last administrator stays, also when two go at once', async () => {
      const demote = (name: string) => desk.host.users.change(name, { role: 'viewer' });
      await expect(desk.host.users.remove('admin-1')).rejects.toThrow(/only administrator/);
      await expect(demote('admin-1')).rejects.toThrow(/only administrator/);
      await desk.host.users.add('admin-2', 'admin', PASSWORD);
      const results = await Promise.allSettled([
        demote('admin-1'),
        desk.host.users.remove('admin-2'),
      ]);
      expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    test('names differ in more than their case', async () => {
      expect((await add('ADMIN-1', 'seven quiet herons')).status).toBe(409);
      expect((await signIn('Admin-1', PASSWORD)).status).toBe(200);
    });
  });

  describe('3, the browser', () => {
    test('3.3.1 to 3.3.4 the cookie is closed to scripts and to other sites', async () => {
      expect(cookieOf(await signIn('admin-1', PASSWORD))).toMatch(
        /; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/,
      );
    });

    test('3.3.1 behind a proxy with https the cookie goes nowhere else', async () => {
      await desk.close();
      desk = await openDesk({ publicUrl: 'https://alerts.example.com' });
      await sessionOf(desk.host, 'admin');
      const answer = await signIn('admin-1', PASSWORD);
      expect(cookieOf(answer)).toMatch(
        /^__Host-executable_stack_session=.*; Secure; SameSite=Strict$/,
      );
      expect(answer.headers['strict-transport-security']).toMatch(/max-age=31536000/);
    });

    test('3.4.3 to 3.4.8 headers keep the browser from doing more than is meant', async () => {
      const { headers } = await desk.ask({ path: '/health' });
      const csp = String(headers['content-security-policy']);
      expect(csp).toContain("default-src 'none'");
      expect(csp).toMatch(/script-src 'self' 'nonce-\w+';/);
      expect(csp).toMatch(/style-src 'self' 'nonce-\w+';/);
      expect(csp).toContain("frame-ancestors 'none'");
      expect(csp).toContain("base-uri 'none'");
      expect(csp).not.toMatch(/unsafe|https?:|\*/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'x-frame-options': 'DENY',
      });
      expect(headers['access-control-allow-origin']).toBeUndefined();
    });

    test('14.3.2 answers are not kept by caches', async () => {
      const { headers } = await desk.ask({ path: '/session', as: admin });
      expect(headers['cache-control']).toBe('no-store');
    });
  });

  describe('16, errors and the log', () => {
    test('16.2.5 no secret is logged', async () => {
      await desk.close();
      const lines: string[] = [];
      const line = (message: string, fields?: object) =>
        lines.push(message + JSON.stringify(fields));
      desk = await openDesk();
      Object.assign(desk.host.logger, { debug: line, info: line, warn: line, error: line });
      const secret = await sessionOf(desk.host, 'admin');
      await signIn('admin-1', 'some wrong password', secret);
      await signInWith('some-token');
      await desk.ask({ path: '/alerts', as: secret });
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.join('\n')).not.toMatch(new RegExp(`${secret}|wrong password|some-token`));
    });
  });
});
