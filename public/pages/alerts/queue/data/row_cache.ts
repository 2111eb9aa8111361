import type { QueryClient } from '@tanstack/react-query';
import type { Api } from '../../../../../common/api/api';
import type { AlertRow } from '../../../../../common/api/alerts';
import type { RouteResponse } from '../../../../../common/api/route';

type Page = RouteResponse<Api['searchAlerts']>;

/** Pages of the queue are kept under keys of their own: nothing but the reader reorders what they read. */
export const QUEUE_KEY = 'queue_page';

/** The rows of all pages that are shown, each once. */
export function loadedRows(queries: QueryClient): AlertRow[] {
  const pages = queries.getQueryCache().findAll({ queryKey: [QUEUE_KEY], type: 'active' });
  const rows = pages.flatMap(({ state }) => (state.data as Page | undefined)?.alerts ?? []);
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** Changes rows where they stand. */
export function patchRows(queries: QueryClient, patch: (row: AlertRow) => AlertRow): void {
  queries.setQueriesData<Page>({ queryKey: [QUEUE_KEY] }, (page) => {
    if (!page) return page;
    const alerts = page.alerts.map(patch);
    return alerts.every((row, index) => row === page.alerts[index]) ? page : { ...page, alerts };
  });
}

/** Puts rows in the place of those with their ids. */
export function replaceRows(queries: QueryClient, rows: readonly AlertRow[]): void {
  const byId = new Map(rows.map((row) => [row.id, row]));
  patchRows(queries, (row) => byId.get(row.id) ?? row);
}
