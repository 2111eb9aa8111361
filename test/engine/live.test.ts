import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { LiveMessage } from '../../common/api/live';
import { loadConfig } from '../../standalone/config';
import { openHost, type Host } from '../../standalone/host';
import { serveHost, type ServedHost } from '../../standalone/serve';
import { until } from '../support/collected';
import { COOKIE, deskAlert, sessionOf } from '../support/desk';
import { temporaryFolder } from '../support/program';
import { describeOnEngine, engineUrl, makeEngineStore, type EngineStore } from './support/engine';
import { sampleEvents } from './support/sample_events';

const ALICE = { id: 'alice', name: 'Alice' };
const IDLE = { inputs: () => [], scheduler: { runSoon: async () => {}, nextRunAt: async () => 0 } };
/** A look of the watch, and some room. */
const TWO_LOOKS = 2_500;

const EXCLUSION = {
  name: 'billing is known',
  reason: 'it is rebuilt next week',
  entries: [
    { type: 'match', field: 'executable_stack.program', operator: 'included', value: 'billing' },
  ],
};

interface Listener {
  messages: LiveMessage[];
  close(): void;
}

/** Reads the stream of news as the app does. */
async function listen({ host, served }: Machine): Promise<Listener> {
  const controller = new AbortController();
  const response = await fetch(`${served.url}/api/live`, {
    headers: { cookie: `${COOKIE}=${await sessionOf(host, 'viewer')}` },
    signal: controller.signal,
  });
  const messages: LiveMessage[] = [];
  void (async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Buffer);
      const whole = text.split('\n\n');
      text = whole.pop() ?? '';
      for (const one of whole) {
        const [, type, data = ''] = /^event: (.*)\ndata: (.*)$/m.exec(one) ?? [];
        if (type) messages.push({ type, ...(JSON.parse(data) as object) } as LiveMessage);
      }
    }
  })().catch(() => undefined);
  return { messages, close: () => controller.abort() };
}

interface Machine {
  host: Host;
  served: ServedHost;
}

describeOnEngine('the news of two processes on one cluster', () => {
  let store: EngineStore;
  let folder: ReturnType<typeof temporaryFolder>;
  let one: Machine;
  let two: Machine;
  const listeners: Listener[] = [];

  async function startMachine(name: string): Promise<Machine> {
    const loaded = loadConfig({ dataDir: join(folder.path, name) }, {});
    const config = {
      ...loaded,
      elasticsearch: {
        url: engineUrl(),
        events_index: `${store.eventsIndex}-*`,
        space: store.space,
      },
      http: { ...loaded.http, port: 0 },
      log: { level: 'silent' },
    } satisfies typeof loaded;
    const host = await openHost(config);
    await host.cluster?.prepare();
    return { host, served: await serveHost(host, IDLE, config) };
  }

  const hear = async (machine: Machine): Promise<LiveMessage[]> => {
    const listener = await listen(machine);
    listeners.push(listener);
    // Its first look, so that what is done next is news.
    await wait(TWO_LOOKS);
    listener.messages.splice(0);
    return listener.messages;
  };

  beforeEach(async () => {
    store = await makeEngineStore();
    folder = temporaryFolder();
    one = await startMachine('one');
    two = await startMachine('two');
    await store.alerts.createMany(['a', 'b'].map((id) => ({ id, document: deskAlert() })));
  });
  afterEach(async () => {
    for (const listener of listeners.splice(0)) listener.close();
    for (const { served, host } of [one, two]) {
      await served.close();
      await host.close();
    }
    folder.remove();
    await store.close();
  });

  test('two analysts see each other’s ticks within about a second', async () => {
    const [first, second] = [await hear(one), await hear(two)];
    const began = Date.now();
    const { alert } = await two.host.application.triage.change('a', { type: 'acknowledge' }, ALICE);
    await until(() => first.length > 0);
    expect(Date.now() - began).toBeLessThan(TWO_LOOKS);
    const message = { type: 'alert_changed', id: 'a', version: alert.version, by: 'alice' };
    await wait(TWO_LOOKS);
    expect(first).toEqual([message]);
    // What it did itself is told once.
    expect(second).toEqual([message]);
    await one.host.application.triage.change('b', { type: 'acknowledge' }, ALICE);
    await until(() => second.length > 1);
    expect(second[1]).toMatchObject({ type: 'alert_changed', id: 'b' });
  });

  test('runs and exclusions of others are told, own ones once', async () => {
    const [first, second] = [await hear(one), await hear(two)];
    await store.add(await sampleEvents(), Date.now());
    await two.host.application.detection.runToEnd({ trigger: 'manual' });
    const isTold = () => first.some(({ type }) => type === 'run_finished');
    await until(isTold);
    await wait(TWO_LOOKS);
    const created = first.flatMap((told) => (told.type === 'alerts_created' ? told.count : []));
    expect(created.reduce((sum, count) => sum + count, 0)).toBe(5);
    expect(second.filter(({ type }) => type === 'run_finished')).toHaveLength(1);
    expect(second.filter(({ type }) => type === 'alerts_created')).toHaveLength(1);

    for (const heard of [first, second]) heard.splice(0);
    const { exclusion } = await two.host.application.exclusions.create(EXCLUSION, ALICE);
    await until(() => first.length > 0);
    expect(first).toEqual([{ type: 'exclusions_changed' }]);
    await wait(TWO_LOOKS);
    expect(second).toEqual([{ type: 'exclusions_changed' }]);

    first.splice(0);
    await two.host.application.exclusions.delete(exclusion.id);
    await until(() => first.length > 0);
    expect(first).toEqual([{ type: 'exclusions_changed' }]);
  });

  test('what happened while nobody listened is told to who comes back', async () => {
    const before = await hear(one);
    listeners.splice(0)[0]?.close();
    await two.host.application.triage.change('b', { type: 'acknowledge' }, ALICE);
    await wait(TWO_LOOKS);
    expect(before).toEqual([]);
    const listener = await listen(one);
    listeners.push(listener);
    await until(() => listener.messages.length > 0);
    expect(listener.messages).toMatchObject([{ type: 'alert_changed', id: 'b' }]);
  });

  test('an index that somebody took away and put there anew is watched as before', async () => {
    await two.host.application.triage.change('a', { type: 'acknowledge' }, ALICE);
    const heard = await hear(one);
    await store.client.indices.delete({
      index: `.internal.alerts-executable-stack.alerts-${store.space}-000001`,
    });
    await until(() => heard.some(({ type }) => type === 'store_changed'));
    await wait(TWO_LOOKS);
    heard.splice(0);
    const three = await startMachine('three');
    await three.served.close();
    await three.host.close();
    await store.client.index({
      index: `.alerts-executable-stack.alerts-${store.space}`,
      id: 'c',
      document: deskAlert(),
      refresh: true,
    });
    await until(() => heard.length > 0);
    expect(heard).toContainEqual({ type: 'alerts_created', count: 1 });
  });
});
