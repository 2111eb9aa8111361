import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
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

/** A route that reads. While a new answer is on its way the one before stays. */
export function useRoute<N extends RouteName>(
  name: N,
  input: RouteInput<Api[N]>,
  options: { enabled?: boolean; refetchInterval?: number } = {},
) {
  const { client } = useHost();
  return useQuery({
    queryKey: routeKey(name, input),
    queryFn: ({ signal }) => (client[name] as Call<N>)(input, signal),
    placeholderData: keepPreviousData,
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
