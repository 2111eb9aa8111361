import { createClockWatch } from './clock_watch';

const MINUTE = 60_000;

function watched() {
  const times = { wall: 1_800_000_000_000, monotonic: 5_000 };
  const watch = createClockWatch({ now: () => times.wall }, () => times.monotonic);
  const pass = (milliseconds: number) => {
    times.wall += milliseconds;
    times.monotonic += milliseconds;
  };
  const runNow = () => {
    const doubt = watch.inDoubt();
    watch.settle();
    return doubt;
  };
  return { times, pass, runNow, watch };
}

test('a process is in doubt until a run that began when all of before must have become visible', () => {
  const { pass, runNow } = watched();
  const doubts = [runNow()];
  for (let run = 0; run < 3; run += 1) {
    pass(5 * MINUTE);
    doubts.push(runNow());
  }
  expect(doubts).toEqual([true, true, false, false]);
});

test.each([-60 * MINUTE, 60 * MINUTE])('a clock set by %d ms is doubted anew', (step) => {
  const { times, pass, runNow } = watched();
  for (let run = 0; run < 3; run += 1) {
    runNow();
    pass(5 * MINUTE);
  }
  expect(runNow()).toBe(false);
  times.wall += step;
  expect(runNow()).toBe(true);
});

test('what time synchronisation slews is no reason to doubt', () => {
  const { times, pass, runNow } = watched();
  for (let run = 0; run < 3; run += 1) {
    runNow();
    pass(5 * MINUTE);
  }
  times.wall += 500;
  expect(runNow()).toBe(false);
});

test('a run that did not get through everything settles nothing', () => {
  const { pass, watch } = watched();
  for (let run = 0; run < 5; run += 1) {
    expect(watch.inDoubt()).toBe(true);
    pass(5 * MINUTE);
  }
});
