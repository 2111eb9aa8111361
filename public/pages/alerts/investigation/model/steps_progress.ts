import type { TriageStep } from '../../../../../common/triage/record';
import type { TriageState } from '../../../../../common/triage/triage_state';

export interface Progress {
  done: number;
  total: number;
  suspicious: number;
  noData: number;
  /** The first step that is open; undefined where none is. */
  next?: string;
}

/** How a step stands; one that nobody touched is open. */
export function stepOf({ steps }: Pick<TriageState, 'steps'>, id: string): Partial<TriageStep> {
  return Object.hasOwn(steps, id) ? (steps[id] ?? {}) : {};
}

/** How far a list of steps has come. Not applicable counts as done: there is nothing left to do. */
export function progressOf(state: Pick<TriageState, 'steps'>, ids: readonly string[]): Progress {
  const steps = ids.map((id) => ({ id, ...stepOf(state, id) }));
  const isOpen = ({ state: own }: { state?: string }) => (own ?? 'open') === 'open';
  const found = (finding: string) => steps.filter((step) => step.finding === finding).length;
  return {
    done: steps.filter((step) => !isOpen(step)).length,
    total: ids.length,
    suspicious: found('suspicious'),
    noData: found('no_data'),
    next: steps.find(isOpen)?.id,
  };
}
