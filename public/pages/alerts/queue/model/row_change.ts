import type { AlertRow } from '../../../../../common/api/alerts';
import type { Change } from '../../../../../common/triage/change';
import type { WorkflowStatus } from '../../../../../common/triage/triage_state';

/** The changes that are made in the queue, to any number of alerts. */
export type QueueChange = Extract<
  Change,
  { type: 'acknowledge' | 'close' | 'reopen' | 'assign' | 'add_tags' | 'remove_tags' }
>;

function withStatus(row: AlertRow, status: WorkflowStatus): AlertRow {
  return { ...row, status, reason: undefined };
}

/**
 * The row as it will be once the server has made the change, so that the queue answers at once.
 * @returns the same row where it is like that already, or the change isn't possible
 */
export function changeRow(row: AlertRow, change: QueueChange): AlertRow {
  switch (change.type) {
    case 'acknowledge':
      return row.status === 'open' ? withStatus(row, 'acknowledged') : row;
    case 'close':
      return row.status === 'closed'
        ? row
        : { ...withStatus(row, 'closed'), reason: change.reason };
    case 'reopen':
      return row.status === 'open' ? row : withStatus(row, 'open');
    case 'assign':
      return { ...row, assignees: [...new Set(change.assignees)] };
    case 'add_tags':
      return { ...row, tags: [...new Set([...row.tags, ...change.tags])] };
    case 'remove_tags':
      return { ...row, tags: row.tags.filter((tag) => !change.tags.includes(tag)) };
  }
}

const DONE: Readonly<Record<QueueChange['type'], string>> = {
  acknowledge: 'acknowledged',
  close: 'closed',
  reopen: 'reopened',
  assign: 'assigned',
  add_tags: 'tagged',
  remove_tags: 'untagged',
};

/** `1 alert acknowledged`. */
export function changeWords(change: QueueChange, count: number): string {
  return `${countWords(count)} ${DONE[change.type]}`;
}

/** `1 alert`, `1,204 alerts`. */
export function countWords(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'alert' : 'alerts'}`;
}
