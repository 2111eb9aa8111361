import fc from 'fast-check';
import { compareKeys, sortValue } from './sort_order';
import { TopHits } from './top_hits';

describe('sortValue', () => {
  const value = (document: object, field: string, direction: 'asc' | 'desc') =>
    sortValue({ ...document }, { field, direction });

  it('takes the least of several values where it ascends, the greatest where it descends', () => {
    const host = { host: { name: ['m', 'z', 'a'] } };
    expect(value(host, 'host.name', 'asc')).toBe('a');
    expect(value(host, 'host.name', 'desc')).toBe('z');
  });

  it('reads dates and numbers as what they are', () => {
    expect(value({ '@timestamp': '2026-11-24T12:00:00+01:00' }, '@timestamp', 'asc')).toBe(
      Date.UTC(2026, 10, 24, 11),
    );
    expect(value({ process: { pid: ['9', 10, ''] } }, 'process.pid', 'desc')).toBe(10);
    expect(value({ process: { pid: ['9', 10, ''] } }, 'process.pid', 'asc')).toBe(9);
    expect(
      value({ executable_stack: { path_complete: true } }, 'executable_stack.path_complete', 'asc'),
    ).toBe(1);
  });

  it('takes what cannot be read as missing', () => {
    expect(value({ '@timestamp': 'yesterday' }, '@timestamp', 'asc')).toBeNull();
    expect(value({}, 'host.name', 'desc')).toBeNull();
  });
});

describe('TopHits', () => {
  const keyed = fc.record({
    values: fc.tuple(
      fc.option(fc.integer({ min: 0, max: 3 })),
      fc.option(fc.constantFrom('a', 'b')),
    ),
    id: fc.uuid(),
  });
  const direction = fc.constantFrom('asc' as const, 'desc' as const);

  it('keeps what sorting everything would put first', () => {
    fc.assert(
      fc.property(
        fc.array(keyed),
        direction,
        direction,
        fc.nat(8),
        fc.option(keyed),
        (keys, one, two, size, place) => {
          const sort = [{ direction: one }, { direction: two }];
          const after = place ?? undefined;
          const top = new TopHits<string>(sort, size, after);
          for (const key of keys) if (top.admits(key)) top.add(key, key.id);
          const expected = keys
            .filter((key) => after === undefined || compareKeys(sort, key, after) > 0)
            .sort((a, b) => compareKeys(sort, a, b))
            .slice(0, size);
          expect(top.inOrder().map(({ key }) => key)).toEqual(expected);
        },
      ),
    );
  });
});
