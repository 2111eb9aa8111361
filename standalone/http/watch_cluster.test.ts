import type { LiveMessage } from '../../common/api/live';
import type { OthersNews } from '../../server/storage/elasticsearch/watch/others_writes';
import { watchCluster } from './watch_cluster';

const NOTHING: OthersNews = { created: 0, changed: [], kinds: [] };

let next: () => Promise<OthersNews>;
let looks: number;
let isHeard: boolean;
let messages: LiveMessage[];
let warnings: string[];
let stop: () => void;

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

beforeEach(async () => {
  jest.useFakeTimers();
  [looks, isHeard, messages, warnings] = [0, true, [], []];
  next = async () => NOTHING;
  stop = watchCluster(
    {
      news: () => {
        looks += 1;
        return next();
      },
    },
    {
      live: { publish: (message) => messages.push(message), subscribe: () => () => undefined },
      logger: { debug() {}, info() {}, warn: (message) => warnings.push(message), error() {} },
      isHeard: () => isHeard,
    },
  );
  await pass(0);
});
afterEach(() => {
  stop();
  jest.useRealTimers();
});

it('looks once a second, and not while nobody listens', async () => {
  expect(looks).toBe(1);
  await pass(3_000);
  expect(looks).toBe(4);
  isHeard = false;
  await pass(60_000);
  expect(looks).toBe(4);
  isHeard = true;
  await pass(1_000);
  expect(looks).toBe(5);
});

it('never has two looks under way', async () => {
  next = () => new Promise((resolve) => setTimeout(() => resolve(NOTHING), 5_000));
  await pass(5_500);
  expect(looks).toBe(2);
});

it('announces what others did', async () => {
  next = async () => ({
    created: 2,
    changed: [{ id: 'a', version: '1', by: 'alice' }],
    kinds: ['record exclusion', 'record run', 'record lease', 'silenced'],
  });
  await pass(1_000);
  expect(messages).toEqual([
    { type: 'alert_changed', id: 'a', version: '1', by: 'alice' },
    { type: 'alerts_created', count: 2 },
    { type: 'exclusions_changed' },
    { type: 'run_finished', created: 2 },
    { type: 'store_changed' },
  ]);
});

it('tells of a failure once, goes on, and tells of the next one', async () => {
  next = () => Promise.reject(new Error('away'));
  await pass(3_000);
  expect([looks, warnings.length]).toEqual([4, 1]);
  next = async () => NOTHING;
  await pass(1_000);
  next = () => Promise.reject(new Error('away'));
  await pass(2_000);
  expect(warnings).toHaveLength(2);
});

it('tells nothing once it has ended', async () => {
  let answer: (news: OthersNews) => void = () => undefined;
  next = () => new Promise((resolve) => (answer = resolve));
  await pass(1_000);
  stop();
  answer({ ...NOTHING, created: 1 });
  await pass(5_000);
  expect([looks, messages.length]).toEqual([2, 0]);
});
