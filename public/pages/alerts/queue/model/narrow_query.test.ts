import { narrowQuery } from './narrow_query';

describe('narrowQuery', () => {
  it.each([
    ['', 'a: 1', 'a: 1'],
    ['a: 1', 'a: 1', 'a: 1'],
    ['a: 1', 'b: 2', 'a: 1 and b: 2'],
    ['a: 1 or c: 3', 'b: 2', '(a: 1 or c: 3) and b: 2'],
    ['a: 1', 'not b: 2', 'a: 1 and not b: 2'],
  ])('%j and %j', (query, clause, narrowed) => {
    expect(narrowQuery(query, clause)).toBe(narrowed);
  });
});
