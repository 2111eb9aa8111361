import {
  EuiBasicTable,
  EuiText,
  EuiTextBlockTruncate,
  type Criteria,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import React, { useMemo } from 'react';
import type { ListedExclusion } from '../../../../common/api/exclusions';
import { exclusionState } from '../../../../common/exclusion/exclusion';
import { displayText } from '../../../../common/line/display';
import { AppLink } from '../../../components/app_link';
import { writtenInOneLine } from '../../../components/written_text';
import { entriesInWords } from '../entry_list';
import { ExpiryText } from '../expiry_text';
import { LastHitText } from '../last_hit_text';
import { exclusionPath } from '../paths';
import { StateBadge } from '../state_badge';
import { PAGE_SIZE, type ListSort, type ListState } from './list_state';
import { RowActions } from './row_actions';

interface ExclusionTableProps {
  exclusions: readonly ListedExclusion[];
  state: ListState;
  onChange(change: Partial<ListState>): void;
  canManage: boolean;
  /** Milliseconds since the epoch. */
  now: number;
  onDelete(exclusion: ListedExclusion): void;
}

type Column = EuiBasicTableColumn<ListedExclusion>;

function NameCell({ exclusion }: ListedExclusion) {
  return (
    <div>
      <AppLink to={exclusionPath(exclusion.id)}>{displayText(exclusion.name)}</AppLink>
      <EuiText size="xs" color="subdued">
        <EuiTextBlockTruncate lines={3}>{entriesInWords(exclusion.entries)}</EuiTextBlockTruncate>
      </EuiText>
    </div>
  );
}

function columnsOf({ now, canManage, onDelete }: ExclusionTableProps): Column[] {
  const columns: Column[] = [
    {
      name: 'Name, and what it matches',
      field: 'name',
      sortable: true,
      width: '24em',
      render: (_: unknown, one: ListedExclusion) => <NameCell {...one} />,
    },
    {
      name: 'Owner',
      field: 'owner',
      sortable: true,
      width: '8em',
      truncateText: { lines: 3 },
      render: (_: unknown, { exclusion }: ListedExclusion) => displayText(exclusion.owner),
    },
    {
      name: 'Reason',
      width: '15em',
      truncateText: { lines: 3 },
      render: ({ exclusion }: ListedExclusion) => writtenInOneLine(exclusion.reason),
    },
    {
      name: 'State',
      field: 'state',
      sortable: true,
      width: '110px',
      render: (_: unknown, { exclusion }: ListedExclusion) => (
        <StateBadge state={exclusionState(exclusion, now)} />
      ),
    },
    {
      name: 'Expiry',
      field: 'expires',
      sortable: true,
      width: '12em',
      render: (_: unknown, { exclusion }: ListedExclusion) => <ExpiryText {...exclusion} />,
    },
    {
      name: 'Silenced',
      field: 'silenced',
      sortable: true,
      dataType: 'number',
      width: '100px',
    },
    {
      name: 'Last hit',
      field: 'last_hit',
      sortable: true,
      width: '9em',
      render: (_: unknown, one: ListedExclusion) => <LastHitText {...one} />,
    },
  ];
  if (!canManage) return columns;
  return [
    ...columns,
    {
      name: 'Actions',
      width: '150px',
      render: (one: ListedExclusion) => (
        <RowActions exclusion={one.exclusion} onDelete={() => onDelete(one)} />
      ),
    },
  ];
}

/** All exclusions that are wanted, a page of them at a time. */
export function ExclusionTable(props: ExclusionTableProps) {
  const { exclusions, state, onChange } = props;
  const pages = Math.max(1, Math.ceil(exclusions.length / PAGE_SIZE));
  const pageIndex = Math.min(pages, Math.max(1, Number(state.page) || 1)) - 1;
  const shown = useMemo(
    () => exclusions.slice(pageIndex * PAGE_SIZE, (pageIndex + 1) * PAGE_SIZE),
    [exclusions, pageIndex],
  );
  return (
    <EuiBasicTable
      data-test-subj="exclusionTable"
      tableCaption="Exclusions"
      items={shown}
      rowHeader="name"
      itemId={({ exclusion }: ListedExclusion) => exclusion.id}
      columns={columnsOf(props)}
      sorting={{
        sort: { field: state.sort as keyof ListedExclusion, direction: state.direction },
      }}
      {...(pages > 1 && {
        pagination: {
          pageIndex,
          pageSize: PAGE_SIZE,
          totalItemCount: exclusions.length,
          showPerPageOptions: false,
        },
      })}
      onChange={({ sort, page }: Criteria<ListedExclusion>) =>
        onChange({
          ...(sort && { sort: String(sort.field) as ListSort, direction: sort.direction }),
          page: String((page?.index ?? 0) + 1),
        })
      }
    />
  );
}
