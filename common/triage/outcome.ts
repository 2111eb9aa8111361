import { ApplicationError } from '../errors';
import type { HistoryEntry } from './record';
import type { TriageState } from './triage_state';

/** What a change makes of the state, and what its history entry says beside who and when. */
export interface Outcome {
  state: TriageState;
  entry: Omit<HistoryEntry, 'at' | 'by'>;
}

/** @throws ApplicationError `conflict`: the alert's state doesn't allow the change */
export function refuse(message: string): never {
  throw new ApplicationError('conflict', message);
}
