import { useQuery } from '@tanstack/react-query';
import { useRoute } from '../../../../api/use_route';
import { useHost } from '../../../../host/host_context';
import { useLiveState } from '../../../../live/use_live';
import type { Filter } from '../model/queue_view';

const ASK_MS = 60_000;
const KEPT_MS = 30_000;

interface News {
  /** How many alerts that would stand in the queue. */
  count: number;
  /** When the queue was read: alerts made from then on are new, ISO 8601; undefined where that is not known. */
  readAt: string | undefined;
}

/** The instant after the last one that counts: bounds of when alerts were made are exclusive. */
function after(time: string | undefined): string | undefined {
  return time === undefined ? undefined : new Date(Date.parse(time) + 1).toISOString();
}

/**
 * What came in since the queue was read. What counts is when an alert was made, by the server's clock: one about an old line is
 * new too.
 */
export function useNews(filter: Filter, snapshot: number): News {
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
  return {
    count: counts.isPlaceholderData ? 0 : (counts.data?.total ?? 0),
    readAt: after(newest.data?.createdAt),
  };
}
