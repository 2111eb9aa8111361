import { EuiCallOut, EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiText } from '@elastic/eui';
import React from 'react';
import { useHost } from '../../../../host/host_context';
import { canManageExclusions } from '../../../../../common/access/management_access';
import { FALSE_POSITIVES } from '../../../../../common/rule/guide';
import { readOrigin } from '../model/origin';
import { useOpenAlert } from '../open_alert';
import { FalsePositiveKind } from './false_positive_kind';

function Forged() {
  return (
    <>
      <EuiCallOut size="s" color="danger" iconType="warning" title="This line is forged">
        <p>
          Somebody on the host wrote it in the kernel’s name: whatever program it names may not have
          run at all. Find out who did before anything is excluded.
        </p>
      </EuiCallOut>
      <EuiSpacer size="s" />
    </>
  );
}

/** The guide's four kinds of false positive, each leading to an exclusion made from this alert. */
export function FalsePositiveTab() {
  const { session } = useHost();
  const { document } = useOpenAlert();
  const canExclude = canManageExclusions(session);
  return (
    <>
      {readOrigin(document).verdict === 'forged' && <Forged />}
      <EuiText size="s">
        {canExclude
          ? 'If one of these fits, exclude it: you see what the exclusion would silence before it is saved.'
          : 'If one of these fits, ask somebody who may manage exclusions to exclude it.'}{' '}
        An exclusion does not make the host see again: until it boots again, the kernel prints no
        second line.
      </EuiText>
      <EuiSpacer size="s" />
      <EuiFlexGroup direction="column" gutterSize="s">
        {FALSE_POSITIVES.map((item) => (
          <EuiFlexItem key={item.id}>
            <FalsePositiveKind item={item} kind={item.id} canExclude={canExclude} />
          </EuiFlexItem>
        ))}
      </EuiFlexGroup>
    </>
  );
}
