import { EuiButton } from '@elastic/eui';
import { QueryClientProvider } from '@tanstack/react-query';
import React, { Suspense, useState } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'react-router-dom';
import { createQueryClient } from './api/query_client';
import { EmptyState } from './components/empty_state';
import { LoadingState } from './components/loading_state';
import { PageLayout } from './components/page_layout';
import { ShortcutsProvider } from './components/shortcuts/shortcuts_provider';
import { useLink } from './components/use_link';
import type { AppHost } from './host/app_host';
import { HostProvider, useHost } from './host/host_context';
import { useLiveQueries } from './live/use_live_queries';
import { PAGES, START_PATH } from './pages/pages';
import { ErrorBoundary } from './shell/error_boundary';
import { Navigation } from './shell/navigation';

function NotFound() {
  const link = useLink();
  return (
    <PageLayout title="Not found" hideTitle>
      <EmptyState
        title="There is no such page"
        actions={<EuiButton {...link(START_PATH)}>Go to the alerts</EuiButton>}
      >
        <p>The address may be mistyped or outdated.</p>
      </EmptyState>
    </PageLayout>
  );
}

function Pages() {
  const { kind } = useHost();
  const { pathname } = useLocation();
  const [, page = ''] = pathname.split('/');
  return (
    <ErrorBoundary resetKey={page}>
      <Suspense fallback={<LoadingState label="page" />}>
        <Switch>
          {PAGES.filter(({ only }) => only === undefined || only === kind).map(
            ({ path, component }) => (
              <Route key={path} path={path} component={component} />
            ),
          )}
          <Redirect exact from="/" to={START_PATH} />
          <Route component={NotFound} />
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}

function Shell() {
  useLiveQueries();
  return (
    <>
      <Navigation />
      <Pages />
    </>
  );
}

/** The app, on whatever page its host puts it. The host has put EUI's provider around it: Kibana brings its own. */
export function App({ host }: { host: AppHost }) {
  const [queries] = useState(() => createQueryClient());
  return (
    <HostProvider host={host}>
      <QueryClientProvider client={queries}>
        <Router history={host.history}>
          <ShortcutsProvider>
            <Shell />
          </ShortcutsProvider>
        </Router>
      </QueryClientProvider>
    </HostProvider>
  );
}
