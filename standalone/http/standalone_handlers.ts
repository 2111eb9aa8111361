import type { Api, HandlerRequest, StandaloneRouteName } from '../../common/api/api';
import type { RouteResponse } from '../../common/api/route';
import type { InputReport } from '../../common/api/setup';
import { errorMessage } from '../../common/errors';
import type { Logger, RecordStore } from '../../server/ports';
import type { SignedIn, Users } from '../users/users';

/** What a handler of this host may do beside answering. */
export interface HttpContext {
  /** The secret of the session that asks. */
  secret: string | undefined;
  setSession(secret: string): void;
  clearSession(): void;
  setStatus(status: number): void;
}

type StandaloneHandlers = {
  [N in StandaloneRouteName]: (
    request: HandlerRequest<N>,
    http: HttpContext,
  ) => Promise<RouteResponse<Api[N]>>;
};

export interface StandaloneContext {
  users: Users;
  records: RecordStore;
  logger: Logger;
  /** How the inputs of this process do. */
  inputs: () => InputReport[];
  loadSample: () => Promise<{ events: number; alerts: number }>;
}

async function isStoreThere({ records, logger }: StandaloneContext): Promise<boolean> {
  try {
    await records.list('health', { size: 1 });
    return true;
  } catch (error) {
    logger.error('the store does not answer', { error: errorMessage(error) });
    return false;
  }
}

/** What serves the routes that only this host has. */
export function createStandaloneHandlers(context: StandaloneContext): StandaloneHandlers {
  const { users, inputs, loadSample } = context;

  /** Whoever signs in gets a new session, and the one that was open in this browser ends. */
  const begin = async ({ secret, session }: SignedIn, http: HttpContext) => {
    if (http.secret !== undefined) await users.signOut(http.secret);
    http.setSession(secret);
    const { id, name, privileges } = session.caller;
    return { user: { id, name }, privileges: [...privileges] };
  };

  return {
    async signIn({ body }, http) {
      const signedIn =
        'token' in body
          ? await users.signInByToken(body.token)
          : await users.signIn(body.name, body.password);
      return begin(signedIn, http);
    },
    async signOut(_, http) {
      if (http.secret !== undefined) await users.signOut(http.secret);
      http.clearSession();
      return { signed_out: true };
    },
    async getHealth(_, http) {
      if (await isStoreThere(context)) return { status: 'ok' };
      http.setStatus(503);
      return { status: 'unavailable' };
    },
    listUsers: async () => ({ users: await users.list() }),
    createUser: ({ body: { name, role, password } }) => users.add(name, role, password),
    updateUser: ({ params: { name }, body }) => users.change(name, body),
    async deleteUser({ params: { name } }) {
      await users.remove(name);
      return { deleted: true };
    },
    signOutUser: async ({ params: { name } }) => ({ ended: await users.signOutEverywhere(name) }),
    listInputs: async () => ({ inputs: inputs() }),
    loadSample: () => loadSample(),
  };
}
