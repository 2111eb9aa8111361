import type { FastifyRequest } from 'fastify';
import { may, type Caller } from '../../common/access/privileges';
import type { RouteAccess } from '../../common/api/route';
import { ApplicationError } from '../../common/errors';
import type { Users } from '../users/users';
import type { SessionCookie } from './session_cookie';

const NOBODY: Caller = { id: '', name: '', privileges: [] };

/** What it takes, in the words of the Users page. */
const ROLE_WITH = {
  read: 'a viewer',
  triage: 'an analyst',
  manage_exclusions: 'an administrator',
  manage_settings: 'an administrator',
} as const;

/** Who asks, and whether they may. */
export interface Access {
  /** @throws ApplicationError `signed_out`, `forbidden` */
  check(request: FastifyRequest, access: RouteAccess): Promise<Caller>;
}

/** Reads the session from the cookie; nothing else signs anybody in. */
export function createAccess(
  users: Pick<Users, 'find'>,
  cookie: Pick<SessionCookie, 'read'>,
): Access {
  return {
    async check(request, access) {
      if (access === 'public') return NOBODY;
      const secret = cookie.read(request);
      const session = secret === undefined ? undefined : await users.find(secret);
      // The cookie stays: by now it may be that of a sign-in in another tab, or of a host on another port.
      if (!session)
        throw new ApplicationError('signed_out', 'sign in first, or again: the session has ended');
      const { caller } = session;
      if (access === 'signed_in' || may(caller, access)) return caller;
      throw new ApplicationError('forbidden', `only ${ROLE_WITH[access]} may do this`);
    },
  };
}
