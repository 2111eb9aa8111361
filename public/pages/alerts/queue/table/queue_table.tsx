/** @jsx jsx */
import {
  EuiButtonEmpty,
  EuiSkeletonText,
  EuiTable,
  EuiTableBody,
  EuiTableHeaderMobile,
  EuiTableRow,
  EuiTableRowCell,
  EuiTableSortMobile,
  useEuiTheme,
} from '@elastic/eui';
import { css, jsx } from '@emotion/react';
import { Fragment, useCallback, useRef, type MouseEvent } from 'react';
import type { AlertRow } from '../../../../../common/api/alerts';
import type { Section } from '../data/use_sections';
import type { Column } from '../model/columns';
import { nextSort, sortOf } from '../model/queue_view';
import type { Choice } from '../use_choice';
import { GroupRow } from './group_row';
import { QueueHead } from './queue_head';
import { linkId, QueueRow } from './queue_row';

interface Props {
  sections: readonly Section[];
  columns: readonly Column[];
  sort: string;
  choice: Choice;
  selectable: boolean;
  current: string | undefined;
  openAlert: string | undefined;
  isBusy: boolean;
  hrefOf: (id: string) => string;
  onOpen: (id: string) => void;
  onSort: (sort: string) => void;
  onToggleGroup: (value: string) => void;
  onShowGroup: (value: string) => void;
}

const OWN_CLICK = 'button, input, label, summary';

function opensElsewhere(event: MouseEvent): boolean {
  return event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
}

/** The link is where the row says what it is about: the program, or else the first column. */
function linkColumnOf(columns: readonly Column[]): string {
  const found = columns.find(({ id }) => id === 'program') ?? columns[0];
  return found?.id ?? '';
}

/** Where the keys are, and where the focus is: the ring of a link that is cut off would be cut off too, so the row shows it. */
function useMarks() {
  const { euiTheme } = useEuiTheme();
  return css`
    tr[data-current] {
      box-shadow: inset ${euiTheme.size.xs} 0 ${euiTheme.colors.primary};
    }
    /* Where colours are forced there are neither shadows nor grounds. */
    @media (forced-colors: active) {
      tr[data-current] > td:first-of-type,
      tr[aria-current='true'] > td:first-of-type {
        border-inline-start: ${euiTheme.size.xs} solid Highlight;
      }
    }
    tr[data-alert-id]:focus-within {
      outline: ${euiTheme.focus.width} solid ${euiTheme.colors.primary};
      outline-offset: -${euiTheme.focus.width};
    }
  `;
}

/** The alerts as rows; on a phone as cards. A click anywhere on a row opens it, its link does so for keys and screen readers. */
export function QueueTable(props: Props) {
  const { sections, columns, sort, choice, selectable, hrefOf, onOpen, onSort } = props;
  const span = columns.length + (selectable ? 1 : 0);
  const linkColumn = linkColumnOf(columns);
  const marks = useMarks();

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const target = event.target as Element;
    const id = target.closest('[data-alert-id]')?.getAttribute('data-alert-id');
    if (!id || opensElsewhere(event) || target.closest(OWN_CLICK)) return;
    // Whoever marks text with the mouse wants the text.
    if (window.getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    onOpen(id);
  };

  const toggle = useRef(choice.toggle);
  toggle.current = choice.toggle;
  const onToggle = useCallback((row: AlertRow, range: boolean) => toggle.current(row, range), []);
  const sorted = sortOf({ sort });

  return (
    <div css={marks} onClick={onClick}>
      <EuiTableHeaderMobile>
        <EuiTableSortMobile
          items={columns
            .filter((column) => column.sort !== undefined)
            .map(({ id, title, sort: field = '' }) => ({
              name: title,
              key: id,
              onSort: () => onSort(nextSort(sort, field)),
              isSorted: sorted.sort === field,
              isSortAscending: sorted.direction === 'asc',
            }))}
        />
      </EuiTableHeaderMobile>
      <EuiTable compressed aria-label="Alerts" aria-busy={props.isBusy} id="queue">
        <QueueHead
          columns={columns}
          sort={sort}
          onSort={(field) => onSort(nextSort(sort, field))}
          selectable={selectable}
          selected={choice.ofPage}
          onToggleAll={choice.togglePage}
        />
        <EuiTableBody>
          {sections.map(({ group, rows, isLoading, hasMore }) => (
            <Fragment key={group?.value ?? ''}>
              {group && (
                <GroupRow
                  {...group}
                  span={span}
                  onToggle={() => props.onToggleGroup(group.value)}
                />
              )}
              {group && isLoading && (
                <EuiTableRow>
                  <EuiTableRowCell colSpan={span}>
                    <EuiSkeletonText lines={2} />
                  </EuiTableRowCell>
                </EuiTableRow>
              )}
              {rows.map((row) => (
                <QueueRow
                  key={row.id}
                  row={row}
                  columns={columns}
                  linkColumn={linkColumn}
                  href={hrefOf(row.id)}
                  isCurrent={row.id === props.current}
                  isOpen={row.id === props.openAlert}
                  isSelected={choice.isSelected(row.id)}
                  selectable={selectable}
                  onToggle={onToggle}
                />
              ))}
              {group && hasMore && (
                <EuiTableRow>
                  <EuiTableRowCell colSpan={span}>
                    <EuiButtonEmpty size="xs" onClick={() => props.onShowGroup(group.value)}>
                      Show all {group.count.toLocaleString('en')}
                    </EuiButtonEmpty>
                  </EuiTableRowCell>
                </EuiTableRow>
              )}
            </Fragment>
          ))}
        </EuiTableBody>
      </EuiTable>
    </div>
  );
}

/** Puts the focus on a row, and the row on the screen. */
export function focusRow(id: string): void {
  const link = document.getElementById(linkId(id));
  link?.focus({ preventScroll: true });
  link?.closest('tr')?.scrollIntoView({ block: 'nearest' });
}
