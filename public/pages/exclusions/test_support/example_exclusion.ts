import type { ListedExclusion } from '../../../../common/api/exclusions';
import type { Exclusion } from '../../../../common/exclusion/exclusion';

/** An exclusion for tests, active from the start of 2026 and for ever, with whatever the test wants otherwise. */
export function exampleExclusion(over: Partial<Exclusion> = {}): Exclusion {
  const by = { id: 'alice', name: 'alice' };
  const at = '2026-01-01T00:00:00.000Z';
  return {
    id: 'e1',
    item_id: 'e1',
    list_id: 'executable-stack',
    type: 'simple',
    name: 'Billing',
    description: '',
    entries: [
      {
        type: 'match',
        field: 'executable_stack.path',
        operator: 'included',
        value: 'acme/legacy/bin/billing',
      },
    ],
    namespace_type: 'single',
    os_types: [],
    tags: [],
    comments: [],
    created_at: at,
    created_by: 'alice',
    updated_at: at,
    updated_by: 'alice',
    enabled: true,
    owner: 'alice',
    reason: 'Old, and reviewed',
    changes: [{ at, by, action: 'create' }],
    ...over,
  };
}

/** The same as the list has it. */
export function exampleListed(
  over: Partial<Exclusion> = {},
  listed: Partial<ListedExclusion> = {},
): ListedExclusion {
  return {
    version: '1',
    state: 'active',
    silenced: 0,
    exclusion: exampleExclusion(over),
    ...listed,
  };
}

/** What the preview answers where nothing is covered. */
export const NOTHING_COVERED = {
  total: 0,
  not_closed: 0,
  older_not_closed: 0,
  hosts: [],
  only_lines: [],
  alerts: [],
};
