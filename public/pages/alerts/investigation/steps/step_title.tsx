import { EuiCheckbox, EuiFlexGroup, EuiFlexItem, EuiIcon, EuiText } from '@elastic/eui';
import React from 'react';
import type { StepState } from '../../../../../common/triage/change';
import { stepStateName } from '../model/words';
import { useOpenAlert } from '../open_alert';

interface Props {
  /** The checkbox's. */
  id: string;
  title: string;
  state: StepState;
  onTick: () => void;
}

const ICONS: Readonly<Record<StepState, string>> = {
  open: 'empty',
  done: 'check',
  not_applicable: 'minus',
};

/** A step's title with the box that ticks it off; whoever may not tick sees only whether it is. */
export function StepTitle({ id, title, state, onTick }: Props) {
  const { mayTriage, canChange } = useOpenAlert();
  if (!mayTriage)
    return (
      <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiIcon type={ICONS[state]} aria-label={stepStateName(state)} />
        </EuiFlexItem>
        <EuiFlexItem>
          <EuiText size="s">
            <strong>{title}</strong>
          </EuiText>
        </EuiFlexItem>
      </EuiFlexGroup>
    );
  return (
    <EuiCheckbox
      id={id}
      label={<strong>{title}</strong>}
      checked={state === 'done'}
      indeterminate={state === 'not_applicable'}
      disabled={!canChange}
      onChange={onTick}
    />
  );
}
