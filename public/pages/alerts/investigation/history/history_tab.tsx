import { EuiComment, EuiCommentList, EuiSpacer, EuiText } from '@elastic/eui';
import React from 'react';
import { useShortcuts } from '../../../../components/shortcuts/shortcuts_provider';
import { formatDuration } from '../../../../components/format_time';
import { Time } from '../../../../components/time';
import { WrittenText } from '../../../../components/written_text';
import type { HistoryEntry } from '../../../../../common/triage/record';
import { triageTimes } from '../../../../../common/triage/times';
import { entryWords } from '../model/entry_words';
import { displayText } from '../../../../../common/line/display';
import { useOpenAlert } from '../open_alert';
import { AddNote, NOTE_FIELD } from './add_note';

const ICONS: Readonly<Record<string, string>> = {
  acknowledge: 'eye',
  close: 'checkInCircleFilled',
  reopen: 'refresh',
  assign: 'user',
  tags: 'tag',
  step: 'check',
  note: 'editorComment',
  undo: 'editorUndo',
};

function Entry({ entry }: { entry: HistoryEntry }) {
  const { nameOf } = useOpenAlert();
  return (
    <EuiComment
      username={displayText(entry.by.name)}
      event={displayText(`${entryWords(entry, nameOf)},`)}
      timestamp={<Time value={entry.at} />}
      timelineAvatar={ICONS[entry.action] ?? 'dot'}
      timelineAvatarAriaLabel={entry.action.replaceAll('_', ' ')}
    >
      {entry.note === undefined ? undefined : <WrittenText text={entry.note} />}
    </EuiComment>
  );
}

function Times() {
  const { document } = useOpenAlert();
  const { acknowledge, close } = triageTimes(document);
  const parts = [
    ...(acknowledge === undefined ? [] : [`first reaction after ${formatDuration(acknowledge)}`]),
    ...(close === undefined ? [] : [`closed after ${formatDuration(close)}`]),
  ];
  if (parts.length === 0) return null;
  const text = parts.join(', ');
  return (
    <>
      <EuiText size="s" color="subdued">
        {text.charAt(0).toUpperCase() + text.slice(1)}.
      </EuiText>
      <EuiSpacer size="s" />
    </>
  );
}

/** Who did what and when, newest first; and a place to write a note. */
export function HistoryTab() {
  const { triage, mayTriage } = useOpenAlert();
  useShortcuts([
    {
      key: 'n',
      description: 'Write a note',
      enabled: mayTriage,
      onPress: () => document.getElementById(NOTE_FIELD)?.focus(),
    },
  ]);
  const newestFirst = triage.history.map((entry, index) => ({ entry, index })).reverse();
  return (
    <>
      <Times />
      {mayTriage && <AddNote />}
      {newestFirst.length === 0 ? (
        <EuiText size="s" color="subdued">
          Nobody has done anything with this alert yet.
        </EuiText>
      ) : (
        <EuiCommentList aria-label="History" gutterSize="m" className="eui-textBreakWord">
          {newestFirst.map(({ entry, index }) => (
            <Entry key={index} entry={entry} />
          ))}
        </EuiCommentList>
      )}
    </>
  );
}
