import { EuiText } from '@elastic/eui';
import React from 'react';
import { countOf } from '../../../components/count_of';
import type { Queue } from './use_queue';

type Props = Queue['groups'] & { kind: 'host' | 'program' };

/** That there are more groups than are shown. */
export function GroupsNotice({ shown, found, isPartial, kind }: Props) {
  if (found <= shown) return null;
  return (
    <EuiText size="s" color="subdued">
      <p>
        The {shown} largest of {isPartial && 'at least '}
        {countOf(found, kind)}. Filters show the others.
      </p>
    </EuiText>
  );
}
