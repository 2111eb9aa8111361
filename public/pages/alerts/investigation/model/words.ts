import { CLOSE_REASON_NAMES } from '../../../../components/status_badge';
import type { CloseReason, Finding, StepState } from '../../../../../common/triage/change';

/** The outcomes of a step in words. */
export const FINDING_NAMES: Readonly<Record<Finding, string>> = {
  nothing_unusual: 'Nothing unusual',
  suspicious: 'Suspicious',
  no_data: 'No data',
};

const STEP_STATE_NAMES: Readonly<Record<StepState, string>> = {
  open: 'Not done',
  done: 'Done',
  not_applicable: 'Not applicable',
};

/** What each reason for closing an alert means, in one line. */
export const CLOSE_REASON_MEANINGS: Readonly<Record<CloseReason, string>> = {
  true_positive: 'It should not have happened: an attack, or a breach of the rules.',
  benign_positive: 'The program did run with an executable stack, and that is expected here.',
  false_positive: 'The alert is wrong: nothing of the kind happened.',
  duplicate: 'Another alert is about the same thing.',
  automated_closure: 'Closed by a procedure, without a decision of a person.',
  other: 'None of these. Say why in the note.',
};

function lookUp(words: Readonly<Record<string, string>>, key: string): string {
  const own = Object.hasOwn(words, key) ? words[key] : undefined;
  return own ?? key.replaceAll('_', ' ');
}

/** A finding in words, also one that another version wrote. */
export const findingName = (finding: string): string => lookUp(FINDING_NAMES, finding);

/** A step's state in words, also one that another version wrote. */
export const stepStateName = (state: string): string => lookUp(STEP_STATE_NAMES, state);

/** A reason for closing in words, also one that another version wrote. */
export const closeReasonName = (reason: string): string => lookUp(CLOSE_REASON_NAMES, reason);
