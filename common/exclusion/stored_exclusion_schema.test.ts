import type { Exclusion } from './exclusion';
import { storedExclusionSchema } from './stored_exclusion_schema';

const STORED: Exclusion = {
  id: 'e1',
  item_id: 'e1',
  list_id: 'executable-stack',
  type: 'simple',
  name: 'Billing',
  description: '',
  entries: [
    { type: 'match', field: 'host.name', operator: 'included', value: 'web-01' },
    { type: 'match_any', field: 'host.name', operator: 'excluded', value: ['a', 'b'] },
    { type: 'exists', field: 'process.pid', operator: 'included' },
    { type: 'wildcard', field: 'executable_stack.path', operator: 'included', value: 'opt/*' },
    {
      type: 'nested',
      field: 'a',
      entries: [{ type: 'match', field: 'b', operator: 'included', value: 'c' }],
    },
  ],
  namespace_type: 'single',
  os_types: ['linux'],
  tags: ['t'],
  meta: { some: ['thing', null, { deep: 1 }] },
  comments: [{ id: 'c1', comment: 'ok', created_at: '2026-11-24T12:00:00Z', created_by: 'alice' }],
  created_at: '2026-11-24T12:00:00Z',
  created_by: 'alice',
  updated_at: '2026-11-24T12:00:00Z',
  updated_by: 'bob',
  start_time: '2026-11-24T12:00:00Z',
  expire_time: '2027-11-24T12:00:00Z',
  enabled: true,
  owner: 'alice',
  reason: 'known',
  changes: [
    {
      at: '2026-11-24T12:00:00Z',
      by: { id: 'u1', name: 'alice' },
      action: 'update',
      fields: { tags: { from: [], to: ['t'] }, expire_time: { to: '2027-11-24T12:00:00Z' } },
    },
  ],
};

describe('a stored exclusion', () => {
  it('comes out as it is', () => {
    expect(storedExclusionSchema.parse(STORED)).toEqual(STORED);
  });

  it('has entries of a known type, and comes without what is not ours', () => {
    const { entries } = storedExclusionSchema.shape;
    expect(entries.safeParse([{ type: 'list', field: 'a', operator: 'included' }]).success).toBe(
      false,
    );
    expect(storedExclusionSchema.parse({ ...STORED, secret: 1 })).toEqual(STORED);
  });
});
