import { CLOSE_REASON_NAMES } from '../../../../components/status_badge';
import type { Finding, StepState } from '../../../../../common/triage/change';

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
