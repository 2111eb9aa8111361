import { EuiCommentList } from '@elastic/eui';
import React from 'react';
import type { ExclusionChange } from '../../../../common/exclusion/exclusion';
import { displayText } from '../../../../common/line/display';
import { Time } from '../../../components/time';
import { FieldChanges } from '../change_list';
import { actionWords } from '../change_words';

/** Who changed what and when, newest first. */
export function History({ changes }: { changes: readonly ExclusionChange[] }) {
  return (
    <EuiCommentList
      gutterSize="m"
      comments={changes.toReversed().map((change) => ({
        username: displayText(change.by.name),
        timelineAvatarAriaLabel: displayText(change.by.name),
        event: actionWords(change),
        timestamp: <Time value={change.at} />,
        children: change.fields && <FieldChanges change={change} />,
      }))}
    />
  );
}
