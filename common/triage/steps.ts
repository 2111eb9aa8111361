import type { Document } from '../document/document';
import { RESPONSE_STEPS, TRIAGE_STEPS, type GuideItem } from '../rule/guide';
import { readTriage } from './triage_state';

const idsOf = (items: readonly GuideItem[]): string[] => items.map(({ id }) => id);

const TRIAGE_STEP_IDS = idsOf(TRIAGE_STEPS);

/** Every step that has a state in an alert: of the investigation and of the response. */
export const STEP_IDS: readonly string[] = [...TRIAGE_STEP_IDS, ...idsOf(RESPONSE_STEPS)];

/** The steps of the investigation that are neither done nor not applicable: closing asks once more because of them. */
export function undoneSteps(alert: Document): string[] {
  const { steps } = readTriage(alert);
  return TRIAGE_STEP_IDS.filter((id) => (steps[id]?.state ?? 'open') === 'open');
}
