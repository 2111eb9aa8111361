import fc from 'fast-check';
import { FirstInOrder } from './first_in_order';
import { compareIds, type SortKey } from './sort_keys';

const keys = fc
  .array(
    fc.record({
      value: fc.integer({ min: 0, max: 3 }),
      id: fc.constantFrom('a', 'b', 'c', 'd', 'é', '\u{1f600}', '\uffee'),
      index: fc.constantFrom('one', 'two'),
    }),
    { maxLength: 30 },
  )
  .map((all): SortKey[] => all.map(({ value, id, index }) => ({ values: [value], id, index })));

const compare = (a: SortKey, b: SortKey): number =>
  Number(a.values[0]) - Number(b.values[0]) || compareIds(a, b);

test('the first of all, whatever the order among equals, and only those behind the cursor', () => {
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 8 }), fc.option(keys), (all, count, cursors) => {
      const after = cursors?.[0];
      const expected = all
        .filter((key) => !after || compare(key, after) > 0)
        .sort(compare)
        .slice(0, count);
      // Elasticsearch begins with the first that have the cursor's values.
      const given = all
        .filter((key) => !after || Number(key.values[0]) >= Number(after.values[0]))
        .sort((a, b) => Number(a.values[0]) - Number(b.values[0]));
      const first = new FirstInOrder<SortKey>(count, after);
      for (const key of given) {
        if (first.isFullBefore(key)) break;
        first.add({ key, hit: key });
      }
      expect(first.found.map(({ key }) => key)).toEqual(expected);
    }),
  );
});
