import type { Alert } from '../../../../../common/api/alerts';
import type { Document, JsonValue } from '../../../../../common/document/document';
import type { Change } from '../../../../../common/triage/change';
import { applyChange } from '../../../../../common/triage/change_alert';
import { touchedSince } from '../../../../../common/triage/merge';
import type { Actor, HistoryEntry } from '../../../../../common/triage/record';
import { readTriage } from '../../../../../common/triage/triage_state';
import type { Place } from './place';

/** A change on its way to the server. */
export interface SentChange {
  change: Change;
  place: Place;
  /** When it was decided, ISO 8601. */
  at: string;
  /** How many entries the history had then that the server knew of. */
  seen: number;
  /** What is said once it is done, with a button that takes it back. */
  done?: string;
}

export function historyLength({ document }: Pick<Alert, 'document'>): number {
  return readTriage(document).history.length;
}

/** Of two answers about one alert the later one: its history is only ever appended to. */
export function laterOf(known: Alert | undefined, answer: Alert): Alert {
  return known && historyLength(known) > historyLength(answer) ? known : answer;
}

/** Whether a note is there already: its own answer is not in yet, but the alert was read again since it was written. */
function isWritten(document: Document, { change, seen }: SentChange, by: Actor): boolean {
  if (change.type !== 'add_note') return false;
  return readTriage(document)
    .history.slice(seen)
    .some(
      (entry) => entry.action === 'note' && entry.by.id === by.id && entry.note === change.note,
    );
}

function applyOne(document: Document, sent: SentChange, by: Actor): Document {
  if (isWritten(document, sent, by)) return document;
  try {
    return applyChange(document, sent.change, { by, at: sent.at }).document;
  } catch {
    // The server will say why not.
    return document;
  }
}

/** The alert as it will be once all that is on its way has arrived. */
export function withPending(
  document: Document,
  pending: readonly SentChange[],
  by: Actor,
): Document {
  return pending.reduce((current, sent) => applyOne(current, sent, by), document);
}

/** Whether the alert's state lets the change be made, and it would change anything. */
export function canBeMade(document: Document, change: Change, by: Actor): boolean {
  try {
    return applyChange(document, change, { by, at: new Date(0).toISOString() }).changed;
  } catch {
    return false;
  }
}

/** What others did since a change was decided that gets into its way; one's own changes don't. */
export function touchedByOthers(
  document: Document,
  { change, seen }: Pick<SentChange, 'change' | 'seen'>,
  me: string,
): HistoryEntry | undefined {
  const theirs = readTriage(document)
    .history.slice(seen)
    .filter(({ by }) => by.id !== me);
  const history = theirs as unknown as JsonValue;
  return touchedSince(change, 0, { executable_stack: { history } });
}
