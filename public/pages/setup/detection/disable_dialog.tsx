import { EuiConfirmModal, EuiText, useGeneratedHtmlId } from '@elastic/eui';
import React from 'react';

interface Props {
  onCancel(): void;
  onConfirm(): void;
}

/** Asks before the detection is disabled. */
export function DisableDialog({ onCancel, onConfirm }: Props) {
  const titleId = useGeneratedHtmlId();
  return (
    <EuiConfirmModal
      aria-labelledby={titleId}
      titleProps={{ id: titleId }}
      title="Disable the detection in this space?"
      cancelButtonText="Keep it on"
      confirmButtonText="Disable"
      buttonColor="danger"
      defaultFocusedButton="cancel"
      onCancel={onCancel}
      onConfirm={onConfirm}
    >
      <EuiText size="s">
        <p>Until somebody enables it again, no alerts are made, and its API key is given up.</p>
        <p>What comes in meanwhile is searched then: nothing is left out.</p>
      </EuiText>
    </EuiConfirmModal>
  );
}
