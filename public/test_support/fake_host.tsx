import { EuiProvider } from '@elastic/eui';
import { createMemoryHistory } from 'history';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import React, { type ReactElement } from 'react';
import { Router } from 'react-router-dom';
import { PRIVILEGES } from '../../common/access/privileges';
import type { Api, RouteName } from '../../common/api/api';
import type { LiveMessage } from '../../common/api/live';
import type { RouteInput, RouteResponse } from '../../common/api/route';
import { createQueryClient } from '../api/query_client';
import type { Client } from '../api/client';
import { ApiError } from '../api/api_error';
import { ShortcutsProvider } from '../components/shortcuts/shortcuts_provider';
import type { AppHost, LiveState, Toast } from '../host/app_host';
import { HostProvider } from '../host/host_context';

/** What the server answers in a test: a function for each route that the test needs. */
export type FakeHandlers = {
  [N in RouteName]?: (
    input: RouteInput<Api[N]>,
  ) => RouteResponse<Api[N]> | Promise<RouteResponse<Api[N]>>;
};

/** A host without a server, and what the app did with it. */
export interface FakeHost extends AppHost {
  calls: { route: RouteName; input: unknown }[];
  toasts: Toast[];
  titles: string[][];
  /** As if the server sent it. */
  send(message: LiveMessage): void;
  setLiveState(state: LiveState): void;
}

interface Options {
  handlers?: FakeHandlers;
  path?: string;
  kind?: AppHost['kind'];
  session?: AppHost['session'];
}

function fakeClient(handlers: FakeHandlers, calls: FakeHost['calls']): Client {
  return new Proxy({} as Client, {
    get: (_, route: RouteName) => async (input: unknown) => {
      calls.push({ route, input });
      const handler = handlers[route] as ((input: unknown) => unknown) | undefined;
      if (!handler)
        throw new ApiError(404, {
          detail: `this test has no handler for ${route}`,
          code: 'not_found',
        });
      return await handler(input ?? {});
    },
  });
}

function fakeLive() {
  const listeners = new Set<(message: LiveMessage) => void>();
  const stateListeners = new Set<(state: LiveState) => void>();
  let state: LiveState = 'live';
  const subscription =
    <T,>(set: Set<T>) =>
    (listener: T) => {
      set.add(listener);
      return () => void set.delete(listener);
    };
  return {
    live: {
      subscribe: subscription(listeners),
      onState: subscription(stateListeners),
      state: () => state,
    },
    send: (message: LiveMessage) => listeners.forEach((listener) => listener(message)),
    setLiveState: (next: LiveState) => {
      state = next;
      stateListeners.forEach((listener) => listener(next));
    },
  };
}

/** A host for tests: answers come from `handlers`, what the app does with it is kept. */
export function createFakeHost({
  handlers = {},
  path = '/alerts',
  kind = 'standalone',
  session = { user: { id: 'alice', name: 'alice' }, privileges: [...PRIVILEGES] },
}: Options = {}): FakeHost {
  const calls: FakeHost['calls'] = [];
  const toasts: Toast[] = [];
  const titles: string[][] = [];
  return {
    kind,
    session,
    calls,
    toasts,
    titles,
    client: fakeClient(handlers, calls),
    history: createMemoryHistory({ initialEntries: [path] }),
    notify: (toast) => void toasts.push(toast),
    setTitle: (parts) => void titles.push([...parts]),
    ...fakeLive(),
  };
}

/** Renders a part of the app as it stands in it: theme, host, queries, router, shortcuts. */
export function renderInApp(ui: ReactElement, options: Options | FakeHost = {}) {
  const host = 'client' in options ? options : createFakeHost(options);
  const queries = createQueryClient({ retry: false });
  const view = render(ui, {
    wrapper: ({ children }) => (
      <EuiProvider colorMode="light">
        <HostProvider host={host}>
          <QueryClientProvider client={queries}>
            <Router history={host.history}>
              <ShortcutsProvider>{children}</ShortcutsProvider>
            </Router>
          </QueryClientProvider>
        </HostProvider>
      </EuiProvider>
    ),
  });
  return { ...view, host, queries };
}
