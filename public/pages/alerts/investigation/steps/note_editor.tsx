import {
  EuiButton,
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSpacer,
  EuiTextArea,
} from '@elastic/eui';
import React, { type KeyboardEvent } from 'react';
import type { Draft } from '../changes/use_draft';

interface Props {
  /** The text box's. */
  id?: string;
  label: string;
  draft: Draft;
  /** What the button that saves says. */
  saveLabel: string;
  canSave: boolean;
  autoFocus?: boolean;
  /** Also where the text is empty; that the draft is kept until it is saved is up to the caller. */
  onSave: (text: string) => void;
  /** Without it there is nothing to cancel. */
  onCancel?: () => void;
}

/** A small editor for a note: Ctrl+Enter saves, Escape cancels. */
export function NoteEditor(props: Props) {
  const { id, label, draft, saveLabel, canSave, autoFocus = false, onSave, onCancel } = props;
  const text = draft.text ?? '';
  const save = () => canSave && onSave(text.trim());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
    if (event.key === 'Escape' && onCancel) {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <>
      <EuiTextArea
        compressed
        fullWidth
        rows={2}
        id={id}
        aria-label={label}
        placeholder={label}
        autoFocus={autoFocus}
        value={text}
        onChange={(event) => draft.setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <EuiSpacer size="xs" />
      <EuiFlexGroup gutterSize="s" responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiButton size="s" isDisabled={!canSave} onClick={save}>
            {saveLabel}
          </EuiButton>
        </EuiFlexItem>
        {onCancel && (
          <EuiFlexItem grow={false}>
            <EuiButtonEmpty size="s" color="text" onClick={onCancel}>
              Cancel
            </EuiButtonEmpty>
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
    </>
  );
}
