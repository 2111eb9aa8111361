import { EuiButton, EuiButtonEmpty, EuiCallOut, EuiFlexGroup, EuiFlexItem } from '@elastic/eui';
import React from 'react';
import type { Exclusion } from '../../../../common/exclusion/exclusion';
import { displayText } from '../../../../common/line/display';
import { ChangeList } from '../change_list';

interface ConflictNoticeProps {
  /** As it was when the editor was opened. */
  base: Exclusion;
  latest: Exclusion;
  isSaving: boolean;
  onSaveOnTop(): void;
  onTakeTheirs(): void;
}

/** Somebody changed the exclusion while it was being edited here: who, what, and the two ways on. */
export function ConflictNotice(props: ConflictNoticeProps) {
  const { base, latest, isSaving, onSaveOnTop, onTakeTheirs } = props;
  const changes = latest.changes.slice(base.changes.length);
  return (
    <EuiCallOut
      role="alert"
      color="warning"
      iconType="merge"
      title={`${displayText(latest.updated_by)} changed this exclusion while you were editing it`}
    >
      <ChangeList changes={changes} />
      <p>
        Nothing you wrote is lost. Saving yours on top changes only the fields that you changed; the
        rest stays as they made it.
      </p>
      <EuiFlexGroup gutterSize="s" responsive={false} wrap>
        <EuiFlexItem grow={false}>
          <EuiButton size="s" color="warning" isLoading={isSaving} onClick={onSaveOnTop}>
            Save mine on top
          </EuiButton>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty size="s" color="warning" onClick={onTakeTheirs}>
            Load theirs
          </EuiButtonEmpty>
        </EuiFlexItem>
      </EuiFlexGroup>
    </EuiCallOut>
  );
}
