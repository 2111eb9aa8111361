import {
  EuiCheckbox,
  EuiTableHeader,
  EuiTableHeaderCell,
  EuiTableHeaderCellCheckbox,
  useGeneratedHtmlId,
} from '@elastic/eui';
import React from 'react';
import type { Column } from '../model/columns';
import { sortOf } from '../model/queue_view';

interface Props {
  columns: readonly Column[];
  sort: string;
  onSort: (field: string) => void;
  selectable: boolean;
  /** All rows that are shown are chosen, or some. */
  selected: 'all' | 'some' | 'none';
  onToggleAll: () => void;
}

/** The heads of the columns: a click sorts. */
export function QueueHead({ columns, sort, onSort, selectable, selected, onToggleAll }: Props) {
  const checkboxId = useGeneratedHtmlId();
  const now = sortOf({ sort });
  return (
    <EuiTableHeader>
      {selectable && (
        <EuiTableHeaderCellCheckbox>
          <EuiCheckbox
            id={checkboxId}
            aria-label="Choose all on this page"
            checked={selected === 'all'}
            indeterminate={selected === 'some'}
            onChange={onToggleAll}
          />
        </EuiTableHeaderCellCheckbox>
      )}
      {columns.map(({ id, title, sort: field, width }) => (
        <EuiTableHeaderCell
          key={id}
          width={width}
          isSorted={field !== undefined && now.sort === field}
          isSortAscending={now.direction === 'asc'}
          onSort={field === undefined ? undefined : () => onSort(field)}
        >
          {title}
        </EuiTableHeaderCell>
      ))}
    </EuiTableHeader>
  );
}
