import { EuiButton } from '@elastic/eui';
import React from 'react';
import { EmptyState } from '../../components/empty_state';
import { useLink } from '../../components/use_link';
import { EXCLUSIONS_PATH } from './paths';

/** In place of the editor, for whoever may only look. */
export function NoRights() {
  const link = useLink();
  return (
    <EmptyState
      iconType="lock"
      title="You can’t make or change exclusions"
      actions={<EuiButton {...link(EXCLUSIONS_PATH)}>See all exclusions</EuiButton>}
    >
      <p>You can see them all. Administrators make and change them.</p>
    </EmptyState>
  );
}
