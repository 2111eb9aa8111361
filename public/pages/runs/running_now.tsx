import { EuiFlexGroup, EuiFlexItem, EuiLoadingSpinner, EuiSpacer, EuiText } from '@elastic/eui';
import React from 'react';
import { displayText } from '../../../common/line/display';
import type { DetectionReport } from './status_sentence';

/** Who runs the detection at this moment. */
export function RunningNow({ running }: Pick<DetectionReport, 'running'>) {
  if (!running) return null;
  return (
    <>
      <EuiFlexGroup alignItems="center" gutterSize="s" responsive={false} role="status">
        <EuiFlexItem grow={false}>
          <EuiLoadingSpinner size="m" />
        </EuiFlexItem>
        <EuiFlexItem>
          <EuiText size="s">
            Running now on {displayText(running.host)}, process {running.pid}.
          </EuiText>
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
    </>
  );
}
