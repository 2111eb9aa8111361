import { EuiFlexGroup, EuiFlexItem, EuiSelect, useEuiTheme } from '@elastic/eui';
import React, { type CSSProperties, type ReactNode } from 'react';
import { GROUPINGS, type Grouping, type QueueView } from '../model/queue_view';
import { ColumnPicker } from './column_picker';

interface Props {
  /** How many alerts there are, or what can be done to the chosen ones. */
  children: ReactNode;
  /** What can be done to the chosen ones has all the room, and stays in sight while one scrolls to choose more. */
  actsOnChosen: boolean;
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
export function TableBar({ children, actsOnChosen, group, columns, onChange, onColumns }: Props) {
  const { euiTheme } = useEuiTheme();
  const kept: CSSProperties = {
    position: 'sticky',
    insetBlockStart: 'var(--euiFixedHeadersOffset, 0px)',
    zIndex: euiTheme.levels.header,
    background: euiTheme.colors.body,
  };
  return (
    <EuiFlexGroup
      gutterSize="s"
      alignItems="center"
      wrap
      responsive={false}
      style={actsOnChosen ? kept : undefined}
    >
      <EuiFlexItem>{children}</EuiFlexItem>
      {!actsOnChosen && (
        <>
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
        </>
      )}
    </EuiFlexGroup>
  );
}
