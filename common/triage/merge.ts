import type { HistoryEntry } from './record';
import type { Document, JsonValue } from '../document/document';
import type { Change } from './change';
import { readTriage } from './triage_state';

/** What of an alert is changed: two changes of different targets never get into each other's way. */
type Target =
  | { part: 'status' | 'assignees' | 'note' | 'origin' | 'last' }
  | { part: 'step'; step: string }
  /** The tags that are added or removed; all of them where the list is set. */
  | { part: 'tags'; tags: readonly string[] | 'all' };

function targetOfChange(change: Change): Target {
  switch (change.type) {
    case 'acknowledge':
    case 'close':
    case 'reopen':
      return { part: 'status' };
    case 'assign':
      return { part: 'assignees' };
    case 'set_tags':
      return { part: 'tags', tags: 'all' };
    case 'add_tags':
    case 'remove_tags':
      return { part: 'tags', tags: change.tags };
    case 'step':
      return { part: 'step', step: change.step };
    case 'add_note':
      return { part: 'note' };
    case 'undo':
      return { part: 'last' };
  }
}

function textsOf(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function targetOfEntry(entry: HistoryEntry): Target {
  switch (entry.action === 'undo' ? entry.undone : entry.action) {
    case 'acknowledge':
    case 'close':
    case 'reopen':
      return { part: 'status' };
    case 'assign':
      return { part: 'assignees' };
    case 'tags': {
      const [from, to] = [textsOf(entry.from), textsOf(entry.to)];
      const differing = [...from, ...to].filter((tag) => from.includes(tag) !== to.includes(tag));
      return { part: 'tags', tags: differing };
    }
    case 'step':
      return { part: 'step', step: entry.step ?? '' };
    case 'note':
      return { part: 'note' };
    default:
      return { part: 'origin' };
  }
}

function touch(a: Target, b: Target): boolean {
  if (a.part === 'step' && b.part === 'step') return a.step === b.step;
  if (a.part === 'tags' && b.part === 'tags') {
    const { tags: ours } = a;
    const { tags: theirs } = b;
    return ours === 'all' || theirs === 'all' || ours.some((tag) => theirs.includes(tag));
  }
  // Notes are appended, one after the other.
  return a.part === b.part && a.part !== 'note';
}

/**
 * Whether a change gets into the way of what others did since the alert was read: they changed the very thing it changes.
 * @param seen how many entries the history had when the alert was read; the history is only ever appended to
 * @returns the last entry that touches it; undefined where the change can be made on top of theirs
 */
export function touchedSince(
  change: Change,
  seen: number,
  current: Document,
): HistoryEntry | undefined {
  const target = targetOfChange(change);
  return readTriage(current)
    .history.slice(seen)
    .findLast((entry) => touch(target, targetOfEntry(entry)));
}
