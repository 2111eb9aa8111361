import type { Document } from '../../common/document/document';
import { and, is, not, or, range, type KqlNode } from '../../common/kql/ast';
import { VersionConflict, type AlertIndex, type Search } from '../../server/ports';
import { alert, iso, ORIGIN, PROGRAM, STATUS } from './alert_samples';
import { allIds } from './pages';
import { everything, like, words } from './queries';

/** An empty index. */
export interface AlertIndexUnderTest {
  alerts: AlertIndex;
  close(): Promise<void>;
}

/** What every `AlertIndex` must do. */
export function describeAlertIndex(name: string, make: () => Promise<AlertIndexUnderTest>): void {
  describe(`${name} as an AlertIndex`, () => {
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

    it('creates each alert once and says which were new', async () => {
      expect(await alerts.createMany([])).toEqual({ created: [], existing: [] });
      expect(await add({ a: alert({ host: 'first' }) })).toEqual({ created: ['a'], existing: [] });
      const again = await add({ b: alert(), a: alert({ host: 'second' }), 'ü \u{1f600}': alert() });
      expect(again).toEqual({ created: ['b', 'ü \u{1f600}'], existing: ['a'] });
      expect((await alerts.get('a'))?.document).toEqual(alert({ host: 'first' }));
      expect((await alerts.get('ü \u{1f600}'))?.id).toBe('ü \u{1f600}');
      expect(await alerts.count({ query: everything })).toBe(3);
    });

    it('gives documents back as they were, by one id or many', async () => {
      const document = {
        ...alert(),
        big: 'x'.repeat(2_000_000),
        list: [1, [2], { a: null }],
        nul: '\u0000',
      };
      await add({ a: document, b: alert() });
      expect(await alerts.get('a')).toMatchObject({ id: 'a', document });
      expect(await alerts.get('c')).toBeUndefined();
      expect((await alerts.getMany(['b', 'c', 'a', 'a'])).map(({ id }) => id).sort()).toEqual([
        'a',
        'b',
      ]);
      expect(await alerts.getMany([])).toEqual([]);
    });

    it('updates only the version that was read', async () => {
      await add({ a: alert({ status: 'open' }) });
      const first = await alerts.get('a');
      if (!first) throw new Error('it was created');
      const second = await alerts.update('a', first.version, alert({ status: 'closed' }));
      expect(second.version).not.toBe(first.version);
      expect(second).toMatchObject({
        id: 'a',
        index: first.index,
        document: alert({ status: 'closed' }),
      });
      expect(await alerts.get('a')).toEqual(second);
      await expect(alerts.update('a', first.version, alert())).rejects.toThrow(VersionConflict);
      await expect(alerts.update('a', 'nonsense', alert())).rejects.toThrow(VersionConflict);
      await expect(alerts.update('b', first.version, alert())).rejects.toThrow(VersionConflict);
      expect(await found({ query: is(STATUS, 'open') })).toEqual([]);
      expect(await found({ query: is(STATUS, 'closed') })).toEqual(['a']);
      expect((await alerts.search({ query: everything, size: 1 })).hits).toEqual([second]);
    });

    it('lets one of many that update at once win', async () => {
      await add({ a: alert() });
      const version = (await alerts.get('a'))?.version ?? '';
      const results = await Promise.allSettled(
        [1, 2, 3, 4].map((at) => alerts.update('a', version, alert({ at }))),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    describe('finds by query', () => {
      const documents = {
        a: alert({
          at: 1,
          status: 'open',
          host: 'web-01',
          program: 'billing',
          origin: 'authentic',
          message: 'started with executable stack',
        }),
        b: alert({
          at: 2,
          status: 'open',
          host: 'web-02',
          program: 'jit-worker',
          origin: 'forged',
        }),
        c: alert({ at: 3, status: 'closed', host: ['web-01', 'web-09'], origin: 'forged' }),
        d: alert({ at: 4 }),
      };
      const cases: [string, KqlNode, string[]][] = [
        ['everything', everything, ['a', 'b', 'c', 'd']],
        ['a status', is(STATUS, 'open'), ['a', 'b']],
        ['a status and an origin', and(is(STATUS, 'open'), is(ORIGIN, 'forged')), ['b']],
        ['one of several hosts', is('host.name', 'web-09'), ['c']],
        ['hosts by pattern', like('host.name', 'web-', ''), ['a', 'b', 'c']],
        ['what is not', not(is(STATUS, 'open')), ['c', 'd']],
        ['what is missing', not(like(PROGRAM, '', '')), ['c', 'd']],
        ['either', or(is(PROGRAM, 'billing'), is(ORIGIN, 'forged')), ['a', 'b', 'c']],
        ['text', is('message', 'Executable Stack'), ['a']],
        ['words', words('message', 'stack heap'), ['a']],
        ['dates', range('@timestamp', 'gt', iso(2)), ['c', 'd']],
        ['keywords exactly', is(STATUS, 'OPEN'), []],
      ];

      it.each(cases)('%s', async (_, query, expected) => {
        await add(documents);
        expect(await found({ query })).toEqual(expected);
        expect(await alerts.count({ query })).toBe(expected.length);
      });
    });

    it('pages on where it was while alerts come in and change', async () => {
      const old = ['a', 'b', 'c', 'd', 'e', 'f'];
      await add(Object.fromEntries(old.map((id, at) => [id, alert({ at: 10 - at })])));
      let turn = 0;
      const ids = await allIds(
        (after) =>
          alerts.search({
            query: everything,
            sort: [{ field: '@timestamp', direction: 'desc' }],
            size: 2,
            after,
          }),
        async () => {
          turn += 1;
          await add({ [`new ${turn}`]: alert({ at: 100 + turn }) });
          const first = await alerts.get('a');
          if (first) await alerts.update('a', first.version, first.document);
        },
      );
      expect(ids).toEqual(old);
    });

    it('counts values of a field, the commonest first, then by value', async () => {
      await add({
        a: alert({ status: 'open', host: 'web-02' }),
        b: alert({ status: 'open', host: ['web-01', 'web-02'], program: 'x' }),
        c: alert({ status: 'closed', host: 'web-03' }),
        d: alert(),
      });
      const counted = (field: string, query = everything, size = 10) =>
        alerts.aggregate({ query }, field, size);
      expect(await counted(STATUS)).toEqual([
        { value: 'open', count: 2 },
        { value: 'closed', count: 1 },
      ]);
      expect(await counted('host.name')).toEqual([
        { value: 'web-02', count: 2 },
        { value: 'web-01', count: 1 },
        { value: 'web-03', count: 1 },
      ]);
      expect(await counted('host.name', is(STATUS, 'open'), 1)).toEqual([
        { value: 'web-02', count: 2 },
      ]);
      expect(await counted('nothing')).toEqual([]);
    });

    it.each([
      ['by what is kept for counting', is(STATUS, 'open')],
      ['by what has to be read', or(is('message', 'stack'), is(STATUS, 'open'))],
    ])('counts in several ways at once, %s', async (_, query) => {
      await add({
        a: alert({ status: 'open', host: 'web-02', origin: 'forged' }),
        b: alert({ status: 'open', host: ['web-01', 'web-02'], program: 'x' }),
        c: alert({ status: 'closed', host: 'web-03', message: 'stack' }),
        d: alert({ host: 'web-02' }),
        e: alert({ status: 'open', host: 'web-02', program: 'y' }),
      });
      const asked = [
        { query: everything, field: STATUS, size: 0 },
        { query: everything, field: 'host.name', size: 10 },
        { query: like('host.name', 'web-02', ''), field: PROGRAM, size: 1 },
        { query: is(ORIGIN, 'forged'), field: 'message', size: 5 },
      ];
      const counted = await alerts.facets({ query }, asked);
      expect(counted).toHaveLength(asked.length);
      for (const [at, { query: narrower, field, size }] of asked.entries()) {
        const filter = { query: and(query, narrower) };
        expect(counted[at]).toEqual({
          total: await alerts.count(filter),
          buckets: await alerts.aggregate(filter, field, size),
        });
      }
      expect(await alerts.facets({ query }, [])).toEqual([]);
    });
  });
}
