import type { Entry } from '../../../common/exclusion/exclusion';
import { parseKql } from '../../../common/kql/parse';
import { queueQuery } from './queue_query';

test.each<[Entry, string]>([
  [
    { type: 'match', field: 'host.name', operator: 'included', value: 'a "b"' },
    'host.name : "a \\"b\\""',
  ],
  [
    { type: 'match_any', field: 'host.name', operator: 'excluded', value: ['a', 'b'] },
    'not host.name : ("a" or "b")',
  ],
  [{ type: 'exists', field: 'host.name', operator: 'included' }, 'host.name : *'],
  [
    { type: 'wildcard', field: 'host.name', operator: 'included', value: 'web (1)*' },
    'host.name : web \\(1\\)*',
  ],
  [
    {
      type: 'match',
      field: 'executable_stack.path',
      operator: 'included',
      value: '/opt/acme/legacy/bin/billing',
    },
    'executable_stack.path : *acme/legacy/bin/billing',
  ],
])('%j is %s', (entry, kql) => {
  expect(queueQuery([entry])).toBe(kql);
  expect(() => parseKql(kql)).not.toThrow();
});

test('entries all hold, and nested ones are left out', () => {
  const entries: Entry[] = [
    { type: 'exists', field: 'a', operator: 'included' },
    { type: 'nested', field: 'b', entries: [] },
    { type: 'exists', field: 'c', operator: 'included' },
  ];
  expect(queueQuery(entries)).toBe('a : * and c : *');
});
