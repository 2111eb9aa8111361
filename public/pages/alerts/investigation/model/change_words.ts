import type { Change } from '../../../../../common/triage/change';
import { closeReasonName, findingName, stepStateName } from './words';

/** What a change wanted, in a few words: `done, nothing unusual`. */
export function changeWords(change: Change, nameOf: (id: string) => string): string {
  switch (change.type) {
    case 'acknowledge':
      return 'acknowledged';
    case 'close':
      return `closed as ${closeReasonName(change.reason).toLowerCase()}`;
    case 'reopen':
      return 'reopened';
    case 'assign':
      return change.assignees.length === 0
        ? 'assigned to nobody'
        : `assigned to ${change.assignees.map(nameOf).join(', ')}`;
    case 'set_tags':
    case 'add_tags':
      return `tags ${change.tags.join(', ')}`;
    case 'remove_tags':
      return `without ${change.tags.join(', ')}`;
    case 'step': {
      if (change.note !== undefined) return change.note === null ? 'no note' : 'a note';
      const words = [
        stepStateName(change.state),
        ...(change.finding ? [findingName(change.finding)] : []),
      ];
      return words.join(', ').toLowerCase();
    }
    case 'add_note':
      return 'a note';
    case 'undo':
      return 'undo';
  }
}
