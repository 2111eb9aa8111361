import {
  EuiBadge,
  EuiBasicTable,
  EuiButtonIcon,
  EuiScreenReaderOnly,
  EuiText,
  EuiToolTip,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import React, { type ReactNode } from 'react';
import type { Run } from '../../../common/api/detection';
import { formatDuration } from '../../components/format_time';
import { Time } from '../../components/time';
import { downTimes } from './downtime';
import { RunDetails } from './run_details';

interface RunTableProps {
  runs: readonly Run[];
  intervalMs: number;
  /** Whether the runs are without holes, so that down time between them can be told. */
  isComplete: boolean;
  /** Ids of the runs that are opened. */
  opened: readonly string[];
  onOpenedChange(opened: string[]): void;
}

const TRIGGERS: Readonly<Record<Run['trigger'], string>> = {
  schedule: 'Schedule',
  manual: 'By hand',
};

function Outcome({ run }: { run: Run }) {
  return (
    <>
      {run.error !== undefined && <EuiBadge color="danger">Failed</EuiBadge>}
      {run.limit_reached && (
        <EuiToolTip content="It made as many alerts as one run may; the next went on from there.">
          <EuiBadge color="warning" tabIndex={0}>
            Limit reached
          </EuiBadge>
        </EuiToolTip>
      )}
      {run.recheck && (
        <EuiToolTip content="A day was searched again, since the clock may have been set.">
          <EuiBadge color="hollow" tabIndex={0}>
            Rechecked
          </EuiBadge>
        </EuiToolTip>
      )}
    </>
  );
}

function SearchedRange({ range }: Pick<Run, 'range'>) {
  if (!range) return <>Nothing</>;
  const length = formatDuration(Date.parse(range.to) - Date.parse(range.from));
  return (
    <div>
      <Time value={range.from} short relative={false} /> to{' '}
      <Time value={range.to} short relative={false} />
      <EuiText size="xs" color="subdued">
        {length}
      </EuiText>
    </div>
  );
}

/** Most are 0; those that are not shall catch the eye. */
function Count({ value }: { value: number }) {
  return (
    <EuiText component="span" size="s" color={value === 0 ? 'subdued' : 'default'}>
      {value.toLocaleString('en')}
    </EuiText>
  );
}

function columnsOf(
  isOpen: (run: Run) => boolean,
  toggle: (run: Run) => void,
  downBefore: ReadonlyMap<string, number>,
): EuiBasicTableColumn<Run>[] {
  const count = (field: keyof Run & string, name: string) => ({
    field,
    name,
    dataType: 'number' as const,
    width: '7.5em',
    render: (value: number) => <Count value={value} />,
  });
  return [
    {
      name: (
        <EuiScreenReaderOnly>
          <span>Details</span>
        </EuiScreenReaderOnly>
      ),
      width: '48px',
      isExpander: true,
      render: (run: Run) => (
        <EuiButtonIcon
          iconType={isOpen(run) ? 'arrowDown' : 'arrowRight'}
          aria-label={`${isOpen(run) ? 'Hide' : 'Show'} details`}
          aria-expanded={isOpen(run)}
          onClick={() => toggle(run)}
        />
      ),
    },
    {
      name: 'Started',
      width: '190px',
      render: (run: Run) => {
        const stood = downBefore.get(run.id);
        return (
          <div>
            <Time value={run.started_at} short relative={false} />
            {stood !== undefined && (
              <EuiText size="xs" color="warning">
                after {formatDuration(stood)} of down time
              </EuiText>
            )}
          </div>
        );
      },
    },
    {
      field: 'trigger',
      name: 'Asked by',
      width: '8em',
      render: (trigger: Run['trigger']) => TRIGGERS[trigger],
    },
    { name: 'Searched', width: '15em', render: (run: Run) => <SearchedRange {...run} /> },
    count('hits', 'Hits'),
    count('created', 'New alerts'),
    count('existing', 'Known'),
    count('excluded', 'Excluded'),
    count('confirmed', 'Confirmed'),
    {
      field: 'duration_ms',
      name: 'Took',
      dataType: 'number',
      width: '6em',
      render: formatDuration,
    },
    { name: 'Outcome', render: (run: Run) => <Outcome run={run} /> },
  ];
}

/** Runs, newest first, each with what it searched and what came of it. */
export function RunTable({ runs, intervalMs, isComplete, opened, onOpenedChange }: RunTableProps) {
  const isOpen = ({ id }: Run) => opened.includes(id);
  const toggle = (run: Run) =>
    onOpenedChange(isOpen(run) ? opened.filter((id) => id !== run.id) : [...opened, run.id]);
  const stood = isComplete ? downTimes(runs, intervalMs) : [];
  const downBefore = new Map(stood.map(({ from, to, endedBy = '' }) => [endedBy, to - from]));
  const details: Record<string, ReactNode> = Object.fromEntries(
    runs.filter(isOpen).map((run) => [run.id, <RunDetails key={run.id} run={run} />]),
  );
  return (
    <EuiBasicTable<Run>
      data-test-subj="runTable"
      tableCaption="Runs"
      items={[...runs]}
      itemId="id"
      columns={columnsOf(isOpen, toggle, downBefore)}
      itemIdToExpandedRowMap={details}
    />
  );
}
