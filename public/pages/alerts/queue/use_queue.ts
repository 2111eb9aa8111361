import { useCallback, useMemo, useState } from 'react';
import { useRoute } from '../../../api/use_route';
import { useUrlState, type UrlChangeOptions } from '../../../components/use_url_state';
import { useLiveState } from '../../../live/use_live';
import type { StatusCounts } from './bulk/possible_changes';
import { useNews } from './data/use_news';
import { useReadRows } from './data/use_read_rows';
import { useRowUpdates } from './data/use_row_updates';
import { usePages } from './data/use_pages';
import { useSections } from './data/use_sections';
import { furtherFields } from './model/columns';
import { filterOf, QUEUE_PARAMETERS, type QueueView } from './model/queue_view';
import { useColumns } from './model/use_columns';

const ASK_MS = 60_000;
/** Of hosts and of programs, the commonest. */
const VALUES_COUNTED = 20;
const GROUPS_COUNTED = 500;
const GROUPS_SHOWN = 100;

/** A point in time that moves on when the reader asks for something else, or for what is new. */
function useSnapshot({
  column: _,
  after: __,
  open: ___,
  ...asked
}: QueueView): [number, () => void] {
  const [refreshes, setRefreshes] = useState(0);
  const key = JSON.stringify(asked);
  const snapshot = useMemo(() => ({ at: Date.now(), key, refreshes }), [key, refreshes]);
  return [snapshot.at, useCallback(() => setRefreshes((count) => count + 1), [])];
}

/** The queue: what of it is asked for, what is shown, and how it keeps up. */
export function useQueue() {
  const [view, setUrl] = useUrlState(QUEUE_PARAMETERS);
  const [snapshot, renew] = useSnapshot(view);
  const live = useLiveState();
  const filter = useMemo(
    () => filterOf(view, snapshot),
    // The page, the columns and the open groups are no conditions.
    [snapshot],
  );

  const [columns, setColumns] = useColumns(
    view.column,
    useCallback((column) => setUrl({ column }, { replace: true }), [setUrl]),
  );
  const fieldsKey = furtherFields(columns).join('\n');
  const fields = useMemo(() => (fieldsKey === '' ? [] : fieldsKey.split('\n')), [fieldsKey]);

  const size = view.group === 'none' ? VALUES_COUNTED : GROUPS_COUNTED;
  const counts = useRoute(
    'countAlerts',
    { query: { ...filter, size } },
    { refetchInterval: live === 'live' ? undefined : ASK_MS },
  );
  const buckets = view.group === 'none' ? undefined : counts.data?.[view.group];
  const chosen = view.group === 'none' ? [] : view[view.group];
  const allGroups = buckets?.filter(({ value }) => chosen.length === 0 || chosen.includes(value));
  const groups = allGroups?.slice(0, GROUPS_SHOWN);

  const shown = useSections({ view, filter, snapshot, fields, groups });
  const news = useNews(filter, snapshot);
  const readRows = useReadRows(fields);
  useRowUpdates(readRows);

  const change = useCallback(
    (values: Partial<QueueView>, options?: UrlChangeOptions) =>
      setUrl({ ...values, after: '', ...(values.group !== undefined && { open: [] }) }, options),
    [setUrl],
  );
  const pages = usePages(view.after, (after) => setUrl({ after }), snapshot);
  const refresh = useCallback(() => {
    setUrl({ after: '' }, { replace: true });
    renew();
  }, [setUrl, renew]);
  const toggleGroup = useCallback(
    (value: string) => {
      const others = view.open.filter((one) => one !== value);
      const open = view.open.includes(value) ? others : [...others, value];
      setUrl({ open }, { replace: true });
    },
    [setUrl, view.open],
  );

  const statusCounts = useMemo(
    (): StatusCounts =>
      Object.fromEntries((counts.data?.status ?? []).map(({ value, count }) => [value, count])),
    [counts.data],
  );

  return {
    view,
    filter,
    snapshot,
    change,
    refresh,
    columns,
    setColumns,
    counts: counts.data,
    /** Where as many hosts or programs were found, there may be more. */
    countedUpTo: size,
    countsError: counts.error,
    statusCounts,
    shown,
    groups: {
      shown: groups?.length ?? 0,
      found: allGroups?.length ?? 0,
      /** There may be more than were found. */
      isPartial: buckets?.length === GROUPS_COUNTED,
    },
    newCount: news.count,
    readAt: news.readAt,
    readRows,
    pages,
    toggleGroup,
  };
}

export type Queue = ReturnType<typeof useQueue>;
