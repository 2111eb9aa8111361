import {
  EuiFlexGroup,
  EuiFlexItem,
  useEuiPaddingSize,
  useIsWithinMaxBreakpoint,
} from '@elastic/eui';
import React, { lazy, Suspense, useCallback, useEffect } from 'react';
import { useHistory, useLocation, useRouteMatch } from 'react-router-dom';
import { canReadAlerts } from '../../../common/access/alert_access';
import { EmptyState } from '../../components/empty_state';
import { loadPart } from '../../api/load_part';
import { LoadingState } from '../../components/loading_state';
import { PAGE_PADDING, PageLayout } from '../../components/page_layout';
import { useCaller } from '../../host/use_caller';
import { ErrorBoundary } from '../../shell/error_boundary';
import { narrowQuery } from './queue/model/narrow_query';
import { Queue } from './queue/queue';
import { useQueue } from './queue/use_queue';

const PATH = '/alerts';

// The queue is there first; what shows an alert comes while the reader looks for one.
const loadInvestigation = () => loadPart(import('./investigation/investigation'));
const Investigation = lazy(async () => ({ default: (await loadInvestigation()).Investigation }));

function placeOf(id: string | undefined): string {
  return id === undefined ? PATH : `${PATH}/${encodeURIComponent(id)}`;
}

function useOpenAlert() {
  const history = useHistory();
  const { search } = useLocation();
  const id = useRouteMatch<{ id: string }>(`${PATH}/:id`)?.params.id;
  const open = useCallback(
    (wanted: string | undefined, { replace = false }: { replace?: boolean } = {}) =>
      history[replace ? 'replace' : 'push']({
        pathname: placeOf(wanted),
        search: history.location.search,
      }),
    [history],
  );
  const hrefOf = useCallback(
    (wanted: string) => history.createHref({ pathname: placeOf(wanted), search }),
    [history, search],
  );
  return { id, open, hrefOf };
}

function AlertsView() {
  const queue = useQueue();
  const { id, open, hrefOf } = useOpenAlert();
  // Whoever opens an alert is told that it was not loaded.
  useEffect(() => void loadInvestigation().catch(() => undefined), []);
  const isNarrow = useIsWithinMaxBreakpoint('m');
  const padding = useEuiPaddingSize(PAGE_PADDING);
  const alert = id !== undefined && (
    <ErrorBoundary resetKey={id}>
      <Suspense fallback={<LoadingState label="alert" lines={8} />}>
        <Investigation
          alertId={id}
          onClose={() => open(undefined)}
          onFilter={(clause) => queue.change({ q: narrowQuery(queue.view.q, clause) })}
        />
      </Suspense>
    </ErrorBoundary>
  );
  return (
    <EuiFlexGroup gutterSize="m" alignItems="flexStart" responsive={false}>
      <EuiFlexItem
        grow={5}
        style={{ minInlineSize: 0, ...(isNarrow && id !== undefined && { display: 'none' }) }}
      >
        <Queue queue={queue} openAlert={id} onOpen={open} hrefOf={hrefOf} />
      </EuiFlexItem>
      {alert && (
        <EuiFlexItem
          grow={6}
          style={
            isNarrow
              ? { minInlineSize: 0 }
              : {
                  minInlineSize: 0,
                  position: 'sticky',
                  insetBlockStart: 'var(--euiFixedHeadersOffset, 0px)',
                  // Above the queue's end it would else be pushed under the header by the page's padding.
                  maxBlockSize: `calc(100vh - var(--euiFixedHeadersOffset, 0px) - ${padding})`,
                  overflowY: 'auto',
                }
          }
        >
          {alert}
        </EuiFlexItem>
      )}
    </EuiFlexGroup>
  );
}

/** The queue, and beside it the investigation of the alert that is open. */
export function AlertsPage() {
  const caller = useCaller();
  return (
    <PageLayout title="Alerts" hideTitle>
      {canReadAlerts(caller) ? (
        <AlertsView />
      ) : (
        <EmptyState iconType="lock" title="You may not see alerts">
          <p>Ask an administrator for the right to read them.</p>
        </EmptyState>
      )}
    </PageLayout>
  );
}
