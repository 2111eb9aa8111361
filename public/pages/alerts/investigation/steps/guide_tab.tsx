import React from 'react';
import { TRIAGE_STEPS } from '../../../../../common/rule/guide';
import { StepList } from './step_list';

/** The six steps of the investigation. */
export function GuideTab() {
  return <StepList label="Guide" items={TRIAGE_STEPS} withFindings />;
}
