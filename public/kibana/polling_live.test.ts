import type { Api } from '../../common/api/api';
import type { LiveMessage } from '../../common/api/live';
import type { RouteResponse } from '../../common/api/route';
import type { LiveState } from '../host/app_host';
import { PollingLive } from './polling_live';

type Detection = RouteResponse<Api['getDetection']>;

const HALF_MINUTE = 30_000;

function detection(total: number, open = total, run = 'run-1'): Detection {
  return {
    rule: { name: 'rule', version: 6, query: '*' },
    interval_ms: 300_000,
    last_run: { id: run, created: 1 } as Detection['last_run'],
    searched: [],
    gaps: [],
    backlog: false,
    alerts: {
      total,
      by_status: [
        { value: 'open', count: open },
        { value: 'closed', count: total - open },
      ],
      by_origin: [],
    },
    silenced: 0,
  };
}

let visibility: DocumentVisibilityState;
let answer: () => Promise<Detection>;
let asked: number;
let live: PollingLive;
let messages: LiveMessage[];
let states: LiveState[];

/** Lets the time pass, and what hangs on answers happen. */
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

const show = async (next: DocumentVisibilityState) => {
  visibility = next;
  document.dispatchEvent(new Event('visibilitychange'));
  await pass(0);
};

beforeEach(async () => {
  jest.useFakeTimers();
  visibility = 'visible';
  jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  [asked, messages, states] = [0, [], []];
  answer = async () => detection(5);
  live = new PollingLive({
    getDetection: async () => {
      asked += 1;
      return answer();
    },
  });
  live.subscribe((message) => messages.push(message));
  live.onState((state) => states.push(state));
  live.start();
  await pass(0);
});

afterEach(() => {
  live.stop();
  jest.useRealTimers();
  jest.restoreAllMocks();
});

it('asks at once, and every half minute from then on', async () => {
  expect([asked, live.state()]).toEqual([1, 'polling']);
  await pass(3 * HALF_MINUTE);
  expect(asked).toBe(4);
});

it('tells of new alerts, and of the run that made them', async () => {
  answer = async () => detection(7, 7, 'run-2');
  await pass(HALF_MINUTE);
  expect(messages).toEqual([
    { type: 'run_finished', created: 1 },
    { type: 'alerts_created', count: 2 },
  ]);
});

it('has what is shown read again where the counts differ', async () => {
  answer = async () => detection(5, 4);
  await pass(HALF_MINUTE);
  expect(messages).toEqual([{ type: 'store_changed' }]);
});

it('has it read again within a minute where they don’t: notes and steps are not counted', async () => {
  await pass(HALF_MINUTE);
  expect(messages).toEqual([]);
  await pass(HALF_MINUTE);
  expect(messages).toEqual([{ type: 'store_changed' }]);
  await pass(HALF_MINUTE);
  expect(messages).toHaveLength(1);
});

it('asks nothing while the page is hidden, and at once when it is looked at again', async () => {
  await show('hidden');
  await pass(10 * HALF_MINUTE);
  expect(asked).toBe(1);
  await show('visible');
  expect(asked).toBe(2);
});

it('asks ever more slowly while the server is away, and tells when it is back', async () => {
  answer = () => Promise.reject(new Error('away'));
  await pass(HALF_MINUTE);
  expect(states).toEqual(['offline']);
  await pass(HALF_MINUTE);
  expect(asked).toBe(2);
  await pass(60 * HALF_MINUTE);
  expect(asked).toBeLessThan(12);

  answer = async () => detection(5);
  window.dispatchEvent(new Event('online'));
  await pass(0);
  expect(states).toEqual(['offline', 'polling']);
  expect(messages).toEqual([{ type: 'store_changed' }]);
});

it('asks no more once it is stopped, whatever comes back', async () => {
  let late: (value: Detection) => void = () => undefined;
  answer = () => new Promise((resolve) => (late = resolve));
  await pass(HALF_MINUTE);
  live.stop();
  late(detection(9));
  await pass(10 * HALF_MINUTE);
  window.dispatchEvent(new Event('online'));
  expect(asked).toBe(2);
  expect(messages).toEqual([]);
});
