import fc from 'fast-check';
import type { Document } from '../../common/document/document';
import { ecsFieldTypes } from '../../common/document/field_types';
import { compilePredicate } from '../../common/kql/predicate';
import type { AlertIndex, Search, SortField } from '../../server/ports';
import type { AlertIndexUnderTest } from './alert_index_contract';
import { alert, alertArbitrary, ALERT_FIELDS, iso, PROGRAM, START, STATUS } from './alert_samples';
import { allIds } from './pages';
import { everything, queryArbitrary } from './queries';

/** What the search of every `AlertIndex` must do that a host runs on; a simple fake need not. */
export function describeAlertSearch(name: string, make: () => Promise<AlertIndexUnderTest>): void {
  describe(`${name}, searching alerts,`, () => {
    let index: AlertIndexUnderTest;
    let alerts: AlertIndex;

    beforeEach(async () => {
      index = await make();
      alerts = index.alerts;
    });
    afterEach(() => index.close());

    const add = (documents: Record<string, Document>) =>
      alerts.createMany(Object.entries(documents).map(([id, document]) => ({ id, document })));
    const found = (search: Partial<Search> = {}, size = 2) =>
      allIds((after) => alerts.search({ query: everything, size, ...search, after }));

    it('bounds by either time, and sorts by it', async () => {
      await add({
        late: alert({ at: 0, ingested: 50 }),
        plain: alert({ at: 20 }),
        early: alert({ at: 30, ingested: 10 }),
      });
      expect(await found({ time: '@timestamp' })).toEqual(['late', 'plain', 'early']);
      expect(await found({ time: 'ingested' })).toEqual(['early', 'plain', 'late']);
      expect(await found()).toEqual(['early', 'plain', 'late']);
      const range = { from: START + 10, to: START + 50 };
      expect(await found({ time: 'ingested', range })).toEqual(['early', 'plain']);
      expect(await found({ time: '@timestamp', range })).toEqual(['plain', 'early']);
      expect(await alerts.count({ query: everything, time: 'ingested', range })).toBe(2);
    });

    it.each([
      ['kibana.alert.original_time', 'asc', ['b', 'a', 'd', 'c']],
      ['kibana.alert.original_time', 'desc', ['a', 'd', 'b', 'c']],
      [PROGRAM, 'asc', ['a', 'd', 'b', 'c']],
      [PROGRAM, 'desc', ['c', 'b', 'a', 'd']],
    ] as const)(
      'sorts by %s %s, what is missing last, equals by id',
      async (field, direction, expected) => {
        await add({
          d: alert({ original: iso(5), program: 'a' }),
          c: alert({ program: '\u{1f600}' }),
          b: alert({ original: iso(-5), program: '\uffee' }),
          a: alert({ original: iso(5), program: 'a' }),
        });
        for (const size of [1, 2, 10]) {
          expect(await found({ sort: [{ field, direction }] }, size)).toEqual(expected);
        }
      },
    );

    it('sorts by several fields, also when one of them has several values', async () => {
      await add({
        a: alert({ status: 'open', host: 'm' }),
        b: alert({ status: 'closed', host: 'z' }),
        c: alert({ status: 'open', host: ['z', 'c'] }),
        d: alert({ host: 'a' }),
      });
      const by = (direction: 'asc' | 'desc'): SortField[] => [
        { field: STATUS, direction: 'desc' },
        { field: 'host.name', direction },
      ];
      expect(await found({ sort: by('asc') })).toEqual(['c', 'a', 'b', 'd']);
      expect(await found({ sort: by('desc') })).toEqual(['c', 'a', 'b', 'd']);
      expect(await found({ sort: [{ field: 'host.name', direction: 'asc' }] })).toEqual([
        'd',
        'c',
        'a',
        'b',
      ]);
    });

    it('stops when it is told to, and refuses a cursor of another search', async () => {
      await add({ a: alert(), b: alert() });
      const signal = AbortSignal.abort();
      await expect(alerts.search({ query: everything, size: 1, signal })).rejects.toThrow(
        /cancelled/,
      );
      for (const after of [[], ['x'], [1, 2, 3], [{}, 'x']]) {
        await expect(alerts.search({ query: everything, size: 1, after })).rejects.toThrow(
          /cursor/,
        );
      }
    });

    it('finds exactly what the predicate accepts', async () => {
      const documents = fc.sample(alertArbitrary, { numRuns: 120, seed: 7 });
      const regular = documents.slice(0, 60).map((one) => ({ ...one, host: { name: 'web-01' } }));
      const half = Object.fromEntries(regular.map((one, n) => [`r${n}`, one]));
      const rest = Object.fromEntries(documents.map((one, n) => [`i${n}`, one]));
      for (const part of [half, rest]) {
        await add(part);
        const stored = { ...half, ...(part === rest ? rest : {}) };
        await fc.assert(
          fc.asyncProperty(queryArbitrary(ALERT_FIELDS), async (query) => {
            const matches = compilePredicate(query, ecsFieldTypes);
            const expected = Object.entries(stored)
              .filter(([, one]) => matches(one))
              .map(([id]) => id);
            expect((await found({ query }, 50)).sort()).toEqual(expected.sort());
            expect(await alerts.count({ query })).toBe(expected.length);
          }),
          { numRuns: 60 },
        );
      }
    });
  });
}
