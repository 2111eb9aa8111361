import { EuiCheckbox, EuiFormRow, EuiSelect, EuiSpacer, useGeneratedHtmlId } from '@elastic/eui';
import React from 'react';
import type { CloseReason } from '../../../../common/triage/change';
import { CLOSE_REASON_NAMES } from '../../../components/status_badge';
import { countOf } from '../../../components/count_of';

/** Reasons that go with something being harmless. */
const REASONS = ['false_positive', 'benign_positive', 'duplicate', 'other'] as const;

export interface CloseCovered {
  wanted: boolean;
  reason: CloseReason;
}

interface CloseCoveredFieldProps extends CloseCovered {
  /** Covered alerts of the last 30 days that are not closed. */
  notClosed: number;
  onChange(change: Partial<CloseCovered>): void;
}

/** Whether the alerts that the exclusion covers are closed with it, and as what. */
export function CloseCoveredField({ notClosed, wanted, reason, onChange }: CloseCoveredFieldProps) {
  const id = useGeneratedHtmlId();
  return (
    <>
      <EuiCheckbox
        id={id}
        label={`Also close ${notClosed === 1 ? 'the 1 alert' : `these ${countOf(notClosed, 'alert')}`}, and older ones that it covers`}
        checked={wanted}
        onChange={({ target }) => onChange({ wanted: target.checked })}
      />
      {wanted && (
        <>
          <EuiSpacer size="s" />
          <EuiFormRow label="Close them as">
            <EuiSelect
              value={reason}
              options={REASONS.map((one) => ({ value: one, text: CLOSE_REASON_NAMES[one] }))}
              onChange={({ target }) => onChange({ reason: target.value as CloseReason })}
            />
          </EuiFormRow>
        </>
      )}
    </>
  );
}
