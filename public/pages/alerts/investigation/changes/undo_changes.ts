import type { JsonValue } from '../../../../../common/document/document';
import type { Change, CloseReason } from '../../../../../common/triage/change';
import type { HistoryEntry } from '../../../../../common/triage/record';

function textsOf(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function tagsBack({ from, to }: HistoryEntry): Change[] {
  const [before, after] = [textsOf(from), textsOf(to)];
  const add = before.filter((tag) => !after.includes(tag));
  const remove = after.filter((tag) => !before.includes(tag));
  return [
    ...(add.length > 0 ? [{ type: 'add_tags', tags: add } as const] : []),
    ...(remove.length > 0 ? [{ type: 'remove_tags', tags: remove } as const] : []),
  ];
}

function statusBack({ action, from }: HistoryEntry, earlier: readonly HistoryEntry[]): Change[] {
  if (from === 'closed') {
    const closing = earlier.findLast((entry) => entry.action === 'close');
    const reason = (closing?.reason ?? 'other') as CloseReason;
    return [{ type: 'close', reason, steps_undone_confirmed: true }];
  }
  const reopened: Change[] = action === 'reopen' ? [] : [{ type: 'reopen' }];
  return from === 'acknowledged' ? [...reopened, { type: 'acknowledge' }] : reopened;
}

/**
 * The changes that take back what a history entry did. The last one is undone as such; where something else was done since,
 * the opposite is done, so that nothing else is taken back by mistake.
 * @param at the entry's place in the history, counted from 0
 */
export function undoChanges(history: readonly HistoryEntry[], at: number): Change[] {
  const entry = history[at];
  if (!entry) return [];
  if (at === history.length - 1) return [{ type: 'undo' }];
  switch (entry.action) {
    case 'acknowledge':
    case 'close':
    case 'reopen':
      return statusBack(entry, history.slice(0, at));
    case 'assign':
      return [{ type: 'assign', assignees: textsOf(entry.from) }];
    case 'tags':
      return tagsBack(entry);
    default:
      return [];
  }
}
