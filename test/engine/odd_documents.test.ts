import type { Document } from '../../common/document/document';
import { and, exists, is } from '../../common/kql/ast';
import { alert, STATUS } from '../contract/alert_samples';
import { anywhere, everything } from '../contract/queries';
import { describeOnEngine, makeEngineStore, type EngineStore } from './support/engine';

describeOnEngine('an alert of an odd event', () => {
  let store: EngineStore;
  beforeEach(async () => {
    store = await makeEngineStore();
  });
  afterEach(() => store.close());

  const ODD: Record<string, Document> = {
    'text where others have an object': { ...alert({ status: 'open' }), host: 'web-01' },
    'an object where others have text': {
      ...alert({ status: 'open' }),
      process: { name: { first: 'kernel' }, pid: 5 },
    },
    'numbers that are none': {
      ...alert({ status: 'open' }),
      process: { pid: 'many' },
      event: { ingested: 'soon' },
    },
    'both at once': {
      ...alert({ status: 'open' }),
      free: [1, 'two', [3], { four: { five: null } }],
    },
    'dotted names and nested ones': {
      ...alert({ status: 'open', host: 'web-01' }),
      'host.name': 'web-02',
    },
    'names that are hard to write': { ...alert({ status: 'open' }), 'a..b': 1, ' ': 2, '.c': 3 },
    'no truth value where ours has one': {
      ...alert({ status: 'open' }),
      'executable_stack.memfd': 'perhaps',
    },
    'the field that holds others whole': {
      ...alert({ status: 'open' }),
      executable_stack_document: 'no JSON',
    },
    'very long words': { ...alert({ status: 'open' }), user: { name: 'x'.repeat(100_000) } },
  };

  it.each(Object.entries(ODD))('is kept whole: %s', async (_, document) => {
    const regular = alert({ status: 'open', host: 'web-01' });
    await store.alerts.createMany([{ id: 'first', document: { ...regular, free: 'text' } }]);
    const answer = await store.alerts.createMany([{ id: 'odd', document }]);
    expect(answer).toEqual({ created: ['odd'], existing: [] });
    const read = await store.alerts.get('odd');
    expect(read?.document).toEqual(document);
    expect(await store.alerts.count({ query: is(STATUS, 'open') })).toBe(2);
    const closed = { ...document, [STATUS]: 'closed' };
    const written = await store.alerts.update('odd', read?.version ?? '', closed);
    expect(written.document).toEqual(closed);
    expect(await store.alerts.get('odd')).toEqual(written);
    expect(await store.alerts.count({ query: is(STATUS, 'closed') })).toBe(1);
  });

  it('is counted by its text too, which Elasticsearch does not do', async () => {
    const texts = ['stack of alice', 'stack of alice', 'stack of bob', undefined];
    await store.alerts.createMany(
      texts.map((message, at) => ({ id: `text ${at}`, document: alert({ message }) })),
    );
    expect(await store.alerts.aggregate({ query: everything }, 'message', 5)).toEqual([
      { value: 'stack of alice', count: 2 },
      { value: 'stack of bob', count: 1 },
    ]);
  });

  it('does not use up the fields of all others', async () => {
    for (let part = 0; part < 4; part += 1) {
      const noise = Object.fromEntries(
        Array.from({ length: 400 }, (_, n) => [`noise_${part}_${n}`, 'x']),
      );
      const document = { ...alert({ status: 'open' }), ...noise };
      const id = `noise ${part}`;
      expect(await store.alerts.createMany([{ id, document }])).toMatchObject({ created: [id] });
      expect((await store.alerts.get(id))?.document).toEqual(document);
    }
    expect(await store.alerts.count({ query: is(STATUS, 'open') })).toBe(4);
    expect(await store.alerts.count({ query: anywhere('open') })).toBe(4);
    expect(await store.alerts.count({ query: and(everything, exists('noise_0_1')) })).toBe(1);
  });
});
