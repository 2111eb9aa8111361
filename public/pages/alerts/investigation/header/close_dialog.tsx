import { EuiFormRow, EuiSpacer, EuiText, EuiTextArea } from '@elastic/eui';
import React, { useState } from 'react';
import { CloseReasonChoice } from '../../../../components/close_reason_choice';
import { FormDialog } from '../../../../components/form_dialog';
import { CLOSE_REASON_NAMES } from '../../../../components/status_badge';
import { TRIAGE_STEPS } from '../../../../../common/rule/guide';
import type { CloseReason } from '../../../../../common/triage/change';
import { undoneSteps } from '../../../../../common/triage/steps';
import { useDraft } from '../changes/use_draft';
import { useOpenAlert } from '../open_alert';

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
export function CloseDialog({ onDone }: { onDone: () => void }) {
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
    <FormDialog
      title="Close the alert"
      action={asksAgain ? 'Close all the same' : 'Close alert'}
      initialFocus="[name='reason']"
      isDisabled={!reason || !canChange}
      back={asksAgain ? { label: 'Go back', onClick: () => setWasAsked(false) } : undefined}
      onClose={onDone}
      onSubmit={close}
    >
      {asksAgain ? (
        <UndoneSteps ids={undone} />
      ) : (
        <>
          <CloseReasonChoice chosen={reason} onChange={setReason} />
          <EuiSpacer size="m" />
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
    </FormDialog>
  );
}
