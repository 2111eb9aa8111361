import { COOKIE, deskAlert, openDesk, sessionOf, type Desk } from '../../test/support/desk';

describe('what other sites make a browser send', () => {
  let desk: Desk;
  let admin: string;
  beforeAll(async () => {
    desk = await openDesk({ publicUrl: 'http://alerts.example.com' });
    admin = await sessionOf(desk.host, 'admin');
    await desk.host.store.alerts.createMany([{ id: 'a', document: deskAlert() }]);
  });
  afterAll(() => desk.close());

  const OWN = {
    host: '127.0.0.1:5680',
    origin: 'http://127.0.0.1:5680',
    'sec-fetch-site': 'same-origin',
  };
  const change = (headers: Record<string, string>) =>
    desk.ask({
      method: 'POST',
      path: '/alerts/a/_change',
      as: admin,
      body: { change: { type: 'add_note', note: 'hello' } },
      headers,
    });

  test.each([
    ['the app', OWN],
    [
      'the app behind the proxy',
      { ...OWN, host: 'alerts.example.com', origin: 'http://alerts.example.com' },
    ],
    [
      'the app behind a proxy that names this host by its address',
      { ...OWN, origin: 'http://alerts.example.com' },
    ],
    [
      'the app behind a tunnel',
      { ...OWN, host: 'localhost:8080', origin: 'http://localhost:8080' },
    ],
    ['a program, which says nothing of sites', {}],
  ])('%s may change things', async (_, headers) => {
    expect((await change(headers)).status).toBe(200);
  });

  test.each([
    ['another site', { ...OWN, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    [
      'another port of this machine',
      { ...OWN, 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:8000' },
    ],
    [
      'another site, in a browser that says no more than the origin',
      { origin: 'https://evil.example' },
    ],
    ['a sandboxed page', { origin: 'null' }],
    ['another port of the proxy', { origin: 'http://alerts.example.com:8080' }],
    ['the proxy by another protocol', { origin: 'https://alerts.example.com' }],
    ['a name that begins like ours', { origin: 'http://127.0.0.1:5680.evil.example' }],
  ])('%s may not', async (_, headers) => {
    const answer = await change(headers);
    expect(answer.body).toMatchObject({ status: 403, code: 'forbidden' });
  });

  test('a form can’t change anything: it has neither a JSON body nor the header', async () => {
    const ask = (headers: Record<string, string>) =>
      desk.server.inject({
        method: 'POST',
        url: '/api/detection/_run',
        headers: { host: '127.0.0.1:5680', cookie: `${COOKIE}=${admin}`, ...headers },
      });
    const form = await ask({ 'content-type': 'application/x-www-form-urlencoded' });
    expect(form.statusCode).toBe(403);
    expect((await ask({})).statusCode).toBe(403);
    expect((await ask({ 'x-requested-with': 'executable-stack' })).statusCode).toBe(200);
    expect((await ask({ 'content-type': 'application/json' })).statusCode).toBe(200);
  });

  test.each(['/%61pi/detection/_run', '/a%70%69/detection/_run'])(
    'a form can’t change anything at %s either, which is the same address',
    async (url) => {
      const headers = { host: '127.0.0.1:5680', cookie: `${COOKIE}=${admin}` };
      const form = await desk.server.inject({ method: 'POST', url, headers });
      expect(form.statusCode).toBe(403);
      expect(form.headers['cache-control']).toBe('no-store');
      const site = { ...headers, 'sec-fetch-site': 'same-site', 'x-requested-with': 'x' };
      const page = await desk.server.inject({ method: 'POST', url, headers: site });
      expect(page.statusCode).toBe(403);
    },
  );

  test('a page of another site reads nothing either', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    expect((await desk.ask({ path: '/alerts', as: admin, headers })).status).toBe(403);
    const typed = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' };
    expect((await desk.ask({ path: '/alerts', as: admin, headers: typed })).status).toBe(200);
  });

  test.each(['127.0.0.1:5680', 'localhost', 'LOCALHOST:1', '[::1]:5680', 'alerts.example.com:80'])(
    'this host answers to %s',
    async (host) => {
      expect((await desk.ask({ path: '/health', headers: { host } })).status).toBe(200);
    },
  );

  test.each([
    'evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.1:5680',
    '127.0.0.1@evil.example',
    'a b',
  ])('and not to %p, which a page’s own name was pointed at this address for', async (host) => {
    const answer = await desk.ask({ path: '/health', headers: { host } });
    expect(answer.status).toBe(421);
    expect(answer.body).toMatchObject({ code: 'wrong_host' });
    const page = await desk.server.inject({ url: '/', headers: { host } });
    expect(page.statusCode).toBe(421);
  });
});
