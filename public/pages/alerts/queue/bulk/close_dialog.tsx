import {
  EuiCheckbox,
  EuiFormErrorText,
  EuiFormRow,
  EuiSpacer,
  EuiText,
  EuiTextArea,
  useGeneratedHtmlId,
} from '@elastic/eui';
import React, { useState } from 'react';
import type { CloseReason } from '../../../../../common/triage/change';
import { CloseReasonChoice } from '../../../../components/close_reason_choice';
import { FormDialog } from '../../../../components/form_dialog';
import { changeProblem } from '../../change_problem';
import { countWords, type QueueChange } from '../model/row_change';

interface Props {
  /** How many alerts would be closed. */
  count: number;
  /** How many of them have steps that are undone; undefined: not known, some may. */
  undone: number | undefined;
  isDisabled: boolean;
  onClose: (change: Extract<QueueChange, { type: 'close' }>) => void;
  onCancel: () => void;
}

/** Asks why the alerts are closed, and once more where steps of their investigation are undone. */
export function CloseDialog({ count, undone, isDisabled, onClose, onCancel }: Props) {
  const checkboxId = useGeneratedHtmlId({ prefix: 'checkbox' });
  const [reason, setReason] = useState<CloseReason>();
  const [note, setNote] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const [tried, setTried] = useState(false);
  const asks = undone !== 0;
  const noReason = tried && reason === undefined;
  const notConfirmed = tried && asks && !confirmed;

  const text = note.trim();
  const noteProblem = text === '' ? undefined : changeProblem({ type: 'add_note', note: text });

  const submit = () => {
    setTried(true);
    if (reason === undefined || (asks && !confirmed) || noteProblem !== undefined) return;
    onClose({
      type: 'close',
      reason,
      ...(text !== '' && { note: text }),
      ...(asks && { steps_undone_confirmed: true }),
    });
  };

  const which =
    undone === undefined
      ? 'Some may have'
      : `${countWords(undone)} ${undone === 1 ? 'has' : 'have'}`;
  return (
    <FormDialog
      title={`Close ${countWords(count)}`}
      action={`Close ${countWords(count)}`}
      initialFocus="[name='reason']"
      isDisabled={isDisabled}
      onClose={onCancel}
      onSubmit={submit}
    >
      <EuiFormRow isInvalid={noReason} error={noReason ? 'Choose a reason' : undefined} fullWidth>
        <CloseReasonChoice chosen={reason} onChange={setReason} />
      </EuiFormRow>
      <EuiFormRow
        label="Note"
        fullWidth
        isInvalid={noteProblem !== undefined}
        error={noteProblem}
        labelAppend={
          <EuiText size="xs" color="subdued">
            Optional
          </EuiText>
        }
      >
        <EuiTextArea
          fullWidth
          compressed
          rows={2}
          isInvalid={noteProblem !== undefined}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </EuiFormRow>
      {asks && (
        <>
          <EuiSpacer size="m" />
          <EuiCheckbox
            id={checkboxId}
            label={`${which} undone steps. Close all the same`}
            checked={confirmed}
            onChange={(event) => setConfirmed(event.target.checked)}
          />
          {notConfirmed && <EuiFormErrorText>Confirm it, or do the steps first</EuiFormErrorText>}
        </>
      )}
    </FormDialog>
  );
}
