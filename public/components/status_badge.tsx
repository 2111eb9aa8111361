import { EuiBadge, type EuiBadgeProps } from '@elastic/eui';
import React from 'react';
import type { CloseReason } from '../../common/triage/change';
import type { WorkflowStatus } from '../../common/triage/triage_state';

const COLORS: Readonly<Record<WorkflowStatus, EuiBadgeProps['color']>> = {
  open: 'primary',
  acknowledged: 'neutral',
  closed: 'default',
};

/** Names of statuses, as every part of the app writes them. */
export const STATUS_NAMES: Readonly<Record<WorkflowStatus, string>> = {
  open: 'Open',
  acknowledged: 'Acknowledged',
  closed: 'Closed',
};

/** Names of close reasons, as every part of the app writes them. */
export const CLOSE_REASON_NAMES: Readonly<Record<CloseReason, string>> = {
  true_positive: 'True positive',
  benign_positive: 'Benign positive',
  false_positive: 'False positive',
  duplicate: 'Duplicate',
  automated_closure: 'Automated closure',
  other: 'Other',
};

interface Props {
  status: WorkflowStatus;
  /** Why it was closed. */
  reason?: CloseReason;
}

/** How far an alert has come. */
export function StatusBadge({ status, reason }: Props) {
  const words =
    status === 'closed' && reason
      ? `${STATUS_NAMES.closed}: ${CLOSE_REASON_NAMES[reason].toLowerCase()}`
      : STATUS_NAMES[status];
  return <EuiBadge color={COLORS[status]}>{words}</EuiBadge>;
}
