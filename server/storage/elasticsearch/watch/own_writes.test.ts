import type { SearchClient } from '../search_client';
import { OwnWrites } from './own_writes';

function clientOf(index: () => Promise<unknown>): SearchClient {
  return { index } as unknown as SearchClient;
}

it('remembers what was written, until much more has been', async () => {
  const own = new OwnWrites();
  let next = -1;
  const client = own.noting(clientOf(async () => ({ _index: 'alerts', _seq_no: (next += 1) })));
  await client.index({});
  expect([own.has('alerts', 0), own.has('alerts', 1), own.has('records', 0)]).toEqual([
    true,
    false,
    false,
  ]);
  for (let count = 0; count < 5_000; count += 1) await client.index({});
  expect([own.has('alerts', 0), own.has('alerts', 5_000)]).toEqual([false, true]);
});

it('waits for writes that are under way, and not for those that failed', async () => {
  const own = new OwnWrites();
  let answer: (value: unknown) => void = () => undefined;
  const client = own.noting(clientOf(() => new Promise((resolve) => (answer = resolve))));
  const writing = client.index({});
  let isSettled = false;
  const settled = own.settled().then(() => (isSettled = true));
  await new Promise(setImmediate);
  expect(isSettled).toBe(false);
  answer({ _index: 'alerts', _seq_no: 3 });
  await Promise.all([settled, writing]);
  expect(own.has('alerts', 3)).toBe(true);

  const failing = own.noting(clientOf(() => Promise.reject(new Error('no'))));
  await expect(failing.index({})).rejects.toThrow('no');
  await own.settled();
});

it('has the numbers of bulk writes in the answer, however much of it is cut off', async () => {
  const asked: object[] = [];
  const bulk = async (request: object) => {
    asked.push(request);
    return { errors: false, items: [{ create: { _index: 'alerts', _seq_no: 8 } }] };
  };
  const own = new OwnWrites();
  const client = own.noting({ bulk } as unknown as SearchClient);
  await client.bulk({ filter_path: 'errors,items.*.status' });
  await client.bulk({});
  expect(asked).toEqual([
    { filter_path: 'errors,items.*.status,items.*._index,items.*._seq_no' },
    {},
  ]);
  expect(own.has('alerts', 8)).toBe(true);
});
