import { EuiText } from '@elastic/eui';
import React from 'react';
import type { ExclusionChange } from '../../../common/exclusion/exclusion';
import { displayText } from '../../../common/line/display';
import { Time } from '../../components/time';
import { actionWords, fieldChanges } from './change_words';

/** What was changed, one field a line, from and to. */
export function FieldChanges({ change }: { change: ExclusionChange }) {
  const changes = fieldChanges(change);
  if (changes.length === 0) return null;
  return (
    <EuiText size="s">
      <ul>
        {changes.map(({ field, from, to }) => (
          <li key={field}>
            {field}: <del>{from}</del> → <ins>{to}</ins>
          </li>
        ))}
      </ul>
    </EuiText>
  );
}

/** Who did what, and when. */
function ChangeTitle({ change }: { change: ExclusionChange }) {
  return (
    <>
      <strong>{displayText(change.by.name)}</strong> {actionWords(change)},{' '}
      <Time value={change.at} />
    </>
  );
}

/** Changes with what was from and to, in the order given. */
export function ChangeList({ changes }: { changes: readonly ExclusionChange[] }) {
  return (
    <EuiText size="s">
      <ol>
        {changes.map((change, at) => (
          <li key={at}>
            <ChangeTitle change={change} />
            <FieldChanges change={change} />
          </li>
        ))}
      </ol>
    </EuiText>
  );
}
