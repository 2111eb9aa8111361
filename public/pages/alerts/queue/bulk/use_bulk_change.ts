import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Api } from '../../../../../common/api/api';
import type { RouteResponse } from '../../../../../common/api/route';
import { ApiError } from '../../../../api/api_error';
import { describeError } from '../../../../api/describe_error';
import { routeKey } from '../../../../api/use_route';
import { useHost } from '../../../../host/host_context';
import { loadedRows, patchRows, replaceRows } from '../data/row_cache';
import { changeRow, changeWords, countWords, type QueueChange } from '../model/row_change';
import type { Filter } from '../model/queue_view';

export type BulkResult = RouteResponse<Api['changeAlerts']>;

/** Some alerts, or all that a filter matches. */
export type Target = { ids: readonly string[] } | { filter: Filter };

/** A result that is more than a success. */
export interface Report {
  change: QueueChange;
  result: BulkResult;
}

const MOST_AT_ONCE = 10_000;

function isMixed({ unchanged, conflicts, failed }: BulkResult): boolean {
  return unchanged.length + conflicts.length + failed.length > 0;
}

function failure(error: unknown): { title: string; text: string } {
  if (error instanceof ApiError && error.isOffline)
    return {
      title: 'The server doesn’t answer',
      text: 'The change may not have been made. The queue shows what was before.',
    };
  const { title, text } = describeError(error);
  return { title: `Nothing changed: ${title}`, text };
}

function bodyOf(target: Target) {
  return 'ids' in target ? { ids: [...target.ids] } : { filter: target.filter };
}

/** Changes alerts: the rows show it at once, the server's answer corrects them, and for a few seconds it can be undone. */
export function useBulkChange(readRows: (ids: readonly string[]) => Promise<void>) {
  const { client, notify } = useHost();
  const queries = useQueryClient();
  const [report, setReport] = useState<Report>();
  const [busy, setBusy] = useState(false);

  const settle = useCallback(
    async (ids: readonly string[]) => {
      for (const route of ['countAlerts', 'getDetection'] as const)
        void queries.invalidateQueries({ queryKey: routeKey(route) });
      for (const id of ids)
        void queries.invalidateQueries({ queryKey: routeKey('getAlert', { params: { id } }) });
      // What could not be read again now is corrected by the next message or refresh.
      await readRows(ids).catch(() => undefined);
    },
    [queries, readRows],
  );

  const undo = useCallback(
    async (ids: readonly string[]) => {
      try {
        let kept = 0;
        for (let at = 0; at < ids.length; at += MOST_AT_ONCE) {
          const some = ids.slice(at, at + MOST_AT_ONCE);
          const { conflicts, failed } = await client.changeAlerts({
            body: { alerts: { ids: some }, change: { type: 'undo' } },
          });
          kept += conflicts.length + failed.length;
        }
        if (kept > 0)
          notify({
            title: `${countWords(kept)} not undone`,
            text: 'Somebody changed them since.',
            color: 'warning',
          });
        else notify({ title: `Undone for ${countWords(ids.length)}` });
      } catch (error) {
        const { title, text } = describeError(error);
        notify({ title: `Not undone: ${title}`, text, color: 'danger' });
      }
      await settle(ids);
    },
    [client, notify, settle],
  );

  const change = useCallback(
    async (target: Target, wanted: QueueChange): Promise<void> => {
      const before = loadedRows(queries);
      const chosen = new Set('ids' in target ? target.ids : before.map(({ id }) => id));
      patchRows(queries, (row) => (chosen.has(row.id) ? changeRow(row, wanted) : row));
      setReport(undefined);
      setBusy(true);
      try {
        const body = { alerts: bodyOf(target), change: wanted };
        const result = await client.changeAlerts({ body });
        const { updated } = result;
        if (isMixed(result)) setReport({ change: wanted, result });
        if (updated.length > 0)
          notify({
            title: changeWords(wanted, updated.length),
            color: 'success',
            action: { label: 'Undo', onClick: () => void undo(updated) },
          });
        await settle([...chosen]);
      } catch (error) {
        replaceRows(queries, before);
        notify({ ...failure(error), color: 'danger' });
        await settle([...chosen]);
      } finally {
        setBusy(false);
      }
    },
    [client, notify, queries, settle, undo],
  );

  return { change, busy, report, dismissReport: () => setReport(undefined) };
}
