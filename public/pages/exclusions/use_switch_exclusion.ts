import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Exclusion } from '../../../common/exclusion/exclusion';
import { displayText } from '../../../common/line/display';
import { describeError } from '../../api/describe_error';
import { routeKey } from '../../api/use_route';
import { useHost } from '../../host/host_context';

type Switched = Pick<Exclusion, 'id' | 'name'>;

interface Holder {
  exclusion: Exclusion;
}

function withEnabled<H extends Holder>(holder: H, id: string, enabled: boolean): H {
  if (holder.exclusion.id !== id) return holder;
  return { ...holder, exclusion: { ...holder.exclusion, enabled } };
}

/** Switches an exclusion on or off: shown at once, taken back where the server refuses, with undo. */
export function useSwitchExclusion(): (exclusion: Switched, enabled: boolean) => Promise<void> {
  const { client, notify } = useHost();
  const queries = useQueryClient();

  const show = useCallback(
    (id: string, enabled: boolean) => {
      queries.setQueriesData<{ exclusions: Holder[] }>(
        { queryKey: routeKey('listExclusions') },
        (list) =>
          list && { exclusions: list.exclusions.map((one) => withEnabled(one, id, enabled)) },
      );
      queries.setQueriesData<Holder>(
        { queryKey: routeKey('getExclusion') },
        (one) => one && withEnabled(one, id, enabled),
      );
    },
    [queries],
  );

  return useCallback(
    async function switchIt({ id, name }: Switched, enabled: boolean) {
      show(id, enabled);
      const shownName = displayText(name);
      try {
        await client.enableExclusion({ params: { id }, body: { enabled } });
        notify({
          title: `${enabled ? 'Enabled' : 'Disabled'} ${shownName}`,
          color: 'success',
          action: { label: 'Undo', onClick: () => void switchIt({ id, name }, !enabled) },
        });
      } catch (error) {
        show(id, !enabled);
        const { title, text } = describeError(error);
        notify({ title: `${shownName}: ${title}`, text, color: 'danger' });
      }
      await Promise.all(
        (['listExclusions', 'getExclusion'] as const).map((stale) =>
          queries.invalidateQueries({ queryKey: routeKey(stale) }),
        ),
      );
    },
    [client, notify, queries, show],
  );
}
