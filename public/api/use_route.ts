import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Api, RouteName } from '../../common/api/api';
import type { RouteInput, RouteResponse } from '../../common/api/route';
import { useHost } from '../host/host_context';

type Call<N extends RouteName> = (
  input: RouteInput<Api[N]>,
  signal?: AbortSignal,
) => Promise<RouteResponse<Api[N]>>;

/** The key under which a route's answers are kept; without input, of all of its answers. */
export function routeKey<N extends RouteName>(name: N, input?: RouteInput<Api[N]>): unknown[] {
  return input === undefined ? [name] : [name, input];
}

interface ReadOptions<N extends RouteName> {
  enabled?: boolean;
  refetchInterval?: number;
  /** Which of two answers stays, where they may arrive in another order than they were made. Default: the one that arrived last. */
  choose?: (known: RouteResponse<Api[N]>, answer: RouteResponse<Api[N]>) => RouteResponse<Api[N]>;
}

/** A route that reads. While a new answer is on its way the one before stays. */
export function useRoute<N extends RouteName>(
  name: N,
  input: RouteInput<Api[N]>,
  { choose, ...options }: ReadOptions<N> = {},
) {
  const { client } = useHost();
  return useQuery({
    queryKey: routeKey(name, input),
    queryFn: ({ signal }) => (client[name] as Call<N>)(input, signal),
    placeholderData: keepPreviousData,
    ...(choose && {
      structuralSharing: (known: unknown, answer: unknown) =>
        known === undefined
          ? answer
          : choose(known as RouteResponse<Api[N]>, answer as RouteResponse<Api[N]>),
    }),
    ...options,
  });
}

/** A route that changes something. What it makes stale is read again once it is done. */
export function useChange<N extends RouteName>(name: N, stale: readonly RouteName[] = []) {
  const { client } = useHost();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: RouteInput<Api[N]>) => (client[name] as Call<N>)(input),
    onSettled: () =>
      Promise.all(stale.map((one) => queries.invalidateQueries({ queryKey: routeKey(one) }))),
  });
}

/**
 * A route that is read again and again. Where it was never read, what went wrong stays while it asks by itself, and makes room
 * for what is on its way only where the reader asks.
 */
export function usePolledRoute<N extends RouteName>(
  name: N,
  input: RouteInput<Api[N]>,
  refetchInterval: number,
) {
  const { data, error, dataUpdatedAt, refetch } = useRoute(name, input, { refetchInterval });
  const [last, setLast] = useState<Error | null>(null);
  if (error && error !== last) setLast(error);
  const retry = useCallback(() => {
    void refetch();
    setLast(null);
  }, [refetch]);
  return { data, error: data === undefined ? (error ?? last) : error, dataUpdatedAt, retry };
}
