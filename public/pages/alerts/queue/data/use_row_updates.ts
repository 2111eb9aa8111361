import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Alert, AlertRow } from '../../../../../common/api/alerts';
import { triageRow } from '../../../../../common/triage/triage_row';
import { coalesce } from '../../../../live/coalesce';
import { useLiveMessages } from '../../../../live/use_live';
import { loadedRows, patchRows } from './row_cache';

const COALESCE_MS = 300;

function rowOf(row: AlertRow, { version, document }: Alert): AlertRow {
  return { ...row, version, ...triageRow(document) };
}

/** Keeps the rows up with what others do, and with what is done to the alert that is open beside them. */
export function useRowUpdates(readRows: (ids: readonly string[]) => Promise<void>): void {
  const queries = useQueryClient();
  const changed = useMemo(
    () =>
      coalesce<string>(COALESCE_MS, (ids) => {
        // A row that can't be read now stays as it is; the next message tries again.
        readRows(ids).catch(() => undefined);
      }),
    [readRows],
  );
  useEffect(() => () => changed.cancel(), [changed]);

  useLiveMessages((message) => {
    if (message.type === 'alert_changed') changed.add(message.id);
    if (message.type === 'store_changed') loadedRows(queries).forEach(({ id }) => changed.add(id));
  });

  useEffect(
    () =>
      queries.getQueryCache().subscribe(({ type, query }) => {
        if (type !== 'updated' || query.queryKey[0] !== 'getAlert') return;
        const alert = query.state.data as Alert | undefined;
        if (!alert) return;
        patchRows(queries, (row) =>
          row.id === alert.id && row.version !== alert.version ? rowOf(row, alert) : row,
        );
      }),
    [queries],
  );
}
