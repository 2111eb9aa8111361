import type { MatchEntry } from '../../common/exclusion/exclusion';

export const alice = { id: 'u1', name: 'Alice' };
export const bob = { id: 'u2', name: 'Bob' };
export const START = Date.UTC(2026, 10, 24, 12);
export const DAY = 24 * 60 * 60 * 1000;
export const iso = (ms: number) => new Date(ms).toISOString();

export const billing: MatchEntry = {
  type: 'match',
  field: 'executable_stack.program',
  operator: 'included',
  value: 'billing',
};
export const input = (over: object = {}) => ({
  name: 'Billing',
  reason: 'Reviewed; from 1998',
  entries: [billing],
  ...over,
});
