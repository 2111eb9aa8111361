import fc from 'fast-check';
import type { Document } from '../../common/document/document';
import { ecsFieldTypes } from '../../common/document/field_types';
import { and, is, not, or, range, type KqlNode } from '../../common/kql/ast';
import { compilePredicate } from '../../common/kql/predicate';
import type { EventIndex, NewEvent, Search, SortField } from '../../server/ports';
import {
  EVENT_FIELDS,
  eventArbitrary,
  eventAt,
  fileOf,
  PHRASE,
  START,
  storedDocument,
} from './event_samples';
import { allIds } from './pages';
import { anywhere, everything, like, queryArbitrary, words } from './queries';

/** An empty index, and the way by which events get into it on its host. */
export interface EventIndexUnderTest {
  events: EventIndex;
  /** Puts events in as of one time of ingestion, so that the next search finds them. */
  add(events: readonly NewEvent[], ingested: number): Promise<void>;
  close(): Promise<void>;
}

const MINUTE = 60_000;
const KERNEL_LINE = `process 'acme/legacy/bin/billing' ${PHRASE}`;
const byTime = (direction: SortField['direction']): SortField[] => [
  { field: '@timestamp', direction },
];

/** What every `EventIndex` must do. */
export function describeEventIndex(name: string, make: () => Promise<EventIndexUnderTest>): void {
  describe(`${name} as an EventIndex`, () => {
    let index: EventIndexUnderTest;

    beforeEach(async () => {
      index = await make();
    });
    afterEach(() => index.close());

    const found = (search: Partial<Search> = {}, size = 3) =>
      allIds((after) => index.events.search({ query: everything, size, ...search, after }));

    it('has nothing to say while it is empty', async () => {
      expect(await index.events.search({ query: everything, size: 10 })).toEqual({ hits: [] });
      expect(await index.events.count({ query: everything })).toBe(0);
      expect(await index.events.aggregate({ query: everything }, 'host.name', 10)).toEqual([]);
      expect(await index.events.oldestIngested()).toBeUndefined();
      expect(await index.events.get('0'.repeat(32))).toBeUndefined();
      expect(await index.events.get('no id at all')).toBeUndefined();
    });

    it('gives events back as whole documents', async () => {
      const event = eventAt(START + 7, {
        message: 'naïve \u0000 日本 \u{1f600}',
        processName: 'sshd',
        pid: 4_194_304,
        offset: 2 ** 40,
        extra: { user: { name: 'alice' }, process: { args: ['a', 'b'] } },
      });
      await index.add([event], START + MINUTE);
      const document: Document = storedDocument(event, START + MINUTE);
      const page = await index.events.search({ query: everything, size: 10 });
      expect(page.next).toBeUndefined();
      expect(page.hits.map((hit) => hit.document)).toEqual([document]);
      expect(await index.events.get(event.id)).toMatchObject({ id: event.id, document });
      expect((await index.events.get(event.id))?.index).toBe(page.hits[0]?.index);
    });

    it('keeps long messages whole', async () => {
      const message = `${'long '.repeat(6000)}${PHRASE}`;
      await index.add([eventAt(START, { message })], START);
      const { hits } = await index.events.search({ query: is('message', PHRASE), size: 1 });
      expect(hits[0]?.document['message']).toBe(message);
    });

    describe('finds by query', () => {
      const kernel = eventAt(START, { message: KERNEL_LINE, processName: 'kernel' });
      const forged = eventAt(START + 1, { message: KERNEL_LINE, processName: 'billing', pid: 9 });
      const login = eventAt(START + 2, {
        shared: fileOf('web-02', '/var/log/auth.log'),
        message: 'Accepted publickey for alice from 10.0.2.2',
        processName: 'sshd',
        pid: 77,
        extra: { user: { name: 'alice' } },
      });
      const bare = eventAt(START + 3, { shared: { host: { name: ['db-1', 'db-2'] } } });
      const all = [kernel, forged, login, bare];

      const cases: [string, KqlNode, NewEvent[]][] = [
        ['everything', everything, all],
        [
          'the rule',
          and(
            is('host.os.type', 'linux'),
            is('event.dataset', 'system.syslog'),
            is('process.name', 'kernel'),
            is('message', PHRASE),
          ),
          [kernel],
        ],
        ['a phrase in any case', is('message', 'EXECUTABLE Stack'), [kernel, forged]],
        ['no phrase in another order', is('message', 'stack executable'), []],
        ['any of some words', words('message', 'alice stack'), [kernel, forged, login]],
        ['keywords exactly', is('process.name', 'Kernel'), []],
        ['keywords by pattern', like('process.name', '', 'l', ''), [kernel, forged]],
        ['what exists', like('user.name', '', ''), [login]],
        ['what does not', not(like('message', '', '')), [bare]],
        ['numbers', is('process.pid', '77'), [login]],
        ['a range of numbers', range('process.pid', 'lt', '77'), [forged]],
        [
          'a range of dates',
          range('@timestamp', 'gte', new Date(START + 2).toISOString()),
          [login, bare],
        ],
        ['one of an array', is('host.name', 'db-2'), [bare]],
        ['either', or(is('process.name', 'kernel'), is('user.name', 'alice')), [kernel, login]],
        [
          'neither',
          not(or(is('process.name', 'kernel'), is('user.name', 'alice'))),
          [forged, bare],
        ],
        [
          'not of missing fields',
          and(not(is('process.pid', '9')), is('host.name', 'web-01')),
          [kernel],
        ],
        ['values of any field', anywhere('alice'), [login]],
        ['an unknown field', is('no.such.field', 'x'), []],
      ];

      it.each(cases)('%s', async (_, query, expected) => {
        await index.add(all, START);
        expect(await found({ query })).toEqual(expected.map(({ id }) => id));
        expect(await index.events.count({ query })).toBe(expected.length);
      });
    });

    it('bounds and sorts by the time of ingestion', async () => {
      const late = eventAt(START - 100 * MINUTE);
      const early = eventAt(START + 100 * MINUTE);
      const middle = eventAt(START);
      await index.add([early], START);
      await index.add([middle], START + MINUTE);
      await index.add([late], START + 2 * MINUTE);
      expect(await found({ time: 'ingested' })).toEqual([early.id, middle.id, late.id]);
      const range = { from: START, to: START + 2 * MINUTE };
      expect(await found({ time: 'ingested', range })).toEqual([early.id, middle.id]);
      expect(await found({ time: 'ingested', range: { from: START + 1 } })).toEqual([
        middle.id,
        late.id,
      ]);
      expect(await found({ range })).toEqual([early.id, middle.id]);
      expect(await found({ time: '@timestamp', range })).toEqual([middle.id]);
      expect(await found()).toEqual([early.id, middle.id, late.id]);
      expect(await found({ time: '@timestamp' })).toEqual([late.id, middle.id, early.id]);
      expect(await found({ time: 'ingested', range, sort: byTime('asc') })).toEqual([
        middle.id,
        early.id,
      ]);
      expect(await index.events.count({ query: everything, time: 'ingested', range })).toBe(2);
      expect(await found({ time: 'ingested', range: { from: START + 1, to: START } })).toEqual([]);
      expect(await index.events.oldestIngested()).toBe(START);
    });

    it('finds by time of ingestion when the clock was set back', async () => {
      const [first, second, third] = [1, 2, 3].map((at) =>
        eventAt(START + at, { message: PHRASE }),
      );
      if (!first || !second || !third) throw new Error('three events');
      await index.add([first], START + 60 * MINUTE);
      await index.add([second], START);
      await index.add([third], START + 30 * MINUTE);
      for (const query of [everything, is('message', PHRASE)]) {
        expect(await found({ query, time: 'ingested' })).toEqual([second.id, third.id, first.id]);
        const range = { from: START, to: START + 31 * MINUTE };
        expect(await found({ query, time: 'ingested', range })).toEqual([second.id, third.id]);
      }
      expect(await index.events.oldestIngested()).toBe(START);
    });

    it('bounds hold what begins them, and not what ends them', async () => {
      const events = [0, 1, 2].map((at) => eventAt(START + at));
      await index.add(events, START);
      expect(await found({ time: '@timestamp', range: { from: START, to: START + 2 } })).toEqual(
        events.slice(0, 2).map(({ id }) => id),
      );
    });

    it.each(['asc', 'desc'] as const)('pages through equal times by id, %s', async (direction) => {
      const events = Array.from({ length: 25 }, (_, n) =>
        eventAt(START + Math.floor(n / 10), { message: `number ${n}`, offset: n }),
      );
      await index.add(events, START);
      const expected = [...events].sort(
        (a, b) =>
          (direction === 'asc' ? 1 : -1) * (a.timestamp - b.timestamp) || (a.id < b.id ? -1 : 1),
      );
      for (const size of [1, 7, 25, 100]) {
        const ids = await found({ sort: byTime(direction) }, size);
        expect(ids).toEqual(expected.map(({ id }) => id));
      }
    });

    it('pages on where it was while events are added', async () => {
      const old = Array.from({ length: 10 }, (_, n) => eventAt(START + 1000 + n, { offset: n }));
      await index.add(old, START);
      let added = 0;
      const ids = await allIds(
        (after) => index.events.search({ query: everything, sort: byTime('desc'), size: 3, after }),
        async () => {
          added += 1;
          await index.add([eventAt(START + 5000 + added), eventAt(START + added)], START + added);
        },
      );
      const oldIds = old.map(({ id }) => id).reverse();
      expect(ids.filter((id) => oldIds.includes(id))).toEqual(oldIds);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it.each([
      ['process.name', 'asc', ['cron', 'kernel', undefined]],
      ['process.name', 'desc', ['kernel', 'cron', undefined]],
      ['process.pid', 'asc', [9, 10, undefined]],
      ['process.pid', 'desc', [10, 9, undefined]],
    ] as const)('sorts by %s %s, what is missing last', async (field, direction, expected) => {
      const events = [
        eventAt(START),
        eventAt(START + 1, { processName: 'kernel', pid: 9 }),
        eventAt(START + 2, { processName: 'cron', pid: 10 }),
      ];
      await index.add(events, START);
      const ids = await found({ sort: [{ field, direction }] }, 1);
      const valueOf = (id: string) => {
        const event = events.find((one) => one.id === id);
        return field === 'process.pid' ? event?.pid : event?.processName;
      };
      expect(ids.map(valueOf)).toEqual(expected);
    });

    it('counts values of a field, the commonest first, then by value', async () => {
      await index.add(
        [
          eventAt(START, { shared: fileOf('b'), processName: 'kernel', pid: 1 }),
          eventAt(START + 1, { shared: fileOf('a'), processName: 'cron', pid: 1 }),
          eventAt(START + 2, { shared: fileOf('c'), processName: 'kernel' }),
          eventAt(START + 3, {
            shared: fileOf('c'),
            message: PHRASE,
            extra: { user: { name: ['x', 'x', 'y'] } },
          }),
        ],
        START,
      );
      const counted = (field: string, query = everything, size = 10) =>
        index.events.aggregate({ query }, field, size);
      expect(await counted('host.name')).toEqual([
        { value: 'c', count: 2 },
        { value: 'a', count: 1 },
        { value: 'b', count: 1 },
      ]);
      expect(await counted('host.name', everything, 1)).toEqual([{ value: 'c', count: 2 }]);
      expect(await counted('process.name', is('host.name', 'c'))).toEqual([
        { value: 'kernel', count: 1 },
      ]);
      expect(await counted('process.pid')).toEqual([{ value: '1', count: 2 }]);
      expect(await counted('user.name')).toEqual([
        { value: 'x', count: 1 },
        { value: 'y', count: 1 },
      ]);
      expect(await counted('host.name', is('message', PHRASE))).toEqual([{ value: 'c', count: 1 }]);
      expect(
        await index.events.aggregate(
          { query: everything, time: '@timestamp', range: { to: START + 2 } },
          'host.name',
          9,
        ),
      ).toEqual([
        { value: 'a', count: 1 },
        { value: 'b', count: 1 },
      ]);
    });

    it('stops when it is told to, and refuses a cursor of another search', async () => {
      await index.add([eventAt(START), eventAt(START + 1)], START);
      const signal = AbortSignal.abort();
      const everywhere = { query: everything, signal };
      await expect(index.events.search({ ...everywhere, size: 1 })).rejects.toThrow(/cancelled/);
      await expect(
        index.events.count({ ...everywhere, query: is('message', 'x') }),
      ).rejects.toThrow(/cancelled/);
      for (const after of [[], ['x'], [null, 'x'], [1, 2, 3], [{}, 'x']]) {
        await expect(index.events.search({ query: everything, size: 1, after })).rejects.toThrow(
          /cursor/,
        );
      }
    });

    it('finds exactly what the predicate accepts, in order', async () => {
      const stored = new Map<string, { event: NewEvent; document: Document }>();
      const events = fc.sample(eventArbitrary, { numRuns: 250, seed: 42 });
      for (let batch = 0; batch < 5; batch += 1) {
        const ingested = START + ((batch * 7) % 5) * MINUTE;
        const part = events.slice(batch * 50, batch * 50 + 50).filter(({ id }) => !stored.has(id));
        const fresh = [...new Map(part.map((event) => [event.id, event])).values()];
        for (const event of fresh)
          stored.set(event.id, { event, document: storedDocument(event, ingested) });
        await index.add(fresh, ingested);
      }
      await fc.assert(
        fc.asyncProperty(
          queryArbitrary(EVENT_FIELDS),
          fc.constantFrom('asc', 'desc'),
          fc.integer({ min: 1, max: 300 }),
          async (query, direction, size) => {
            const matches = compilePredicate(query, ecsFieldTypes);
            const expected = [...stored.values()]
              .filter(({ document }) => matches(document))
              .sort((a, b) => {
                const order = a.event.timestamp - b.event.timestamp;
                return (direction === 'asc' ? order : -order) || (a.event.id < b.event.id ? -1 : 1);
              })
              .map(({ event }) => event.id);
            expect(await found({ query, sort: byTime(direction) }, size)).toEqual(expected);
            expect(await index.events.count({ query })).toBe(expected.length);
            const hosts = await index.events.aggregate({ query }, 'host.os.type', 3);
            expect(hosts.reduce((sum, { count }) => sum + count, 0)).toBe(expected.length);
          },
        ),
        { numRuns: 150 },
      );
    });
  });
}
