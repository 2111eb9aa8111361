import { openHost } from '../host';
import { loadConfig } from '../config';
import { deskAlert, sessionOf, startDesk, type RunningDesk } from '../../test/support/desk';
import { until } from '../../test/support/collected';
import type { LiveFeed } from '../../server/live/live_feed';
import { createLiveHub } from './live_hub';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const by = { id: 'alice', name: 'Alice' };

interface Stream {
  status: number;
  text: string;
  ended: boolean;
  close(): void;
}

describe('the stream of news', () => {
  let desk: RunningDesk;
  let folder: string;
  const streams: Stream[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'executable-stack-'));
    desk = await startDesk({ dataDir: folder, checkStreamsEvery: 50 });
    await desk.host.store.alerts.createMany([{ id: 'a', document: deskAlert() }]);
  });
  afterEach(async () => {
    for (const stream of streams.splice(0)) stream.close();
    await desk.stop();
    rmSync(folder, { recursive: true });
  });

  async function open(secret: string, lastEventId?: string): Promise<Stream> {
    const controller = new AbortController();
    const response = await fetch(`${desk.url}/api/live`, {
      headers: {
        cookie: `executable_stack_session=${secret}`,
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
      },
      signal: controller.signal,
    });
    const stream: Stream = {
      status: response.status,
      text: '',
      ended: false,
      close: () => controller.abort(),
    };
    streams.push(stream);
    void (async () => {
      const decoder = new TextDecoder();
      try {
        for await (const chunk of response.body ?? [])
          stream.text += decoder.decode(chunk as Buffer);
      } catch {
        // Closed by the test.
      }
      stream.ended = true;
    })();
    await until(() => stream.text.includes('retry:'), 'the beginning of the stream');
    return stream;
  }

  const acknowledge = () => desk.host.application.triage.change('a', { type: 'acknowledge' }, by);

  test('tells everybody of a change within a second, and who made it', async () => {
    const all = [
      await open(await sessionOf(desk.host, 'viewer')),
      await open(await sessionOf(desk.host, 'analyst')),
    ];
    const { alert } = await acknowledge();
    const data = JSON.stringify({ id: 'a', version: alert.version, by: 'alice' });
    for (const stream of all) {
      await until(() => stream.text.includes('alert_changed'));
      expect(stream.text).toMatch(/^id: [0-9a-f]+-\d+$/m);
      expect(stream.text).toContain(`event: alert_changed\ndata: ${data}\n\n`);
    }
  });

  test('tells of what other processes write', async () => {
    const stream = await open(await sessionOf(desk.host, 'viewer'));
    const other = await openHost(loadConfig({ dataDir: folder }, {}));
    await other.application.triage.change('a', { type: 'acknowledge' }, by);
    await until(() => stream.text.includes('event: store_changed\ndata: {}'));
    expect(stream.text).not.toContain('exclusions_changed');
    await other.application.exclusions.create(
      {
        name: 'n',
        reason: 'r',
        entries: [{ type: 'match', field: 'host.name', operator: 'included', value: 'web-01' }],
      },
      by,
    );
    await until(() => stream.text.includes('event: exclusions_changed'));
    await other.close();
  });

  test('says that it is still there', async () => {
    const stream = await open(await sessionOf(desk.host, 'viewer'));
    await until(() => stream.text.split(': still here').length > 2);
  });

  test('ends with the session: signed out, the user removed, or removed by another process', async () => {
    const [one, two, three] = [
      await sessionOf(desk.host, 'viewer'),
      await sessionOf(desk.host, 'analyst'),
      await sessionOf(desk.host, 'admin'),
    ];
    const opened = [await open(one), await open(two), await open(three)];
    await desk.host.users.signOut(one);
    await until(() => opened[0]?.ended === true);
    await desk.host.users.remove('analyst-1');
    await until(() => opened[1]?.ended === true);
    expect(opened[2]?.ended).toBe(false);
    const other = await openHost(loadConfig({ dataDir: folder }, {}));
    await other.users.signOutEverywhere('admin-1');
    await other.close();
    await until(() => opened[2]?.ended === true);
  });

  test('does not keep an idle session alive, and goes on where it was', async () => {
    const secret = await sessionOf(desk.host, 'viewer');
    const first = await open(secret);
    await acknowledge();
    await until(() => first.text.includes('alert_changed'));
    first.close();
    await desk.host.application.triage.change('a', { type: 'add_note', note: 'one' }, by);
    await desk.host.application.triage.change('a', { type: 'add_note', note: 'two' }, by);
    const [, id = ''] = /^id: (.*)$/m.exec(first.text) ?? [];
    const second = await open(secret, id);
    await until(() => second.text.split('alert_changed').length === 3);
    expect(second.text).not.toContain('store_changed');
    const stranger = await open(secret, 'ffffffffffff-1');
    await until(() => stranger.text.includes('event: store_changed'));
  });

  test('ends when the host stops', async () => {
    const stream = await open(await sessionOf(desk.host, 'viewer'));
    await desk.stop();
    await until(() => stream.ended);
    desk = await startDesk({ dataDir: folder });
  });
});

test('who does not read what is sent is dropped, and hinders nobody', () => {
  let publish: Parameters<LiveFeed['subscribe']>[0] = () => undefined;
  const live: LiveFeed = {
    publish: (message) => publish(message),
    subscribe: (listener) => {
      publish = listener;
      return () => undefined;
    },
  };
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  const hub = createLiveHub({ live, users: { find: async () => undefined }, logger });
  const response = (isReading: boolean) => ({
    destroyed: false,
    writableEnded: false,
    writableLength: 0,
    received: 0,
    once() {},
    writeHead() {},
    end() {},
    write(text: string) {
      this.received += 1;
      if (!isReading) this.writableLength += text.length;
    },
    destroy() {
      this.destroyed = true;
    },
  });
  const [fast, slow] = [response(true), response(false)];
  for (const one of [fast, slow]) hub.serve(one as never, 'secret', undefined);
  for (let n = 0; n < 10_000; n += 1) live.publish({ type: 'alerts_created', count: n });
  expect(slow.destroyed).toBe(true);
  expect(slow.received).toBeLessThan(6_000);
  expect(fast.destroyed).toBe(false);
  expect(fast.received).toBe(10_001);
  hub.close();
});
