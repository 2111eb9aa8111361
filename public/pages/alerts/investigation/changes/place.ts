import type { Change } from '../../../../../common/triage/change';
import type { HistoryEntry } from '../../../../../common/triage/record';

/** Where in the investigation a change belongs: what went wrong with it is said there. */
export type Place = 'status' | 'assignees' | 'tags' | 'note' | `step ${string}`;

/** The place of a change. */
export function placeOfChange(change: Exclude<Change, { type: 'undo' }>): Place {
  switch (change.type) {
    case 'acknowledge':
    case 'close':
    case 'reopen':
      return 'status';
    case 'assign':
      return 'assignees';
    case 'set_tags':
    case 'add_tags':
    case 'remove_tags':
      return 'tags';
    case 'step':
      return `step ${change.step}`;
    case 'add_note':
      return 'note';
  }
}

/** The place that a history entry is about; undefined for what the application itself did. */
export function placeOfEntry({ action, undone, step }: HistoryEntry): Place | undefined {
  switch (action === 'undo' ? undone : action) {
    case 'acknowledge':
    case 'close':
    case 'reopen':
      return 'status';
    case 'assign':
      return 'assignees';
    case 'tags':
      return 'tags';
    case 'note':
      return 'note';
    case 'step':
      return `step ${step ?? ''}`;
    default:
      return undefined;
  }
}
