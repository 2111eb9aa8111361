import { EuiButton, EuiButtonEmpty, EuiFlexGroup, EuiFlexItem } from '@elastic/eui';
import React, { useState } from 'react';
import { useHistory } from 'react-router-dom';
import type { ListedExclusion } from '../../../../common/api/exclusions';
import { useLink } from '../../../components/use_link';
import { DeleteExclusion } from '../delete_exclusion';
import { editExclusionPath, EXCLUSIONS_PATH } from '../paths';
import { useSwitchExclusion } from '../use_switch_exclusion';

interface DetailActionsProps {
  listed: ListedExclusion;
  /** It was deleted: there is nothing left to do with it. */
  isGone: boolean;
}

/** On or off, delete, edit. */
export function DetailActions({ listed, isGone }: DetailActionsProps) {
  const { exclusion } = listed;
  const history = useHistory();
  const link = useLink();
  const switchIt = useSwitchExclusion();
  const [isDeleting, setIsDeleting] = useState(false);
  return (
    <EuiFlexGroup gutterSize="s" responsive={false} wrap>
      {!isGone && (
        <>
          <EuiFlexItem grow={false}>
            <EuiButtonEmpty color="danger" iconType="trash" onClick={() => setIsDeleting(true)}>
              Delete
            </EuiButtonEmpty>
          </EuiFlexItem>
          <EuiFlexItem grow={false}>
            <EuiButton onClick={() => void switchIt(exclusion, !exclusion.enabled)}>
              {exclusion.enabled ? 'Disable' : 'Enable'}
            </EuiButton>
          </EuiFlexItem>
          <EuiFlexItem grow={false}>
            <EuiButton fill iconType="pencil" {...link(editExclusionPath(exclusion.id))}>
              Edit
            </EuiButton>
          </EuiFlexItem>
        </>
      )}
      {isDeleting && (
        <DeleteExclusion
          listed={listed}
          onClose={() => setIsDeleting(false)}
          onDeleted={() => history.push(EXCLUSIONS_PATH)}
        />
      )}
    </EuiFlexGroup>
  );
}
