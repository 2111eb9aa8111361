import React, { type ReactNode } from 'react';
import type { AlertRow } from '../../../../../common/api/alerts';
import { TRIAGE_STEPS } from '../../../../../common/rule/guide';
import { DisplayText } from '../../../../components/display_text';
import { OriginBadge } from '../../../../components/origin_badge';
import { StatusBadge } from '../../../../components/status_badge';
import { Time } from '../../../../components/time';
import { usePeople } from '../people';

/** A column of the queue. */
export interface Column {
  id: string;
  title: string;
  /** The field that it is sorted by; missing where it can't be. */
  sort?: string;
  /** CSS width; missing: what is left. */
  width?: string;
  /** Left out where the queue has little room, beside an alert that is open. */
  roomy?: boolean;
  /** How it stands on a card, if it needs no title there and no more room than it fills. */
  onCard?: { order?: number; room?: string; align?: 'right' };
  render(row: AlertRow): ReactNode;
}

function text(value: string | undefined): ReactNode {
  return value === undefined ? '–' : <DisplayText text={value} hasHint />;
}

function list(values: readonly string[]): ReactNode {
  return text(values.length === 0 ? undefined : values.join(', '));
}

function Assignees({ ids }: { ids: readonly string[] }) {
  const { nameOf } = usePeople();
  return <>{list(ids.map(nameOf))}</>;
}

/** The columns with a look of their own. */
export const COLUMNS: readonly Column[] = [
  {
    id: 'time',
    title: 'Time',
    sort: 'kibana.alert.original_time',
    width: '9em',
    onCard: { order: -1, room: '45%', align: 'right' },
    render: ({ time }) => <Time value={time} short="to the second" />,
  },
  {
    id: 'host',
    title: 'Host',
    sort: 'host.name',
    onCard: {},
    render: ({ host }) => text(host),
  },
  {
    id: 'program',
    title: 'Program',
    sort: 'executable_stack.program',
    onCard: { order: -2, room: '55%' },
    render: ({ program }) => text(program),
  },
  {
    id: 'path',
    title: 'Path',
    sort: 'executable_stack.path',
    roomy: true,
    render: ({ path }) => text(path),
  },
  {
    id: 'origin',
    title: 'Origin',
    sort: 'executable_stack.origin.verdict',
    width: '8em',
    onCard: {},
    render: ({ origin }) => <OriginBadge origin={origin} />,
  },
  {
    id: 'status',
    title: 'Status',
    sort: 'kibana.alert.workflow_status',
    width: '14em',
    onCard: {},
    render: ({ status, reason }) => <StatusBadge status={status} reason={reason} />,
  },
  {
    id: 'steps',
    title: 'Steps',
    width: '5em',
    roomy: true,
    render: ({ steps_done: done }) => (
      <span className="eui-textNumber">
        {done}/{TRIAGE_STEPS.length}
      </span>
    ),
  },
  {
    id: 'assignees',
    title: 'Assigned to',
    sort: 'kibana.alert.workflow_assignee_ids',
    roomy: true,
    render: ({ assignees }) => <Assignees ids={assignees} />,
  },
  {
    id: 'tags',
    title: 'Tags',
    sort: 'kibana.alert.workflow_tags',
    roomy: true,
    render: ({ tags }) => list(tags),
  },
  { id: 'message', title: 'Message', roomy: true, render: ({ message }) => text(message) },
  {
    id: 'created',
    title: 'Found',
    sort: '@timestamp',
    width: '9em',
    roomy: true,
    render: ({ created_at: created }) => <Time value={created} short="to the second" />,
  },
];

export const DEFAULT_COLUMNS: readonly string[] = [
  'time',
  'host',
  'program',
  'path',
  'origin',
  'status',
  'steps',
  'assignees',
];

/** Any other field of an alert as a column. */
function fieldColumn(field: string): Column {
  return {
    id: field,
    title: field,
    sort: field,
    roomy: true,
    render: ({ fields }) =>
      list(
        (fields[field] ?? []).map((value) =>
          typeof value === 'string' ? value : JSON.stringify(value),
        ),
      ),
  };
}

/** The columns with these ids, in their order; an id that is no column of ours is a field's name. */
export function columnsOf(ids: readonly string[]): Column[] {
  return ids.map((id) => COLUMNS.find((column) => column.id === id) ?? fieldColumn(id));
}

/** The fields that must be asked for, to fill these columns. */
export function furtherFields(ids: readonly string[]): string[] {
  return ids.filter((id) => !COLUMNS.some((column) => column.id === id));
}
