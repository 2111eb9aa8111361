import { EuiBadge, EuiToolTip, type EuiBadgeProps } from '@elastic/eui';
import React from 'react';
import type { ExclusionState } from '../../../common/exclusion/exclusion';

interface Look {
  name: string;
  color: EuiBadgeProps['color'];
  meaning: string;
}

const LOOKS: Readonly<Record<ExclusionState, Look>> = {
  active: { name: 'Active', color: 'success', meaning: 'It silences what it matches.' },
  scheduled: { name: 'Starts later', color: 'primary', meaning: 'Its start is still to come.' },
  expired: { name: 'Expired', color: 'warning', meaning: 'Its time is over; it silences nothing.' },
  disabled: { name: 'Disabled', color: 'default', meaning: 'Switched off; it silences nothing.' },
};

/** All states, in the order in which they are offered. */
export const STATES = ['active', 'scheduled', 'expired', 'disabled'] as const;

/** A state's name, as every part of the app writes it. */
export function stateName(state: ExclusionState): string {
  return LOOKS[state].name;
}

/** Whether an exclusion silences at the moment, and why not. */
export function StateBadge({ state }: { state: ExclusionState }) {
  const { name, color, meaning } = LOOKS[state];
  return (
    <EuiToolTip content={meaning}>
      <EuiBadge color={color} tabIndex={0}>
        {name}
      </EuiBadge>
    </EuiToolTip>
  );
}
