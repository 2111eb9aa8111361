import { exampleListed } from '../test_support/example_exclusion';
import { countStates, pickAndSort, withText } from './list_state';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const ALL = [
  exampleListed({ id: 'a', name: 'Billing' }, { silenced: 3, last_hit: '2026-11-20T00:00:00Z' }),
  exampleListed({ id: 'b', name: 'Agent', expire_time: '2026-01-02T00:00:00Z', owner: 'bob' }),
  exampleListed({ id: 'c', name: 'check', enabled: false }, { silenced: 9 }),
];
const ids = (list: typeof ALL) => list.map(({ exclusion }) => exclusion.id).join('');

test('finds by all words, in name, owner, reason and entries', () => {
  expect(ids(withText(ALL, ' '))).toBe('abc');
  expect(ids(withText(ALL, 'BOB agent'))).toBe('b');
  expect(ids(withText(ALL, 'legacy/bin'))).toBe('abc');
  expect(ids(withText(ALL, 'bob billing nothing'))).toBe('');
});

test('counts states as they are now', () => {
  expect(countStates(ALL, NOW)).toEqual({ active: 1, scheduled: 0, expired: 1, disabled: 1 });
});

test.each([
  ['name', 'asc', 'bac'],
  ['silenced', 'desc', 'cab'],
  ['last_hit', 'desc', 'abc'],
  ['expires', 'asc', 'bac'],
  ['state', 'asc', 'abc'],
] as const)('sorts by %s %s', (sort, direction, order) => {
  expect(ids(pickAndSort(ALL, { state: [], sort, direction }, NOW))).toBe(order);
});

test('picks states', () => {
  const state = { state: ['expired', 'disabled'], sort: 'name', direction: 'asc' } as const;
  expect(ids(pickAndSort(ALL, state, NOW))).toBe('bc');
});
