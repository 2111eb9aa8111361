import { EuiFlexGroup, EuiFlexItem, EuiSelect } from '@elastic/eui';
import React, { type ReactNode } from 'react';
import { GROUPINGS, type Grouping, type QueueView } from '../model/queue_view';
import { ColumnPicker } from './column_picker';

interface Props {
  /** How many alerts there are, or what can be done to the chosen ones. */
  children: ReactNode;
  group: Grouping;
  columns: readonly string[];
  onChange: (change: Pick<QueueView, 'group'>) => void;
  onColumns: (columns: readonly string[]) => void;
}

const GROUPING_NAMES: Readonly<Record<Grouping, string>> = {
  none: 'None',
  host: 'Host',
  program: 'Program',
};

/** What stands above the table: how many alerts there are, and how they are shown. */
export function TableBar({ children, group, columns, onChange, onColumns }: Props) {
  return (
    <EuiFlexGroup gutterSize="s" alignItems="center" wrap responsive={false}>
      <EuiFlexItem>{children}</EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiSelect
          compressed
          prepend="Group by"
          aria-label="Group by"
          options={GROUPINGS.map((value) => ({ value, text: GROUPING_NAMES[value] }))}
          value={group}
          onChange={({ target }) =>
            onChange({ group: GROUPINGS.find((one) => one === target.value) ?? 'none' })
          }
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <ColumnPicker columns={columns} onChange={onColumns} />
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
