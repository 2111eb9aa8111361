import { peopleOf } from '../../../../../common/triage/people';
import type { Actor } from '../../../../../common/triage/record';
import type { TriageState } from '../../../../../common/triage/triage_state';

/** Names for ids, as far as an alert's own history and the reader tell them; an id nobody knows stands for itself. */
export function nameOfPeople(
  triage: Pick<TriageState, 'history' | 'notes'>,
  reader: Actor,
): (id: string) => string {
  const names = new Map(Object.entries(peopleOf(triage))).set(reader.id, reader.name);
  return (id) => names.get(id) ?? id;
}
