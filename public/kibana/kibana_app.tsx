import { EuiLoadingSpinner, EuiPageSection } from '@elastic/eui';
import React, { useCallback, useEffect, useState } from 'react';
import type { Session } from '../../common/api/session';
import type { Client } from '../api/client';
import { App } from '../app';
import { ErrorState } from '../components/error_state';
import type { AppHost } from '../host/app_host';

type State = { session?: Session; error?: unknown };

interface Props {
  client: Client;
  hostFor: (session: Session) => AppHost;
}

/** Asks who is there, then shows the app. */
export function KibanaApp({ client, hostFor }: Props) {
  const [{ session, error }, setState] = useState<State>({});
  const [host, setHost] = useState<AppHost>();
  const ask = useCallback(() => {
    setState({});
    client.getSession().then(
      (found) => setState({ session: found }),
      (problem: unknown) => setState({ error: problem }),
    );
  }, [client]);
  useEffect(ask, [ask]);
  useEffect(() => setHost(session && hostFor(session)), [session, hostFor]);

  if (host) return <App host={host} />;
  if (error !== undefined) return <ErrorState error={error} onRetry={ask} />;
  return (
    <EuiPageSection alignment="center" grow>
      <EuiLoadingSpinner size="xl" aria-label="Loading" />
    </EuiPageSection>
  );
}
