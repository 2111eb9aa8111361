import type { HistoryEntry } from './record';
import type { JsonValue } from '../document/document';

function listText(value: JsonValue | undefined): string {
  const texts = Array.isArray(value) ? value.map(String) : [];
  return texts.length === 0 ? 'nobody' : texts.join(', ');
}

function stepText({ step, to }: HistoryEntry): string {
  const next = typeof to === 'object' && to !== null && !Array.isArray(to) ? to : {};
  const { state, finding } = next as { state?: string; finding?: string };
  const words = [state, finding]
    .filter((word) => word !== undefined)
    .map((word) => word.replaceAll('_', ' '));
  return `marked step ${step} as ${words.join(', ')}`;
}

function actionText(entry: HistoryEntry): string {
  switch (entry.action) {
    case 'acknowledge':
      return 'acknowledged it';
    case 'close':
      return `closed it as ${(entry.reason ?? 'other').replaceAll('_', ' ')}`;
    case 'reopen':
      return 'reopened it';
    case 'assign':
      return `assigned it to ${listText(entry.to)}`;
    case 'tags':
      return `changed its tags to ${Array.isArray(entry.to) && entry.to.length > 0 ? listText(entry.to) : 'none'}`;
    case 'step':
      return stepText(entry);
    case 'note':
      return 'wrote a note';
    case 'undo':
      return `took back the last change (${(entry.undone ?? '').replaceAll('_', ' ')})`;
    case 'confirmed_origin':
      return `found it to be ${String(entry.to ?? 'settled')}`;
    default:
      return entry.action.replaceAll('_', ' ');
  }
}

/** A history entry in words: `bob closed it as false positive, 2026-11-24T12:00:00.000Z`. */
export function describeHistoryEntry(entry: HistoryEntry): string {
  return `${entry.by.name} ${actionText(entry)}, ${entry.at}`;
}
