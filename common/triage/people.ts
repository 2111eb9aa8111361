import type { TriageState } from './triage_state';

/** Names by id of all who did something to an alert; of several, the one that somebody had last. */
export function peopleOf({
  history,
  notes,
}: Pick<TriageState, 'history' | 'notes'>): Record<string, string> {
  const actors = [...notes, ...history].map(({ by }) => by);
  return Object.fromEntries(actors.map(({ id, name }) => [id, name]));
}
