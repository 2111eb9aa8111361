import {
  EuiButton,
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiRadioGroup,
  EuiSpacer,
  EuiText,
  EuiTextArea,
} from '@elastic/eui';
import React, { useState } from 'react';
import { CLOSE_REASON_NAMES } from '../../../../components/status_badge';
import { TRIAGE_STEPS } from '../../../../../common/rule/guide';
import { CLOSE_REASONS, type CloseReason } from '../../../../../common/triage/change';
import { undoneSteps } from '../../../../../common/triage/steps';
import { useDraft } from '../changes/use_draft';
import { CLOSE_REASON_MEANINGS } from '../model/words';
import { useOpenAlert } from '../open_alert';

function ReasonLabel({ reason }: { reason: CloseReason }) {
  return (
    <EuiText size="s" component="span">
      {CLOSE_REASON_NAMES[reason]}
      <br />
      <EuiText size="xs" color="subdued" component="span">
        {CLOSE_REASON_MEANINGS[reason]}
      </EuiText>
    </EuiText>
  );
}

function UndoneSteps({ ids }: { ids: readonly string[] }) {
  const titles = TRIAGE_STEPS.filter(({ id }) => ids.includes(id)).map(({ title }) => title);
  return (
    <EuiText size="s" role="alert">
      <p>
        {titles.length === 1 ? 'A step' : `${titles.length} steps`} of the guide{' '}
        {titles.length === 1 ? 'is' : 'are'} not done:
      </p>
      <ul>
        {titles.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
    </EuiText>
  );
}

/** Asks for the reason and a note; where steps of the guide are undone, once more. */
export function CloseForm({ onDone }: { onDone: () => void }) {
  const { id, document, change, canChange } = useOpenAlert();
  const [reason, setReason] = useState<CloseReason>();
  const [wasAsked, setWasAsked] = useState(false);
  const note = useDraft(id, 'close');
  const undone = undoneSteps(document);
  // Somebody else may do the last step meanwhile.
  const asksAgain = wasAsked && undone.length > 0;

  const close = () => {
    if (!reason || !canChange) return;
    if (undone.length > 0 && !asksAgain) {
      setWasAsked(true);
      return;
    }
    const text = note.text?.trim();
    onDone();
    void change(
      {
        type: 'close',
        reason,
        ...(text && { note: text }),
        ...(undone.length > 0 && { steps_undone_confirmed: true }),
      },
      { done: `Closed as ${CLOSE_REASON_NAMES[reason].toLowerCase()}` },
    ).then((isClosed) => isClosed && note.discard());
  };

  return (
    <form
      style={{ maxInlineSize: 460 }}
      onSubmit={(event) => {
        event.preventDefault();
        close();
      }}
    >
      {asksAgain ? (
        <UndoneSteps ids={undone} />
      ) : (
        <>
          <EuiRadioGroup
            name="reason"
            legend={{ children: 'Reason', display: 'hidden' }}
            options={CLOSE_REASONS.map((one) => ({
              id: `reason-${one}`,
              value: one,
              label: <ReasonLabel reason={one} />,
            }))}
            idSelected={reason && `reason-${reason}`}
            onChange={(_, value) => setReason(CLOSE_REASONS.find((one) => one === value))}
          />
          <EuiSpacer size="s" />
          <EuiFormRow label="Note" fullWidth>
            <EuiTextArea
              compressed
              fullWidth
              rows={2}
              value={note.text ?? ''}
              onChange={(event) => note.setText(event.target.value)}
            />
          </EuiFormRow>
        </>
      )}
      <EuiSpacer size="m" />
      <EuiFlexGroup gutterSize="s" responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiButton type="submit" size="s" fill isDisabled={!reason || !canChange}>
            {asksAgain ? 'Close all the same' : 'Close alert'}
          </EuiButton>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty size="s" onClick={asksAgain ? () => setWasAsked(false) : onDone}>
            {asksAgain ? 'Go back' : 'Cancel'}
          </EuiButtonEmpty>
        </EuiFlexItem>
      </EuiFlexGroup>
    </form>
  );
}
