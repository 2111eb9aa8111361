import { useQueries, useQuery } from '@tanstack/react-query';
import type { AlertRow } from '../../../../../common/api/alerts';
import { useHost } from '../../../../host/host_context';
import { sortOf, type Filter, type QueueView } from '../model/queue_view';
import { pageQuery } from './page_query';

export const PAGE_SIZE = 50;
const GROUP_SIZE = 25;

/** Rows that stand together: the page, or an open group. */
export interface Section {
  /** What the group's alerts share; missing for the page of a queue without groups. */
  group?: { value: string; count: number; isOpen: boolean };
  rows: readonly AlertRow[];
  isLoading: boolean;
  /** There are more than are shown. */
  hasMore: boolean;
}

export interface Sections {
  sections: readonly Section[];
  /** All rows that are shown, in their order. */
  shown: readonly AlertRow[];
  isLoading: boolean;
  /** What is shown belongs to the view before. */
  isOld: boolean;
  error: Error | null;
  /** When the rows were read, in milliseconds since 1970. */
  readAt: number;
  /** The cursor of the next page. */
  next?: string;
}

interface Input {
  view: QueueView;
  filter: Filter;
  snapshot: number;
  fields: readonly string[];
  /** The groups, from the counts. */
  groups: readonly { value: string; count: number }[] | undefined;
}

/** What the queue shows: a page of alerts, or groups of which some are open. */
export function useSections({ view, filter, snapshot, fields, groups }: Input): Sections {
  const { client } = useHost();
  const { group: grouping } = view;
  const isGrouped = grouping !== 'none';
  const common = { ...sortOf(view), fields };

  const page = useQuery({
    ...pageQuery(client, snapshot, { ...common, filter, size: PAGE_SIZE, after: view.after }),
    enabled: !isGrouped,
  });
  const open = isGrouped ? (groups ?? []).filter(({ value }) => view.open.includes(value)) : [];
  const groupPages = useQueries({
    queries: open.map(({ value }) =>
      pageQuery(client, snapshot, {
        ...common,
        filter: isGrouped ? { ...filter, [grouping]: [value] } : filter,
        size: GROUP_SIZE,
      }),
    ),
  });

  if (!isGrouped) {
    const { data, isPending, isPlaceholderData, error, dataUpdatedAt } = page;
    const rows = data?.alerts ?? [];
    return {
      sections: [{ rows, isLoading: isPending, hasMore: data?.next !== undefined }],
      shown: rows,
      isLoading: isPending,
      isOld: isPlaceholderData,
      error,
      readAt: dataUpdatedAt,
      next: data?.next,
    };
  }
  const sections = (groups ?? []).map(({ value, count }): Section => {
    const at = open.findIndex((one) => one.value === value);
    const data = groupPages[at]?.data;
    return {
      group: { value, count, isOpen: at !== -1 },
      rows: at === -1 ? [] : (data?.alerts ?? []),
      isLoading: at !== -1 && data === undefined,
      hasMore: data?.next !== undefined,
    };
  });
  return {
    sections,
    shown: sections.flatMap(({ rows }) => rows),
    isLoading: groups === undefined,
    isOld: false,
    error: groupPages.find(({ error }) => error)?.error ?? null,
    readAt: snapshot,
  };
}
