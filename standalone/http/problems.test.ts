import { connect } from 'node:net';
import type { Logger } from '../../server/ports';
import { deskAlert, openDesk, sessionOf, startDesk, type Desk } from '../../test/support/desk';

interface Line {
  message: string;
  fields: Record<string, unknown> | undefined;
}

function collectLog(logger: Logger): Line[] {
  const lines: Line[] = [];
  const add = (message: string, fields?: Record<string, unknown>) => {
    lines.push({ message, fields });
  };
  Object.assign(logger, { debug: add, info: add, warn: add, error: add });
  return lines;
}

describe('problems', () => {
  let desk: Desk;
  let admin: string;
  beforeAll(async () => {
    desk = await openDesk();
    admin = await sessionOf(desk.host, 'admin');
    await desk.host.store.alerts.createMany([{ id: 'a', document: deskAlert() }]);
  });
  afterAll(() => desk.close());

  test.each([
    [
      'what is not there',
      'GET',
      '/alerts/b',
      undefined,
      {},
      404,
      'not_found',
      /there is no alert b/,
    ],
    [
      'a path that is none',
      'GET',
      '/nothing',
      undefined,
      {},
      404,
      'not_found',
      /nothing at \/api\/nothing/,
    ],
    ['a method that is none', 'PUT', '/alerts/a', {}, {}, 404, 'not_found', /nothing at/],
    ['bad JSON', 'POST', '/users', '{', {}, 400, 'invalid_input', /body: is not valid JSON/],
    ['no body', 'POST', '/users', undefined, {}, 400, 'invalid_input', /body: /],
    [
      'another type',
      'POST',
      '/users',
      '<a/>',
      { 'content-type': 'text/xml' },
      415,
      'unsupported_type',
      /application\/json/,
    ],
    [
      'a body that is too large',
      'POST',
      '/users',
      { name: 'x'.repeat(1_100_000) },
      {},
      413,
      'too_large',
      /larger/,
    ],
    [
      'an address that is none',
      'GET',
      '/alerts/%zz',
      undefined,
      {},
      400,
      'invalid_input',
      /not a valid url|%zz/i,
    ],
    [
      'a conflict',
      'POST',
      '/alerts/a/_change',
      { change: { type: 'undo' } },
      {},
      409,
      'conflict',
      /./,
    ],
  ])('%s', async (_, method, path, body, headers, status, code, detail) => {
    const answer = await desk.ask({ method, path, body, headers: { ...headers }, as: admin });
    expect(answer.body).toEqual({
      type: `urn:executable-stack:problem:${code}`,
      title: expect.any(String),
      status,
      detail: expect.stringMatching(detail),
      code,
      request_id: answer.headers['x-request-id'],
    });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  test('a large body is taken where many are named', async () => {
    const ids = Array.from({ length: 9_000 }, (_, n) => `${n}`.padStart(200, 'x'));
    const change = { type: 'acknowledge' };
    const answer = await desk.ask({
      method: 'POST',
      path: '/alerts/_change',
      as: admin,
      body: { alerts: { ids }, change },
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ updated: [], failed: { length: 9_000 } });
  });

  test('a fault is logged, and the client learns only where to look', async () => {
    const faulty = await openDesk();
    const secret = await sessionOf(faulty.host, 'viewer');
    const lines = collectLog(faulty.host.logger);
    faulty.host.application.alerts.search = async () => {
      throw new Error('secret path /etc/shadow');
    };
    const { status, body, text, headers } = await faulty.ask({ path: '/alerts', as: secret });
    expect(status).toBe(500);
    expect(body).toMatchObject({ code: 'internal' });
    expect(text).not.toMatch(/shadow/);
    expect(lines).toContainEqual({
      message: 'a request failed',
      fields: expect.objectContaining({
        request_id: headers['x-request-id'],
        error: 'secret path /etc/shadow',
      }),
    });
    await faulty.close();
  });

  test('an answer that is not as the table says is never sent', async () => {
    const faulty = await openDesk();
    const secret = await sessionOf(faulty.host, 'viewer');
    const lines = collectLog(faulty.host.logger);
    faulty.host.application.alerts.get = async (id) =>
      ({ id, index: 'alerts', document: { leaked: 'yes' } }) as never;
    const { status, text } = await faulty.ask({ path: '/alerts/a', as: secret });
    expect(status).toBe(500);
    expect(text).not.toMatch(/leaked/);
    expect(lines[0]?.fields).toMatchObject({ error: /the answer of getAlert .* version/ });
    await faulty.close();
  });

  test('health says so where the store does not answer', async () => {
    const faulty = await openDesk();
    collectLog(faulty.host.logger);
    faulty.host.store.records.list = async () => {
      throw new Error('gone');
    };
    const { status, body } = await faulty.ask({ path: '/health' });
    expect(status).toBe(503);
    expect(body).toEqual({ status: 'unavailable' });
    await faulty.close();
  });

  test('every request has an id, in its answer and in the log', async () => {
    const lines = collectLog(desk.host.logger);
    const answers = [
      await desk.ask({ path: '/health' }),
      await desk.ask({ path: '/alerts', as: admin }),
    ];
    const ids = answers.map(({ headers }) => headers['x-request-id']);
    expect(new Set(ids).size).toBe(2);
    expect(lines.map(({ fields }) => fields?.['request_id'])).toEqual(ids);
    expect(lines[1]?.fields).toMatchObject({ route: '/api/alerts', status: 200, user: 'admin-1' });
  });

  test('what is no HTTP is answered all the same, and so is a header that never ends', async () => {
    const { url, stop } = await startDesk();
    const send = (text: string) =>
      new Promise<string>((resolve) => {
        const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text));
        let answer = '';
        socket.on('data', (chunk) => (answer += chunk.toString()));
        socket.on('close', () => resolve(answer));
      });
    expect(await send('HELLO\r\n\r\n')).toMatch(/^HTTP\/1.1 400 [^]*"code":"invalid_input"/);
    const long = `GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`;
    expect(await send(long)).toMatch(/^HTTP\/1.1 413 [^]*"code":"too_large"/);
    await stop();
  });
});
