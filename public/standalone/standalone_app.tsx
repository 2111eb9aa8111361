import { EuiLoadingSpinner, EuiPageSection } from '@elastic/eui';
import { createBrowserHistory } from 'history';
import React, { useEffect, useMemo, useState } from 'react';
import type { Session } from '../../common/api/session';
import { ApiError } from '../api/api_error';
import { createClient, type Client } from '../api/client';
import { App } from '../app';
import { ErrorState } from '../components/error_state';
import type { AppHost } from '../host/app_host';
import { titlePart } from '../host/title_part';
import { SignInPage } from '../pages/sign_in/sign_in_page';
import { API_PREFIX, createFetchTransport } from './fetch_transport';
import { createLiveStream } from './live_stream';
import { themeStore } from './theme';
import { createToastStore, Toasts } from './toasts';

const PRODUCT = 'Executable Stack';
const history = createBrowserHistory();
const toasts = createToastStore();

/** Where sign-in links lead: to the app, once one is in. */
const SIGN_IN_PATH = '/sign-in';

type State =
  | { step: 'asking' }
  | { step: 'failed'; error: unknown }
  | { step: 'signed_out'; hasEnded?: boolean }
  | { step: 'signed_in'; session: Session };

/** What is shown once the server knows no session: whoever signed out by themselves need not be told. */
function withoutSession(before: State): State {
  if (before.step === 'signed_out') return before;
  return { step: 'signed_out', hasEnded: before.step === 'signed_in' };
}

/** The server saw no session when it sent the page: there is nobody to ask for. */
function isStranger(): boolean {
  return document.querySelector<HTMLMetaElement>('meta[name="session"]')?.content === 'none';
}

function useSession(): { state: State; client: Client; ask(): void; set(state: State): void } {
  const [state, set] = useState<State>({ step: isStranger() ? 'signed_out' : 'asking' });
  const client = useMemo(
    () => createClient(createFetchTransport({ onSignedOut: () => set(withoutSession) })),
    [],
  );
  const ask = useMemo(
    () => () => {
      set({ step: 'asking' });
      client.getSession().then(
        (session) => set({ step: 'signed_in', session }),
        (error: unknown) =>
          set(
            error instanceof ApiError && error.isSignedOut
              ? { step: 'signed_out' }
              : { step: 'failed', error },
          ),
      );
    },
    [client],
  );
  useEffect(() => {
    if (!isStranger()) ask();
  }, [ask]);
  return { state, client, ask, set };
}

interface SignedInProps {
  client: Client;
  session: Session;
  onSignedOut: () => void;
}

function SignedIn({ client, session, onSignedOut }: SignedInProps) {
  const live = useMemo(() => createLiveStream(API_PREFIX), []);
  useEffect(() => {
    live.start();
    return () => live.stop();
  }, [live]);
  const host = useMemo<AppHost>(
    () => ({
      kind: 'standalone',
      client,
      live,
      session,
      history,
      theme: themeStore,
      notify: toasts.add,
      setTitle: (parts) => {
        document.title = [...parts.map(titlePart), PRODUCT].join(' · ');
      },
      signOut: async () => {
        await client.signOut();
        onSignedOut();
      },
    }),
    [client, live, session, onSignedOut],
  );
  useEffect(() => {
    if (history.location.pathname === SIGN_IN_PATH) history.replace('/');
  }, []);
  return <App host={host} />;
}

/** The app on a page of its own: asks who is there, then shows the app or the way in. The address stays, so signing in leads back. */
export function StandaloneApp() {
  const { state, client, ask, set } = useSession();
  const onSignedOut = useMemo(() => () => set({ step: 'signed_out' }), [set]);
  return (
    <>
      {state.step === 'asking' && (
        <EuiPageSection alignment="center" grow>
          <EuiLoadingSpinner size="xl" aria-label="Loading" />
        </EuiPageSection>
      )}
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={ask} />}
      {state.step === 'signed_out' && (
        <SignInPage
          client={client}
          hasEnded={state.hasEnded}
          onSignedIn={(session) => set({ step: 'signed_in', session })}
        />
      )}
      {state.step === 'signed_in' && (
        <SignedIn client={client} session={state.session} onSignedOut={onSignedOut} />
      )}
      <Toasts store={toasts} />
    </>
  );
}
