import fc from 'fast-check';
import { addRange, clipAfter, endOf, gapsIn, mergeRanges, type Range } from './ledger';

const instant = fc.integer({ min: 0, max: 40 });
const stretch = fc.tuple(instant, instant) as fc.Arbitrary<Range>;
const stretches = fc.array(stretch, { maxLength: 12 });

const covers = (ranges: readonly Range[], at: number) =>
  ranges.some(([from, to]) => from <= at && at < to);
const INSTANTS = Array.from({ length: 42 }, (_, at) => at);

function isTidy(ranges: readonly Range[]): boolean {
  return ranges.every(([from, to], index) => {
    const next = ranges[index + 1];
    return from < to && (next === undefined || to < next[0]);
  });
}

test('ranges that touch or overlap become one', () => {
  expect(
    mergeRanges([
      [10, 20],
      [30, 40],
      [20, 30],
    ]),
  ).toEqual([[10, 40]]);
  expect(addRange([[10, 20]], 12, 15)).toEqual([[10, 20]]);
  expect(addRange([[10, 20]], 22, 30)).toEqual([
    [10, 20],
    [22, 30],
  ]);
});

test('an empty, inverted or unreal range changes nothing', () => {
  expect(addRange([[10, 20]], 30, 30)).toEqual([[10, 20]]);
  expect(addRange([[10, 20]], 30, 5)).toEqual([[10, 20]]);
  expect(addRange([[10, 20]], Number.NaN, 50)).toEqual([[10, 20]]);
});

test('the end of nothing is undefined', () => {
  expect(endOf([])).toBeUndefined();
  expect(
    endOf([
      [1, 2],
      [5, 9],
    ]),
  ).toBe(9);
});

test('merging keeps exactly what was given, tidily, in whatever order it comes', () => {
  fc.assert(
    fc.property(stretches, (given) => {
      const merged = mergeRanges(given);
      expect(isTidy(merged)).toBe(true);
      expect(merged).toEqual(mergeRanges([...given].reverse()));
      for (const at of INSTANTS) expect(covers(merged, at)).toBe(covers(given, at));
    }),
  );
});

test('clipping forgets what lies at or after the instant, and nothing before it', () => {
  fc.assert(
    fc.property(stretches, instant, (given, to) => {
      const clipped = clipAfter(mergeRanges(given), to);
      expect(isTidy(clipped)).toBe(true);
      for (const at of INSTANTS) expect(covers(clipped, at)).toBe(at < to && covers(given, at));
    }),
  );
});

test('gaps and ranges together are the whole, and share no instant', () => {
  fc.assert(
    fc.property(stretches, stretch, (given, [from, to]) => {
      const gaps = gapsIn(mergeRanges(given), from, to);
      expect(isTidy(gaps)).toBe(true);
      for (const at of INSTANTS) {
        expect(covers(gaps, at)).toBe(from <= at && at < to && !covers(given, at));
      }
    }),
  );
});
