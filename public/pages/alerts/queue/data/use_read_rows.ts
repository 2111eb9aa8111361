import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { is, or } from '../../../../../common/kql/ast';
import { printKql } from '../../../../../common/kql/print';
import { useHost } from '../../../../host/host_context';
import { loadedRows, replaceRows } from './row_cache';

const AT_ONCE = 50;

/**
 * Reads rows that are shown again and puts them in their place, softly: none moves, none goes away.
 * @param fields those that the shown columns need
 */
export function useReadRows(fields: readonly string[]): (ids: readonly string[]) => Promise<void> {
  const { client } = useHost();
  const queries = useQueryClient();
  return useCallback(
    async (ids) => {
      const loaded = new Set(loadedRows(queries).map(({ id }) => id));
      const wanted = ids.filter((id) => loaded.has(id));
      for (let at = 0; at < wanted.length; at += AT_ONCE) {
        const some = wanted.slice(at, at + AT_ONCE);
        const query = printKql(or(...some.map((id) => is('kibana.alert.uuid', id))));
        const { alerts } = await client.searchAlerts({
          query: { query, size: some.length, fields: [...fields] },
        });
        replaceRows(queries, alerts);
      }
    },
    [client, queries, fields],
  );
}
