import { ROLE_PRIVILEGES, type Caller } from '../../common/access/privileges';
import {
  VersionConflict,
  type Clock,
  type RecordStore,
  type StoredRecord,
} from '../../server/ports';
import { hashSecret, newSecret } from './secret';
import type { StoredUser, UserStore } from './user_store';

const TYPE = 'session';
const PAGE = 500;
/** How exactly it is known when a session was used last. */
const TOUCH_EVERY = 60_000;

/** How long a session lasts, milliseconds. */
export interface SessionLimits {
  /** Without being used. */
  idle: number;
  /** Whatever is done with it. */
  absolute: number;
}

export const DEFAULT_SESSION_LIMITS: SessionLimits = {
  idle: 8 * 60 * 60_000,
  absolute: 7 * 24 * 60 * 60_000,
};

/** A session as stored, under the hash of its secret. Times in ms since the epoch. */
export interface SessionRecord {
  user: string;
  /** The user's, when the session began. */
  generation: number;
  created_at: number;
  last_used_at: number;
}

type StoredSession = StoredRecord<SessionRecord>;

/** A session that is good. */
export interface LiveSession {
  /** Names it without giving it away. */
  id: string;
  caller: Caller;
}

export interface SessionStore {
  /** @returns the secret that the browser keeps */
  begin(user: StoredUser): Promise<string>;
  /**
   * Whose session it is; undefined where it is none, or has ended.
   * @param options.touch counts as use of it; default: yes
   */
  find(secret: string, options?: { touch?: boolean }): Promise<LiveSession | undefined>;
  /** Nothing happens where there is none. */
  end(secret: string): Promise<void>;
  /** @returns how many there were */
  endAll(user: string): Promise<number>;
  /** Sessions that are good, by the id of their user. */
  byUser(): Promise<Map<string, SessionRecord[]>>;
  /** Forgets those that have ended by themselves. */
  sweep(): Promise<void>;
}

/** Sessions as records: whoever deletes the record has ended the session. */
export function createSessionStore(
  records: RecordStore,
  clock: Clock,
  users: Pick<UserStore, 'find' | 'list'>,
  limits: SessionLimits = DEFAULT_SESSION_LIMITS,
): SessionStore {
  const isOver = ({ created_at: created, last_used_at: used }: SessionRecord): boolean => {
    const now = clock.now();
    return now - used >= limits.idle || now - created >= limits.absolute;
  };

  const list = async (): Promise<StoredSession[]> => {
    const found: StoredSession[] = [];
    let after: string | undefined;
    do {
      const page = await records.list<SessionRecord>(TYPE, { size: PAGE, after });
      found.push(...page);
      after = page.length < PAGE ? undefined : page.at(-1)?.id;
    } while (after !== undefined);
    return found;
  };

  const touch = async ({ id, version, attributes }: StoredSession): Promise<void> => {
    const now = clock.now();
    if (Math.abs(now - attributes.last_used_at) < TOUCH_EVERY) return;
    try {
      await records.update(TYPE, id, version, { ...attributes, last_used_at: now });
    } catch (error) {
      // Another request of the session was faster, or it has just been ended.
      if (!(error instanceof VersionConflict)) throw error;
    }
  };

  return {
    async begin(user) {
      const secret = newSecret();
      const now = clock.now();
      const session: SessionRecord = {
        user: user.id,
        generation: user.attributes.generation,
        created_at: now,
        last_used_at: now,
      };
      await records.create(TYPE, hashSecret(secret), session);
      return secret;
    },
    async find(secret, options) {
      const session = await records.get<SessionRecord>(TYPE, hashSecret(secret));
      if (!session || isOver(session.attributes)) return undefined;
      const user = await users.find(session.attributes.user);
      if (user?.attributes.generation !== session.attributes.generation) return undefined;
      if (options?.touch ?? true) await touch(session);
      const { name, role } = user.attributes;
      return { id: session.id, caller: { id: user.id, name, privileges: ROLE_PRIVILEGES[role] } };
    },
    end: (secret) => records.delete(TYPE, hashSecret(secret)),
    async endAll(user) {
      const ended = (await list()).filter(({ attributes }) => attributes.user === user);
      for (const { id } of ended) await records.delete(TYPE, id);
      return ended.filter(({ attributes }) => !isOver(attributes)).length;
    },
    async byUser() {
      const generations = new Map(
        (await users.list()).map(({ id, attributes }) => [id, attributes.generation]),
      );
      const good = (await list())
        .map(({ attributes }) => attributes)
        .filter((one) => !isOver(one) && generations.get(one.user) === one.generation);
      const found = new Map<string, SessionRecord[]>();
      for (const one of good) found.set(one.user, [...(found.get(one.user) ?? []), one]);
      return found;
    },
    async sweep() {
      for (const { id, attributes } of await list()) {
        if (isOver(attributes)) await records.delete(TYPE, id);
      }
    },
  };
}
