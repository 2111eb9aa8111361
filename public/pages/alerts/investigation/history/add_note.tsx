import { EuiSpacer } from '@elastic/eui';
import React from 'react';
import { useDraft } from '../changes/use_draft';
import { useOpenAlert } from '../open_alert';
import { ProblemNotice } from '../problems/problem_notice';
import { NoteEditor } from '../steps/note_editor';

/** The id of the text box. */
export const NOTE_FIELD = 'alert-note';

/** A form for a note on the alert. What is written stays until the server has it. */
export function AddNote() {
  const { id, change, canChange } = useOpenAlert();
  const draft = useDraft(id, 'note');
  const save = async (note: string) => {
    if (await change({ type: 'add_note', note })) draft.discard();
  };
  return (
    <>
      <NoteEditor
        id={NOTE_FIELD}
        label="Note on this alert"
        draft={draft}
        saveLabel="Add note"
        canSave={canChange && (draft.text ?? '').trim() !== ''}
        onSave={(text) => void save(text)}
      />
      <ProblemNotice place="note" />
      <EuiSpacer size="m" />
    </>
  );
}
