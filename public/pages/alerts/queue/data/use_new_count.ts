import { useQuery } from '@tanstack/react-query';
import { useRoute } from '../../../../api/use_route';
import { useHost } from '../../../../host/host_context';
import { useLiveState } from '../../../../live/use_live';
import type { Filter } from '../model/queue_view';

const ASK_MS = 60_000;
const KEPT_MS = 30_000;

/**
 * How many alerts were made since the queue was read that would stand in it. What counts is when an alert was made, by the
 * server's clock: one about an old line is new too.
 */
export function useNewCount(filter: Filter, snapshot: number): number {
  const { client } = useHost();
  const live = useLiveState();
  const newest = useQuery({
    queryKey: ['queue_newest', snapshot, filter],
    queryFn: async ({ signal }) => {
      const query = { ...filter, sort: '@timestamp', direction: 'desc', size: 1 } as const;
      const { alerts } = await client.searchAlerts({ query }, signal);
      return { createdAt: alerts[0]?.created_at };
    },
    staleTime: Infinity,
    gcTime: KEPT_MS,
  });
  const counts = useRoute(
    'countAlerts',
    { query: { ...filter, created_after: newest.data?.createdAt, size: 1 } },
    {
      enabled: newest.data !== undefined,
      refetchInterval: live === 'live' ? undefined : ASK_MS,
    },
  );
  return counts.isPlaceholderData ? 0 : (counts.data?.total ?? 0);
}
