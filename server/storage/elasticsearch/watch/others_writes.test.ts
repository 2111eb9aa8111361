import { Cluster } from '../cluster/cluster';
import { RETRY_POLICY } from '../cluster/retry';
import { seriesOfSpace } from '../elasticsearch_store';
import type { MultiSearchAnswer, SearchClient, SearchHit } from '../search_client';
import { backingIndex } from '../series/index_series';
import { MOST_HITS, OthersWrites } from './others_writes';
import { OwnWrites } from './own_writes';

const SERIES = seriesOfSpace('default');
const ALERTS = backingIndex(SERIES.alerts);
const SILENCED = backingIndex(SERIES.silenced);
const RECORDS = backingIndex(SERIES.records);

interface Written {
  id: string;
  seqNo: number;
  by?: string;
}

/** A cluster that holds what a test puts into it, and answers the two searches of a look. */
function makeWorld() {
  const alerts = new Map<string, Written>();
  const extents = { silenced: -1, types: new Map<string, { last: number; count: number }>() };
  const asked: Record<string, unknown>[][] = [];
  let failure: Error | undefined;
  const bucket = (key: string, last: number, count = last + 1) => ({
    key,
    doc_count: count,
    last: { value: last },
  });
  const whole = { timed_out: false, _shards: { total: 1, failed: 0 } };
  const newest = (all: readonly Written[]) => Math.max(-1, ...all.map(({ seqNo }) => seqNo));
  const hitOf = ({ id, seqNo, by }: Written): SearchHit => ({
    _id: id,
    _index: ALERTS,
    _seq_no: seqNo,
    _primary_term: 1,
    _source: { executable_stack: { history: by ? [{ by: { id: by } }] : [] } },
  });
  const msearch = async (request: object): Promise<MultiSearchAnswer> => {
    const { searches } = request as { searches: Record<string, unknown>[] };
    asked.push(searches);
    if (failure) throw failure;
    const all = [...alerts.values()];
    const indices = [
      ...(all.length > 0 ? [bucket(ALERTS, newest(all))] : []),
      ...(extents.silenced >= 0 ? [bucket(SILENCED, extents.silenced)] : []),
      bucket(RECORDS, 99),
    ];
    const types = [...extents.types].map(([type, { last, count }]) => bucket(type, last, count));
    const answers = [
      {
        ...whole,
        hits: { hits: [] },
        aggregations: { indices: { buckets: indices }, records: { types: { buckets: types } } },
      },
    ];
    if (searches.length === 2) return { responses: answers };
    const [, mark = '-1'] = /"gte":(-?\d+)/.exec(JSON.stringify(searches[3])) ?? [];
    const newer = all.filter(({ seqNo }) => seqNo >= Number(mark));
    const buckets = newer.length > 0 ? [bucket(ALERTS, newest(newer))] : [];
    const hits = newer.slice(0, MOST_HITS).map(hitOf);
    return {
      responses: [...answers, { ...whole, hits: { hits }, aggregations: { indices: { buckets } } }],
    };
  };
  const own = new OwnWrites();
  const write = { seqNo: 0 };
  const client = {
    msearch,
    index: async () => ({ _index: ALERTS, _seq_no: write.seqNo }),
    bulk: async () => ({ items: [{ create: { _index: ALERTS, _seq_no: write.seqNo } }] }),
    delete: async () => ({ _index: RECORDS, _seq_no: write.seqNo }),
  } as unknown as SearchClient;
  const cluster = new Cluster(client, { ...RETRY_POLICY, attempts: 1 });
  const others = new OthersWrites(cluster, SERIES, own);
  return {
    others,
    asked,
    extents,
    write: (...all: Written[]) => all.forEach((one) => alerts.set(one.id, one)),
    clear: () => alerts.clear(),
    /** Writes by this process, in the way given. */
    async writeSelf(one: Written, how: 'index' | 'bulk' | 'delete' = 'index') {
      alerts.set(one.id, one);
      write.seqNo = one.seqNo;
      await own.noting(client)[how]({});
    },
    fail: (error?: Error) => (failure = error),
  };
}

const NOTHING = { created: 0, changed: [], kinds: [] };

it('tells nothing of what was there before, with one request a look', async () => {
  const { others, write, asked, extents } = makeWorld();
  write({ id: 'a', seqNo: 3, by: 'alice' });
  extents.types.set('run', { last: 5, count: 2 });
  expect(await others.news()).toEqual(NOTHING);
  expect(await others.news()).toEqual(NOTHING);
  expect(asked).toHaveLength(2);
});

it('names alerts that others changed, and counts those that they made', async () => {
  const { others, write } = makeWorld();
  write({ id: 'a', seqNo: 0 });
  await others.news();
  write({ id: 'a', seqNo: 1, by: 'alice' }, { id: 'b', seqNo: 2 }, { id: 'c', seqNo: 3 });
  expect(await others.news()).toEqual({
    created: 2,
    changed: [{ id: 'a', version: '1.1.1', by: 'alice' }],
    kinds: [],
  });
  expect(await others.news()).toEqual(NOTHING);
});

it.each(['index', 'bulk'] as const)('leaves out own writes (%s)', async (how) => {
  const { others, write, writeSelf } = makeWorld();
  await others.news();
  await writeSelf({ id: 'a', seqNo: 0, by: 'alice' }, how);
  write({ id: 'b', seqNo: 1, by: 'bob' });
  expect((await others.news()).changed).toEqual([{ id: 'b', version: '1.1.1', by: 'bob' }]);
});

it('does not name more than it can', async () => {
  const { others, write } = makeWorld();
  await others.news();
  write(...Array.from({ length: MOST_HITS }, (_, seqNo) => ({ id: `a${seqNo}`, seqNo })));
  expect(await others.news()).toEqual({ ...NOTHING, kinds: ['alerts'] });
  expect(await others.news()).toEqual(NOTHING);
});

it('tells of records that were written or deleted, and of silenced hits', async () => {
  const { others, extents } = makeWorld();
  extents.types.set('exclusion', { last: 7, count: 2 });
  await others.news();
  extents.types.set('exclusion', { last: 9, count: 2 });
  extents.types.set('run', { last: 8, count: 1 });
  extents.silenced = 4;
  const { kinds } = await others.news();
  expect([...kinds].sort()).toEqual(['record exclusion', 'record run', 'silenced']);
  extents.types.set('exclusion', { last: 9, count: 1 });
  expect((await others.news()).kinds).toEqual(['record exclusion']);
  extents.types.delete('exclusion');
  expect((await others.news()).kinds).toEqual(['record exclusion']);
});

it('begins anew where an index was taken away', async () => {
  const { others, write, clear } = makeWorld();
  write({ id: 'a', seqNo: 50 });
  await others.news();
  clear();
  expect((await others.news()).kinds).toEqual(['alerts']);
  // What came between the two looks can't be named.
  expect((await others.news()).kinds).toEqual(['alerts']);
  expect(await others.news()).toEqual(NOTHING);
  write({ id: 'b', seqNo: 0 });
  expect(await others.news()).toEqual({ ...NOTHING, created: 1 });
});

it('fails in words, and tells at the next look what it missed', async () => {
  const { others, write, fail } = makeWorld();
  await others.news();
  fail(Object.assign(new Error('ECONNREFUSED'), { name: 'ConnectionError' }));
  write({ id: 'a', seqNo: 0, by: 'alice' });
  await expect(others.news()).rejects.toMatchObject({ code: 'store_unusable' });
  fail(undefined);
  expect((await others.news()).changed).toHaveLength(1);
});
