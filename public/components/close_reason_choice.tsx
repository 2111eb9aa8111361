import { EuiRadioGroup, EuiText } from '@elastic/eui';
import React from 'react';
import { CLOSE_REASONS, type CloseReason } from '../../common/triage/change';
import { CLOSE_REASON_NAMES } from './status_badge';

type PersonsReason = Exclude<CloseReason, 'automated_closure'>;

/** What each reason that a person may have for closing an alert means, in one line. */
const MEANINGS: Readonly<Record<PersonsReason, string>> = {
  true_positive: 'It should not have happened: an attack, or a breach of the rules.',
  benign_positive: 'The program did run with an executable stack, and that is expected here.',
  false_positive: 'The alert is wrong: nothing of the kind happened.',
  duplicate: 'Another alert is about the same thing.',
  other: 'None of these. Say why in the note.',
};

const REASONS = CLOSE_REASONS.filter((reason) => reason !== 'automated_closure');

function ReasonLabel({ reason }: { reason: PersonsReason }) {
  return (
    <>
      {CLOSE_REASON_NAMES[reason]}
      <EuiText size="xs" color="subdued" component="span" style={{ display: 'block' }}>
        {MEANINGS[reason]}
      </EuiText>
    </>
  );
}

interface Props {
  chosen: CloseReason | undefined;
  onChange: (reason: CloseReason) => void;
}

/** Why alerts are closed. The question stands above it. */
export function CloseReasonChoice({ chosen, onChange }: Props) {
  return (
    <EuiRadioGroup
      name="reason"
      legend={{ children: 'Reason', display: 'hidden' }}
      options={REASONS.map((reason) => ({
        id: `reason-${reason}`,
        value: reason,
        label: <ReasonLabel reason={reason} />,
      }))}
      idSelected={chosen && `reason-${chosen}`}
      onChange={(_, value) => {
        const reason = REASONS.find((one) => one === value);
        if (reason) onChange(reason);
      }}
    />
  );
}
