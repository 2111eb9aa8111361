import type { BulkAnswer, ItemAnswer } from '../search_client';
import { createInBulk } from './bulk';
import { Cluster } from './cluster';

const POLICY = { attempts: 3, firstDelay: 1, largestDelay: 2, random: () => 0 };
const CONTEXT = { index: 'alerts', privileges: ['all'] };

/** A cluster that answers each bulk request with the given items, and remembers what it was asked. */
function clusterOf(answers: ItemAnswer[][]) {
  const asked: string[][] = [];
  const bulk = async (request: {
    operations: ({ create: { _id: string } } | string)[];
  }): Promise<BulkAnswer> => {
    asked.push(
      request.operations.flatMap((one) => (typeof one === 'string' ? [] : one.create._id)),
    );
    return { errors: true, items: (answers.shift() ?? []).map((create) => ({ create })) };
  };
  const cluster = new Cluster({ bulk } as unknown as Cluster['client'], POLICY);
  const create = (ids: string[], source: object = {}) =>
    createInBulk(
      cluster,
      CONTEXT,
      ids.map((id) => ({ id, source })),
    );
  return { create, asked };
}

const CREATED = { status: 201 };

it('tells what is new, what was there, and what the mappings refuse', async () => {
  const { create } = clusterOf([
    [
      CREATED,
      { status: 409, error: { type: 'version_conflict_engine_exception' } },
      { status: 400, error: { type: 'mapper_parsing_exception' } },
    ],
  ]);
  expect(await create(['a', 'b', 'c'])).toEqual({
    created: ['a'],
    existing: ['b'],
    refused: [{ id: 'c', error: expect.any(Error) }],
  });
});

it('tries again only what was put off', async () => {
  const busy = { status: 429, error: { type: 'es_rejected_execution_exception' } };
  const { create, asked } = clusterOf([[CREATED, busy, busy], [CREATED, busy], [CREATED]]);
  expect(await create(['a', 'b', 'c'])).toMatchObject({ created: ['a', 'b', 'c'] });
  expect(asked).toEqual([['a', 'b', 'c'], ['b', 'c'], ['c']]);
});

it('gives up when it is put off too often, and at once for what no try will mend', async () => {
  const busy = {
    status: 503,
    error: { type: 'unavailable_shards_exception', reason: 'no primary' },
  };
  await expect(clusterOf([[busy], [busy], [busy]]).create(['a'])).rejects.toThrow(/no primary/);
  const forbidden = {
    status: 403,
    error: { type: 'cluster_block_exception', reason: 'read-only' },
  };
  const blocked = clusterOf([[forbidden]]);
  await expect(blocked.create(['a'])).rejects.toMatchObject({ code: 'store_unusable' });
  expect(blocked.asked).toHaveLength(1);
});

it('makes requests of bearable size', async () => {
  const { create, asked } = clusterOf([[CREATED, CREATED], [CREATED, CREATED], [CREATED]]);
  await create(['a', 'b', 'c', 'd', 'e'], { message: 'x'.repeat(3_500_000) });
  expect(asked).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
});
