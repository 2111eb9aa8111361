import { EuiSpacer, EuiText } from '@elastic/eui';
import React from 'react';
import { RESPONSE_STEPS } from '../../../../../common/rule/guide';
import { StepList } from './step_list';

/** The seven steps of the response. */
export function ResponseTab() {
  return (
    <>
      <EuiText size="s">For when it is an attack, or may well be one.</EuiText>
      <EuiSpacer size="s" />
      <StepList label="Response" items={RESPONSE_STEPS} withFindings={false} />
    </>
  );
}
