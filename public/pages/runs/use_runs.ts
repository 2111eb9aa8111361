import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useHost } from '../../host/host_context';
import { collectRuns, collectRunsSince, isNotable } from './collect_runs';

const PAGE_SIZE = 50;

/** A page of runs, and the next where there is one. Its key begins as the route's does, so that what makes that stale makes this. */
export function useRunPage(options: { after?: string; notableOnly: boolean }) {
  const { client } = useHost();
  const { after, notableOnly } = options;
  return useQuery({
    queryKey: ['listRuns', 'page', options],
    queryFn: ({ signal }) =>
      notableOnly
        ? collectRuns(client, { after, size: PAGE_SIZE, matches: isNotable }, signal)
        : client.listRuns({ query: { size: PAGE_SIZE, after } }, signal),
    placeholderData: keepPreviousData,
  });
}

/** The runs of the last `length` milliseconds. */
export function useRecentRuns(length: number) {
  const { client } = useHost();
  return useQuery({
    queryKey: ['listRuns', 'recent', length],
    queryFn: ({ signal }) => collectRunsSince(client, Date.now() - length, signal),
    placeholderData: keepPreviousData,
  });
}
