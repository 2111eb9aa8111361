import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import React from 'react';
import type { InputReport } from '../../../../common/api/setup';
import { displayText } from '../../../../common/line/display';

/** Inputs that can't be read, and what to do about it. */
export function InputProblems({ inputs }: { inputs: readonly InputReport[] }) {
  const broken = inputs.filter(({ state }) => state === 'error');
  if (broken.length === 0) return null;
  return (
    <>
      {broken.map(({ source, path, error }) => (
        <React.Fragment key={source}>
          <EuiCallOut
            color="danger"
            iconType="error"
            size="s"
            title={`${displayText(path)} can’t be read`}
          >
            <p>{displayText(error ?? 'Look into the log of this process for the cause.')}</p>
          </EuiCallOut>
          <EuiSpacer size="s" />
        </React.Fragment>
      ))}
    </>
  );
}
