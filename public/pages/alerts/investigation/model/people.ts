import type { Actor } from '../../../../../common/triage/record';
import type { TriageState } from '../../../../../common/triage/triage_state';

/** Names for ids, as far as an alert's own history and the reader tell them; an id nobody knows stands for itself. */
export function nameOfPeople(
  { history, notes }: Pick<TriageState, 'history' | 'notes'>,
  reader: Actor,
): (id: string) => string {
  const actors = [...history, ...notes].map(({ by }) => by);
  const names = new Map([...actors, reader].map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
