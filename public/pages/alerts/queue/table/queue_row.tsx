import {
  EuiCheckbox,
  EuiLink,
  EuiTableRow,
  EuiTableRowCell,
  EuiTableRowCellCheckbox,
} from '@elastic/eui';
import React, { memo, type CSSProperties } from 'react';
import { displayText } from '../../../../../common/line/display';
import type { AlertRow } from '../../../../../common/api/alerts';
import type { Column } from '../model/columns';

interface Props {
  row: AlertRow;
  columns: readonly Column[];
  /** The column whose cell is the link to the alert. */
  linkColumn: string;
  href: string;
  /** The keys j and k are here. */
  isCurrent: boolean;
  /** Its investigation is open. */
  isOpen: boolean;
  isSelected: boolean;
  /** Whether alerts can be chosen at all. */
  selectable: boolean;
  onToggle: (row: AlertRow, range: boolean) => void;
}

/** By which the row's link is found: keys move the focus to it. */
export function linkId(id: string): string {
  return `alert-link-${id}`;
}

function nameOf({ program, host }: AlertRow): string {
  return displayText(`${program ?? 'an unknown program'} on ${host ?? 'an unknown host'}`);
}

/** On a card the cells stand in lines; in the table this changes nothing. */
function cardStyle({ order, room }: NonNullable<Column['onCard']>): CSSProperties {
  return { order, flexBasis: room, minInlineSize: 0, alignSelf: 'center' };
}

function QueueRowUnmemoized({
  row,
  columns,
  linkColumn,
  href,
  isCurrent,
  isOpen,
  isSelected,
  selectable,
  onToggle,
}: Props) {
  return (
    <EuiTableRow
      isSelected={isOpen || isSelected}
      hasSelection={selectable}
      data-alert-id={row.id}
      data-current={isCurrent || undefined}
      aria-current={isOpen ? 'true' : undefined}
    >
      {selectable && (
        <EuiTableRowCellCheckbox>
          <EuiCheckbox
            id={`choose-${row.id}`}
            aria-label={`Choose ${nameOf(row)}`}
            checked={isSelected}
            onChange={(event) =>
              onToggle(row, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
            }
          />
        </EuiTableRowCellCheckbox>
      )}
      {columns.map((column) => (
        <EuiTableRowCell
          key={column.id}
          truncateText={column.width === undefined}
          textOnly={column.width === undefined}
          style={column.onCard && cardStyle(column.onCard)}
          mobileOptions={
            column.onCard ? { header: false, align: column.onCard.align } : { header: column.title }
          }
        >
          {column.id === linkColumn ? (
            <EuiLink href={href} id={linkId(row.id)} color="text" className="eui-textTruncate">
              <strong>{column.render(row)}</strong>
            </EuiLink>
          ) : (
            column.render(row)
          )}
        </EuiTableRowCell>
      ))}
    </EuiTableRow>
  );
}

/** One alert of the queue. */
export const QueueRow = memo(QueueRowUnmemoized);
