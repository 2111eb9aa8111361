import { EuiButtonIcon, EuiFlexGroup, EuiFlexItem, EuiSwitch, EuiToolTip } from '@elastic/eui';
import React from 'react';
import type { Exclusion } from '../../../../common/exclusion/exclusion';
import { displayText } from '../../../../common/line/display';
import { useLink } from '../../../components/use_link';
import { editExclusionPath } from '../paths';
import { useSwitchExclusion } from '../use_switch_exclusion';

interface RowActionsProps {
  exclusion: Exclusion;
  onDelete(): void;
}

/** On or off, edit, delete: of one exclusion in the list. */
export function RowActions({ exclusion, onDelete }: RowActionsProps) {
  const link = useLink();
  const switchIt = useSwitchExclusion();
  const name = displayText(exclusion.name);
  return (
    <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false}>
      <EuiFlexItem grow={false}>
        <EuiToolTip content={exclusion.enabled ? 'Disable' : 'Enable'}>
          <EuiSwitch
            label={`${name} is enabled`}
            showLabel={false}
            checked={exclusion.enabled}
            onChange={({ target }) => void switchIt(exclusion, target.checked)}
          />
        </EuiToolTip>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiToolTip content="Edit" disableScreenReaderOutput>
          <EuiButtonIcon
            iconType="pencil"
            aria-label={`Edit ${name}`}
            {...link(editExclusionPath(exclusion.id))}
          />
        </EuiToolTip>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiToolTip content="Delete" disableScreenReaderOutput>
          <EuiButtonIcon
            iconType="trash"
            color="danger"
            aria-label={`Delete ${name}`}
            onClick={onDelete}
          />
        </EuiToolTip>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
