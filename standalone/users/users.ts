import type { Role } from '../../common/access/privileges';
import type { User } from '../../common/api/users';
import { ApplicationError } from '../../common/errors';
import type { Clock, RecordStore } from '../../server/ports';
import { checkPassword } from './password_hash';
import {
  createSessionStore,
  type LiveSession,
  type SessionLimits,
  type SessionRecord,
} from './session_store';
import { createSignInLinks } from './sign_in_links';
import { createUserStore, userId, type StoredUser } from './user_store';

/** Whom the first link signs in. */
export const OWNER = 'owner';

/** A session that has just begun. */
export interface SignedIn {
  secret: string;
  session: LiveSession;
}

/** Who may use this host, and who is doing so. */
export interface Users {
  /** Whether anybody could sign in with a password and manage the host. */
  hasAdmin(): Promise<boolean>;
  list(): Promise<User[]>;
  add(name: string, role: Role, password: string): Promise<User>;
  /** Ends the user's sessions. */
  change(name: string, input: { role?: Role; password?: string }): Promise<User>;
  /** Ends the user's sessions. */
  remove(name: string): Promise<void>;
  /** @returns how many sessions ended @throws ApplicationError `not_found` */
  signOutEverywhere(name: string): Promise<number>;
  /** @throws ApplicationError `signed_out`, whatever of the two is wrong */
  signIn(name: string, password: string): Promise<SignedIn>;
  /** @throws ApplicationError `signed_out` where the token is not, or no longer, good */
  signInByToken(token: string): Promise<SignedIn>;
  signOut(secret: string): Promise<void>;
  /** Whose session it is. @param touch counts as use of the session; default: yes */
  find(secret: string, options?: { touch?: boolean }): Promise<LiveSession | undefined>;
  /**
   * A token that signs a user in once. The owner is made where there is none.
   * @throws ApplicationError `not_found`
   */
  makeToken(name: string): Promise<string>;
}

/** Puts users, sessions and links together. */
export function createUsers(records: RecordStore, clock: Clock, limits?: SessionLimits): Users {
  const users = createUserStore(records, clock);
  const sessions = createSessionStore(records, clock, users, limits);
  const links = createSignInLinks(records, clock);

  const describe = (user: StoredUser, open: readonly SessionRecord[]): User => {
    const seen = Math.max(...open.map(({ last_used_at: at }) => at));
    const { name, role, created_at } = user.attributes;
    return {
      name,
      role,
      created_at,
      last_seen_at: open.length > 0 ? new Date(seen).toISOString() : undefined,
      sessions: open.length,
    };
  };

  const report = async (user: StoredUser): Promise<User> =>
    describe(user, (await sessions.byUser()).get(user.id) ?? []);

  const begin = async (user: StoredUser): Promise<SignedIn> => {
    await sessions.sweep();
    const secret = await sessions.begin(user);
    const session = await sessions.find(secret);
    // Somebody changed the user at this very moment.
    if (!session) throw new ApplicationError('signed_out', 'the session ended at once; try again');
    return { secret, session };
  };

  return {
    async hasAdmin() {
      const all = await users.list();
      return all.some(({ attributes: { role, password_hash: hash } }) => role === 'admin' && hash);
    },
    async list() {
      const open = await sessions.byUser();
      return (await users.list()).map((user) => describe(user, open.get(user.id) ?? []));
    },
    add: async (name, role, password) => report(await users.add(name, { role, password })),
    async change(name, input) {
      const before = await users.find(name);
      const user = await users.change(name, input);
      if (user.version !== before?.version) await sessions.endAll(user.id);
      return report(user);
    },
    async remove(name) {
      await users.remove(name);
      await sessions.endAll(userId(name));
    },
    async signOutEverywhere(name) {
      if (!(await users.find(name)))
        throw new ApplicationError('not_found', `there is no user ${name}`);
      return sessions.endAll(userId(name));
    },
    async signIn(name, password) {
      const user = await users.find(name);
      const fits = await checkPassword(password, user?.attributes.password_hash);
      if (!user || !fits)
        throw new ApplicationError('signed_out', 'the name or the password is wrong');
      return begin(user);
    },
    async signInByToken(token) {
      const link = await links.use(token);
      const user = link && (await users.find(link.user));
      if (user && user.attributes.generation === link.generation) return begin(user);
      throw new ApplicationError(
        'signed_out',
        'this sign-in link was used already, is older than an hour, or the user was changed since; make another with `executable-stack user link`',
      );
    },
    signOut: (secret) => sessions.end(secret),
    find: (secret, options) => sessions.find(secret, options),
    async makeToken(name) {
      const user = await users.find(name);
      if (user) return links.make(user);
      if (userId(name) !== OWNER)
        throw new ApplicationError('not_found', `there is no user ${name}`);
      return links.make(await users.add(OWNER, { role: 'admin' }));
    },
  };
}
