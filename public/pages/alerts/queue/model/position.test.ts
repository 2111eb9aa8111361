import { positionOf } from './position';

test.each([
  [1, 50, 60, '1–50 of 60'],
  [5_001, 11, 5_011, '5,001–5,011 of 5,011'],
  // Those that were closed since stay where they are.
  [1, 50, 10, '1–50'],
])('rows from %i, %i of them, %i in all', (from, rows, total, words) => {
  expect(positionOf(from, rows, total)).toBe(words);
});
