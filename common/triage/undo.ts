import type { JsonValue } from '../document/document';
import type { CloseReason } from './change';
import { refuse, type Outcome } from './outcome';
import type { Actor, HistoryEntry } from './record';
import type { TriageState, WorkflowStatus } from './triage_state';

/** The history without what was taken back, and without the taking back. */
export function standingHistory(history: readonly HistoryEntry[]): HistoryEntry[] {
  const standing: HistoryEntry[] = [];
  for (const entry of history) {
    if (entry.action === 'undo') standing.pop();
    else standing.push(entry);
  }
  return standing;
}

function textsOf(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function statusBefore(state: TriageState, last: HistoryEntry): TriageState {
  const status = last.from as WorkflowStatus;
  const closing = standingHistory(state.history.slice(0, -1)).findLast(
    ({ action }) => action === 'close',
  );
  const reason = status === 'closed' ? (closing?.reason as CloseReason | undefined) : undefined;
  return { ...state, status, reason };
}

function stateBefore(state: TriageState, last: HistoryEntry): TriageState {
  switch (last.action) {
    case 'acknowledge':
    case 'close':
    case 'reopen':
      return statusBefore(state, last);
    case 'assign':
      return { ...state, assignees: textsOf(last.from) };
    case 'tags':
      return { ...state, tags: textsOf(last.from) };
    default:
      return refuse('only a change of status, assignees or tags can be undone');
  }
}

/**
 * Takes back the last change, with an entry of its own: the history keeps both.
 * @throws ApplicationError `conflict` where the last change is somebody else's, or of another kind
 */
export function undo(state: TriageState, by: Actor): Outcome {
  const last = state.history.at(-1);
  if (!last) return refuse('there is nothing to undo');
  if (last.by.id !== by.id)
    return refuse(`${last.by.name} changed the alert since; nothing was undone`);
  const entry = { action: 'undo', from: last.to, to: last.from, undone: last.action };
  return { state: stateBefore(state, last), entry };
}
