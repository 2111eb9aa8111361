import { EuiButtonEmpty, EuiText } from '@elastic/eui';
import React, { useEffect, useRef } from 'react';
import type { StepState } from '../../../../../common/triage/change';
import { WrittenText } from '../../../../components/written_text';
import type { Draft } from '../changes/use_draft';
import { useOpenAlert } from '../open_alert';
import { NoteEditor } from './note_editor';

interface Props {
  step: string;
  title: string;
  state: StepState;
  note: string | undefined;
  draft: Draft;
  /** The reader has just asked to write. */
  autoFocus: boolean;
  onEdit: (text: string) => void;
}

function SavedNote({ note, onEdit }: { note: string; onEdit: (text: string) => void }) {
  const { canChange } = useOpenAlert();
  return (
    <>
      <WrittenText text={note} />
      {canChange && (
        <EuiButtonEmpty
          size="xs"
          flush="left"
          iconType="pencil"
          iconSize="s"
          onClick={() => onEdit(note)}
        >
          Edit note
        </EuiButtonEmpty>
      )}
    </>
  );
}

/** The note as it was when the reader began to write. */
function useNoteBefore(note: string | undefined, isWriting: boolean): string | undefined {
  const before = useRef(note);
  useEffect(() => {
    if (!isWriting) before.current = note;
  }, [isWriting, note]);
  return before.current;
}

/** A step's note: its text, and the editor while it is being written. */
export function StepNote({ step, title, state, note, draft, autoFocus, onEdit }: Props) {
  const { change, canChange } = useOpenAlert();
  const isWriting = draft.text !== undefined;
  const before = useNoteBefore(note, isWriting);
  if (!isWriting) return note === undefined ? null : <SavedNote note={note} onEdit={onEdit} />;

  const save = async (text: string) => {
    const isSaved = await change({ type: 'step', step, state, note: text === '' ? null : text });
    if (isSaved) draft.discard();
  };
  return (
    <>
      {note !== undefined && note !== before && note !== draft.text?.trim() && (
        <>
          <EuiText size="xs" color="warning">
            This note was written meanwhile; yours would take its place:
          </EuiText>
          <WrittenText text={note} />
        </>
      )}
      <NoteEditor
        label={`Note on “${title}”`}
        draft={draft}
        saveLabel="Save note"
        canSave={canChange}
        autoFocus={autoFocus}
        onSave={(text) => void save(text)}
        onCancel={draft.discard}
      />
    </>
  );
}
