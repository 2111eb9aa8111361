import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api_error';

const MAX_RETRIES = 2;

/** Trying again helps where the server was away or broken, not where it refused. */
function worthRetrying(failures: number, error: Error): boolean {
  if (failures >= MAX_RETRIES) return false;
  return !(error instanceof ApiError) || error.isOffline || error.status >= 500;
}

/**
 * The store of what the server answered. Live messages say what is stale, so answers are kept longer than they would be else.
 * `networkMode` is `always`: the server may be on this machine, and is there without a network.
 */
export function createQueryClient(options: { retry?: false } = {}): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 30_000,
        gcTime: 5 * 60_000,
        retry: options.retry ?? worthRetrying,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
