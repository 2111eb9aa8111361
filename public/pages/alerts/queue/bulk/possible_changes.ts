import {
  canAcknowledgeAlert,
  canAssignAlert,
  canCloseAlert,
  canReopenAlert,
  canTagAlert,
} from '../../../../../common/access/alert_access';
import type { Caller } from '../../../../../common/access/privileges';
import type { WorkflowStatus } from '../../../../../common/triage/triage_state';

/** How many of the chosen alerts each change would change: none is offered that changes nothing. */
export interface PossibleChanges {
  acknowledge: number;
  close: number;
  reopen: number;
  assign: number;
  tag: number;
}

export type StatusCounts = Readonly<Partial<Record<WorkflowStatus, number>>>;

/** What may be done to alerts of these statuses by who asks. */
export function possibleChanges(who: Caller, counts: StatusCounts): PossibleChanges {
  const entries = Object.entries(counts) as [WorkflowStatus, number][];
  const sum = (may: (status: WorkflowStatus) => boolean) =>
    entries.reduce((total, [status, count]) => (may(status) ? total + count : total), 0);
  return {
    acknowledge: sum((status) => canAcknowledgeAlert(who, { status })),
    close: sum((status) => canCloseAlert(who, { status })),
    reopen: sum((status) => canReopenAlert(who, { status })),
    assign: sum(() => canAssignAlert(who)),
    tag: sum(() => canTagAlert(who)),
  };
}

/** How many of these rows have each status. */
export function countStatuses(rows: Iterable<{ status: WorkflowStatus }>): StatusCounts {
  const counts: Partial<Record<WorkflowStatus, number>> = {};
  for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
