import type { HistoryEntry } from '../../../../../common/triage/record';
import { undoChanges } from './undo_changes';

const entry = (fields: Partial<HistoryEntry>): HistoryEntry => ({
  at: '2026-11-24T12:00:00.000Z',
  by: { id: 'alice', name: 'alice' },
  action: 'step',
  ...fields,
});
const since = entry({ step: 'escalate' });

it('the last change is undone as such', () => {
  expect(undoChanges([entry({ action: 'acknowledge', from: 'open' })], 0)).toEqual([
    { type: 'undo' },
  ]);
});

it.each<[string, Partial<HistoryEntry>, unknown[]]>([
  ['acknowledging', { action: 'acknowledge', from: 'open' }, [{ type: 'reopen' }]],
  ['closing an open one', { action: 'close', from: 'open' }, [{ type: 'reopen' }]],
  [
    'closing an acknowledged one',
    { action: 'close', from: 'acknowledged' },
    [{ type: 'reopen' }, { type: 'acknowledge' }],
  ],
  [
    'reopening an acknowledged one',
    { action: 'reopen', from: 'acknowledged' },
    [{ type: 'acknowledge' }],
  ],
  [
    'assigning',
    { action: 'assign', from: ['bob'], to: ['alice'] },
    [{ type: 'assign', assignees: ['bob'] }],
  ],
  [
    'tags',
    { action: 'tags', from: ['a', 'b'], to: ['b', 'c'] },
    [
      { type: 'add_tags', tags: ['a'] },
      { type: 'remove_tags', tags: ['c'] },
    ],
  ],
  ['what cannot be', { action: 'note' }, []],
])('%s is undone by its opposite where something was done since', (_, fields, expected) => {
  expect(undoChanges([entry(fields), since], 0)).toEqual(expected);
});

it('a reopened alert is closed again for the reason that it was closed for', () => {
  const history = [
    entry({ action: 'close', from: 'open', reason: 'duplicate' }),
    entry({ action: 'reopen', from: 'closed' }),
    since,
  ];
  expect(undoChanges(history, 1)).toEqual([
    { type: 'close', reason: 'duplicate', steps_undone_confirmed: true },
  ]);
});

it('of a history that does not hold it, nothing', () => {
  expect(undoChanges([], 3)).toEqual([]);
});
