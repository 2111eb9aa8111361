import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Client } from '../../../../api/client';
import type { Filter, Sort } from '../model/queue_view';
import { QUEUE_KEY } from './row_cache';

interface PageInput extends Sort {
  filter: Filter;
  size: number;
  after?: string;
  fields: readonly string[];
}

const KEPT_MS = 30_000;

/**
 * A page of the queue as it was when the reader asked for it: it is read again only when they ask, so that it never moves under
 * the cursor. Rows that change are replaced in their place.
 * @param snapshot another one reads the page anew
 */
export function pageQuery(client: Client, snapshot: number, input: PageInput) {
  const { filter, size, after, fields, sort, direction } = input;
  const query = {
    ...filter,
    sort,
    direction,
    size,
    after: after || undefined,
    fields: [...fields],
  };
  return queryOptions({
    queryKey: [QUEUE_KEY, snapshot, query],
    queryFn: ({ signal }) => client.searchAlerts({ query }, signal),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: KEPT_MS,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
