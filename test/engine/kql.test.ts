import fc from 'fast-check';
import { ecsFieldTypes } from '../../common/document/field_types';
import { parseKql } from '../../common/kql/parse';
import { compilePredicate } from '../../common/kql/predicate';
import { printKql } from '../../common/kql/print';
import type { KqlNode } from '../../common/kql/ast';
import { START, storedDocument } from '../contract/event_samples';
import { allIds } from '../contract/pages';
import { describeOnEngine, makeEngineStore, type EngineStore } from './support/engine';
import { documentArbitrary, everyKindOfQuery } from './support/kql_samples';

describeOnEngine('a query', () => {
  const sampled = fc.sample(documentArbitrary, { numRuns: 150, seed: 11 });
  const events = [...new Map(sampled.map((event) => [event.id, event])).values()];
  let store: EngineStore;

  beforeAll(async () => {
    store = await makeEngineStore({ shards: 2 });
    await store.add(events, START);
  });
  afterAll(() => store.close());

  function byPredicate(query: KqlNode): string[] {
    const matches = compilePredicate(query, ecsFieldTypes);
    return events
      .filter((event) => matches(storedDocument(event, START)))
      .map(({ id }) => id)
      .sort();
  }

  async function byEngine(query: KqlNode): Promise<string[]> {
    const ids = await allIds((after) => store.events.search({ query, size: 500, after }));
    return ids.sort();
  }

  it('finds on the node what the predicate accepts, whatever it asks', async () => {
    await fc.assert(
      fc.asyncProperty(everyKindOfQuery, async (query) => {
        expect(await byEngine(query)).toEqual(byPredicate(query));
      }),
      { numRuns: 1500, seed: 24_112_026 },
    );
  });

  it.each([
    'message : "executable stack" and not host.name : web-01',
    'message : stack executable',
    'host.name : (web-01 or "web 02") or process.pid >= 77',
    'host.* : web*',
    '*.name : alice',
    'process.name : a\\\\b',
    'user.name : true or user.name : 5',
    'executable_stack.path_complete : true',
    '@timestamp >= "2026-11-25" and @timestamp < "2026-11-27||/d"',
    'event.created : "2026-11-24T11:00:00.123Z"',
    'process.pid : word or process.pid > word or @timestamp : "no date"',
    'executable_stack.stamp > 3',
    'not message : *',
    '"executable stack"',
    'alic*',
    'tags : (a and not c)',
  ])('as people write it: %s', async (text) => {
    const query = parseKql(text);
    expect(await byEngine(query)).toEqual(byPredicate(query));
    expect(await byEngine(parseKql(printKql(query)))).toEqual(byPredicate(query));
  });
});
