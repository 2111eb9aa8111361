import { and, is } from '../../common/kql/ast';
import { eventAt, fileOf, START } from '../contract/event_samples';
import { allIds } from '../contract/pages';
import { everything } from '../contract/queries';
import { describeOnEngine, makeEngineStore, type EngineStore } from './support/engine';

const COUNT = 12_000;

describeOnEngine('an answer that is larger than one request gives', () => {
  let store: EngineStore;
  const shared = fileOf('web-01');
  const events = Array.from({ length: COUNT }, (_, offset) =>
    eventAt(START, { shared, offset, processName: `program-${offset % 7000}` }),
  );

  beforeAll(async () => {
    store = await makeEngineStore({ shards: 3 });
    for (let at = 0; at < COUNT; at += 3000) await store.add(events.slice(at, at + 3000), START);
  });
  afterAll(() => store.close());

  it('is gone through by id where all times are equal', async () => {
    const ids = events.map(({ id }) => id).sort();
    for (const size of [4000, 11_000]) {
      const found = await allIds((after) =>
        store.events.search({ query: everything, size, after }),
      );
      expect(found).toEqual(ids);
    }
  });

  it('is counted exactly, however many values there are', async () => {
    const counted = await store.events.aggregate({ query: everything }, 'process.name', 6000);
    expect(counted).toHaveLength(6000);
    expect(counted.slice(0, 5000).every(({ count }) => count === 2)).toBe(true);
    const few = await store.events.aggregate({ query: everything }, 'process.name', 3);
    expect(few).toEqual(
      ['program-0', 'program-1', 'program-10'].map((value) => ({ value, count: 2 })),
    );
  });

  it('leaves no point in time open behind it', async () => {
    const open = async () => {
      const { nodes } = await store.client.nodes.stats({
        metric: 'indices',
        index_metric: 'search',
      });
      return Object.values(nodes).map(({ indices }) => indices?.search?.open_contexts ?? 0);
    };
    // Other tests use the node too, and open some for a moment; one that was forgotten stays open for minutes.
    const deadline = Date.now() + 30_000;
    let left = await open();
    while (left.some((contexts) => contexts > 0) && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      left = await open();
    }
    expect(left).toEqual(left.map(() => 0));
  });

  it('is stopped with its caller', async () => {
    const gone = new AbortController();
    const search = store.events.search({ query: everything, size: 11_000, signal: gone.signal });
    setTimeout(() => gone.abort(), 5);
    await expect(search).rejects.toThrow(/cancelled/);
  });

  it('of one event is told by its index too, where several have the same id', async () => {
    const [event] = events;
    if (event === undefined) throw new Error('there are events');
    const index = `${store.eventsIndex}-000002`;
    const document = { '@timestamp': new Date(START).toISOString(), twin: 'yes' };
    await store.client.index({ index, id: event.id, document, refresh: true });
    const query = and(is('_id', event.id));
    const found = await allIds((after) => store.events.search({ query, size: 1, after }));
    expect(found).toEqual([event.id, event.id]);
  });
});
