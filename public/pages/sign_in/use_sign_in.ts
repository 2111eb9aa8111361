import { useCallback, useEffect, useRef, useState } from 'react';
import type { Session } from '../../../common/api/session';
import type { Client } from '../../api/client';
import { takeLinkToken } from './link_token';
import { signInProblem, type SignInProblem, type SignInWay } from './sign_in_problem';

type Credentials = { name: string; password: string } | { token: string };

export interface SignInState {
  /** What is being tried at the moment. */
  trying?: SignInWay;
  problem?: SignInProblem;
  signIn(credentials: Credentials): Promise<void>;
}

/** Signs in; a token in the page's address is tried at once. */
export function useSignIn(client: Client, onSignedIn: (session: Session) => void): SignInState {
  const [trying, setTrying] = useState<SignInWay>();
  const [problem, setProblem] = useState<SignInProblem>();
  const done = useRef(onSignedIn);
  useEffect(() => {
    done.current = onSignedIn;
  });

  const signIn = useCallback(
    async (credentials: Credentials) => {
      const way = 'token' in credentials ? 'link' : 'password';
      setTrying(way);
      setProblem(undefined);
      try {
        done.current(await client.signIn({ body: credentials }));
      } catch (error) {
        setProblem(signInProblem(error, way));
      } finally {
        setTrying(undefined);
      }
    },
    [client],
  );

  useEffect(() => {
    const tryToken = () => {
      const token = takeLinkToken();
      if (token !== undefined) void signIn({ token });
    };
    tryToken();
    // A link pasted into the address bar of this very page only changes what stands behind `#`.
    window.addEventListener('hashchange', tryToken);
    return () => window.removeEventListener('hashchange', tryToken);
  }, [signIn]);

  return { trying, problem, signIn };
}
