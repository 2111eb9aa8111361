import fc from 'fast-check';
import { timeSlices } from './time_slices';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 24);

test('a short stretch is one slice', () => {
  const range = { from: NOW - 540_000, to: undefined };
  expect([...timeSlices(range, undefined, NOW)]).toEqual([range]);
});

test('a long one is cut, slices growing, and its end stays open where it was', () => {
  const slices = [...timeSlices({ from: NOW - DAY }, undefined, NOW)];
  expect(slices.map(({ from, to }) => (to ?? NOW) - Number(from))).toEqual([
    HOUR / 2,
    2 * HOUR,
    8 * HOUR,
    13.5 * HOUR,
  ]);
  expect(slices.at(-1)?.to).toBeUndefined();
});

test('without a beginning there is nothing to cut', () => {
  expect([...timeSlices({ to: NOW }, undefined, NOW)]).toEqual([{ to: NOW }]);
});

test('slices leave nothing out, and have nothing twice', () => {
  const time = fc.integer({ min: -DAY, max: 400 * DAY });
  fc.assert(
    fc.property(time, time, fc.option(time), fc.option(time), (from, to, start, first) => {
      const slices = [...timeSlices({ from, to }, start ?? undefined, NOW, first ?? undefined)];
      expect(slices[0]?.from).toBe(Math.max(from, start ?? from));
      expect(slices.at(-1)?.to).toBe(to);
      for (const [at, slice] of slices.slice(1).entries()) expect(slice.from).toBe(slices[at]?.to);
      expect(slices.length).toBeLessThan(20);
    }),
  );
});
