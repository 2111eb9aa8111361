import { downTimes } from './downtime';
import { exampleRun } from './test_support/example_runs';

const INTERVAL = 300_000;
const RUNS = ['12:00', '11:55', '08:00', '07:55'].map((time) =>
  exampleRun(`2026-11-24T${time}:00Z`),
);
const at = (time: string) => Date.parse(`2026-11-24T${time}Z`);

test('tells where nothing ran, and which run ended it', () => {
  expect(downTimes(RUNS, INTERVAL, at('12:05:00'))).toEqual([
    { from: at('08:00:01'), to: at('11:55:00'), endedBy: 'run-2026-11-24T11:55:00Z' },
  ]);
});

test('it may still go on', () => {
  expect(downTimes(RUNS, INTERVAL, at('13:00:00'))[0]).toEqual({
    from: at('12:00:01'),
    to: at('13:00:00'),
  });
});

test('an older page says nothing of now', () => {
  expect(downTimes(RUNS.slice(0, 2), INTERVAL)).toEqual([]);
});
