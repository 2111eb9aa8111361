import { makeScale } from './scale';

const HOUR = 3_600_000;

test('places times in hundredths and cuts what reaches beyond', () => {
  const scale = makeScale(0, 10 * HOUR);
  expect(scale.at(5 * HOUR)).toBe(50);
  expect(scale.clip(-HOUR, HOUR)).toEqual({ left: 0, width: 10 });
  expect(scale.clip(9 * HOUR, 12 * HOUR)).toEqual({ left: 90, width: 10 });
  expect(scale.clip(-2 * HOUR, -HOUR)).toBeUndefined();
});

test.each([1, 6, 24, 7 * 24])('has a few round ticks over %i hours', (hours) => {
  const from = Date.parse('2026-11-24T12:03:07Z');
  const { ticks } = makeScale(from, from + hours * HOUR);
  expect(ticks.length).toBeGreaterThan(3);
  expect(ticks.length).toBeLessThan(10);
  expect(ticks.every((time) => time % 300_000 === 0)).toBe(true);
});
