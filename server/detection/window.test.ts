import fc from 'fast-check';
import { endOf, gapsIn, mergeRanges, type Range } from './ledger';
import { planWindows, scheduleOf, type WindowRequest } from './window';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 24, 12);
const schedule = scheduleOf({ interval: '5m', from: 'now-9m' });

const plan = (request: Partial<WindowRequest>) =>
  planWindows({ searched: [], since: NOW - HOUR, now: NOW, schedule, ...request });

describe('the schedule', () => {
  test("is read from the rule's texts", () => {
    expect(schedule).toEqual({ interval: 5 * MINUTE, lookBack: 9 * MINUTE });
    expect(scheduleOf({ interval: '1h', from: 'now-3900s' })).toEqual({
      interval: HOUR,
      lookBack: 65 * MINUTE,
    });
  });

  test.each([
    ['5 minutes', 'now-9m'],
    ['5m', 'now-9m/m'],
    ['5m', 'now-4m'],
    ['0m', 'now-9m'],
  ])('is refused where it reads %s and %s', (interval, from) => {
    expect(() => scheduleOf({ interval, from })).toThrow(RangeError);
  });
});

test('a run on time looks back nine minutes and is open above', () => {
  const searched: Range[] = [[NOW - HOUR, NOW - 5 * MINUTE]];
  expect(plan({ searched })).toEqual([{ from: NOW - 9 * MINUTE, until: NOW }]);
});

test('a late run begins four minutes before the end of the ledger', () => {
  const searched: Range[] = [[NOW - HOUR, NOW - 20 * MINUTE]];
  expect(plan({ searched })).toEqual([{ from: NOW - 24 * MINUTE, until: NOW }]);
});

test('the first run begins where nothing may be left out, and nine minutes back at the least', () => {
  expect(plan({ since: NOW - HOUR })).toEqual([{ from: NOW - HOUR, until: NOW }]);
  expect(plan({ since: NOW - 1 })).toEqual([{ from: NOW - 9 * MINUTE, until: NOW }]);
});

test('down time is searched whole, in days, oldest first', () => {
  const searched: Range[] = [[NOW - 10 * DAY, NOW - 2.5 * DAY]];
  const from = NOW - 2.5 * DAY - 4 * MINUTE;
  expect(plan({ since: NOW - 10 * DAY, searched })).toEqual([
    { from, to: from + DAY, until: from + DAY },
    { from: from + DAY, to: from + 2 * DAY, until: from + 2 * DAY },
    { from: from + 2 * DAY, until: NOW },
  ]);
});

test('a gap that a failure left is searched before the newest', () => {
  const searched: Range[] = [
    [NOW - 5 * HOUR, NOW - 3 * HOUR],
    [NOW - 2 * HOUR, NOW - 5 * MINUTE],
  ];
  expect(plan({ since: NOW - 5 * HOUR, searched })).toEqual([
    { from: NOW - 3 * HOUR - 4 * MINUTE, to: NOW - 2 * HOUR, until: NOW - 2 * HOUR },
    { from: NOW - 9 * MINUTE, until: NOW },
  ]);
});

test('where the clock is in doubt the last day searched is searched again, but nothing from before the given instant', () => {
  const searched: Range[] = [[NOW - 3 * DAY, NOW - 5 * MINUTE]];
  const again = (recheckFrom: number) =>
    plan({ since: NOW - 3 * DAY, searched, recheckFrom })[0]?.from;
  expect(again(-Infinity)).toBe(NOW - DAY - 5 * MINUTE);
  expect(again(NOW - HOUR)).toBe(NOW - HOUR);
  expect(again(NOW - MINUTE)).toBe(NOW - 9 * MINUTE);
});

test('a clock that woke up in 1970 costs a bounded number of searches', () => {
  expect(plan({ since: 0 }).length).toBeLessThanOrEqual(366);
});

test('whatever was searched: windows follow each other, miss nothing, and end open at now', () => {
  const back = fc.integer({ min: 0, max: 90 * 60 }).map((minutes) => NOW - minutes * MINUTE);
  const searchedBefore = fc.array(fc.tuple(back, back) as fc.Arbitrary<Range>, { maxLength: 5 });
  fc.assert(
    fc.property(
      searchedBefore,
      back,
      fc.option(back, { nil: undefined }),
      (stretches, since, recheckFrom) => {
        const searched = mergeRanges(stretches);
        const windows = plan({ searched, since, recheckFrom });
        const claimed = mergeRanges(windows.map(({ from, until }): Range => [from, until]));
        expect(endOf(claimed)).toBe(NOW);
        expect(claimed.at(-1)?.[0]).toBeLessThanOrEqual(NOW - 9 * MINUTE);
        expect(gapsIn(mergeRanges([...searched, ...claimed]), since, NOW)).toEqual([]);
        expect(windows.map(({ from }) => from)).toEqual(
          windows.map(({ from }) => from).sort((a, b) => a - b),
        );
        expect(windows.slice(0, -1).every(({ to, until }) => to === until)).toBe(true);
        expect(windows.at(-1)?.to).toBeUndefined();
      },
    ),
  );
});
