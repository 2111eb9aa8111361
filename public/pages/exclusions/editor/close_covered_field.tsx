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
  /** Covered alerts that are not closed: of the last 30 days, and older ones. */
  notClosed: number;
  older: number;
  onChange(change: Partial<CloseCovered>): void;
}

function closeWords(notClosed: number, older: number): string {
  if (notClosed === 0) return `Also close ${countOf(older, 'older alert')} that it covers`;
  const recent = notClosed === 1 ? 'the 1 alert' : `these ${countOf(notClosed, 'alert')}`;
  return `Also close ${recent}${older > 0 ? ` and ${countOf(older, 'older one')} that it covers` : ''}`;
}

/** Whether the alerts that the exclusion covers are closed with it, and as what. */
export function CloseCoveredField(props: CloseCoveredFieldProps) {
  const { notClosed, older, wanted, reason, onChange } = props;
  const id = useGeneratedHtmlId();
  return (
    <>
      <EuiCheckbox
        id={id}
        label={closeWords(notClosed, older)}
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
