import type { Role } from '../../common/access/privileges';
import { ApplicationError } from '../../common/errors';
import {
  VersionConflict,
  type Clock,
  type RecordStore,
  type StoredRecord,
} from '../../server/ports';
import { isCommonPassword } from './common_passwords';
import { hashPassword } from './password_hash';

const TYPE = 'user';
const PAGE = 500;

/** A user as stored. */
export interface UserRecord {
  /** As it was written when the user was added; names differ in more than their case. */
  name: string;
  role: Role;
  /** Missing where the user has only ever signed in by a link. */
  password_hash?: string;
  created_at: string;
  /** Counts changes of role and password. A session of another number has ended. */
  generation: number;
}

export type StoredUser = StoredRecord<UserRecord>;

/** What is known of a user beside the name. */
export interface UserInput {
  role: Role;
  password?: string;
}

/** The users of this host. */
export interface UserStore {
  find(name: string): Promise<StoredUser | undefined>;
  /** All, by name. */
  list(): Promise<StoredUser[]>;
  /** @throws ApplicationError `conflict` where there is one of this name; `invalid_input` for a password that is guessed first */
  add(name: string, input: UserInput): Promise<StoredUser>;
  /**
   * Changes role, password or both; either ends what the user had open.
   * @throws ApplicationError `not_found`; `conflict` where no administrator would be left; `invalid_input` for the password
   */
  change(name: string, input: Partial<UserInput>): Promise<StoredUser>;
  /** @throws ApplicationError `not_found`; `conflict` where no administrator would be left */
  remove(name: string): Promise<void>;
}

/** Names are told apart without regard to case. */
export function userId(name: string): string {
  return name.toLowerCase();
}

function checkPasswordStrength(name: string, password: string): void {
  if (!isCommonPassword(password, name)) return;
  throw new ApplicationError(
    'invalid_input',
    'password: is one of those that are guessed first; choose another, such as a few words that do not belong together',
  );
}

/** Lets one piece of work begin when the one before has ended. */
function inOrder(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}

/** Users as records. */
export function createUserStore(records: RecordStore, clock: Clock): UserStore {
  // Of two administrators who remove each other at once, one stays.
  const oneAtATime = inOrder();

  const find = (name: string) => records.get<UserRecord>(TYPE, userId(name));

  const list = async (): Promise<StoredUser[]> => {
    const found: StoredUser[] = [];
    let after: string | undefined;
    do {
      const page = await records.list<UserRecord>(TYPE, { size: PAGE, after });
      found.push(...page);
      after = page.length < PAGE ? undefined : page.at(-1)?.id;
    } while (after !== undefined);
    return found;
  };

  const existing = async (name: string): Promise<StoredUser> => {
    const user = await find(name);
    if (!user) throw new ApplicationError('not_found', `there is no user ${name}`);
    return user;
  };

  const checkAdminLeft = async (without: StoredUser): Promise<void> => {
    if (without.attributes.role !== 'admin') return;
    const others = (await list()).filter(({ id }) => id !== without.id);
    if (others.some(({ attributes }) => attributes.role === 'admin')) return;
    throw new ApplicationError(
      'conflict',
      `${without.attributes.name} is the only administrator; make somebody else one first`,
    );
  };

  const change = async (name: string, { role, password }: Partial<UserInput>) => {
    const user = await existing(name);
    const { attributes } = user;
    if (role !== undefined && role !== 'admin') await checkAdminLeft(user);
    if (password !== undefined) checkPasswordStrength(attributes.name, password);
    const isOther = password !== undefined || (role !== undefined && role !== attributes.role);
    if (!isOther) return user;
    const next: UserRecord = {
      ...attributes,
      role: role ?? attributes.role,
      ...(password !== undefined && { password_hash: await hashPassword(password) }),
      generation: attributes.generation + 1,
    };
    try {
      return await records.update(TYPE, user.id, user.version, next);
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error;
      throw new ApplicationError(
        'conflict',
        `user ${name} was changed by somebody else; try again`,
      );
    }
  };

  return {
    find,
    list,
    async add(name, { role, password }) {
      const taken = new ApplicationError('conflict', `there is a user ${name} already`);
      if (await find(name)) throw taken;
      if (password !== undefined) checkPasswordStrength(name, password);
      const user: UserRecord = {
        name,
        role,
        ...(password !== undefined && { password_hash: await hashPassword(password) }),
        created_at: new Date(clock.now()).toISOString(),
        // A user removed and added again under the name has nothing to do with sessions from before.
        generation: clock.now(),
      };
      try {
        return await records.create(TYPE, userId(name), user);
      } catch (error) {
        throw error instanceof VersionConflict ? taken : error;
      }
    },
    change: (name, input) => oneAtATime(() => change(name, input)),
    remove: (name) =>
      oneAtATime(async () => {
        const user = await existing(name);
        await checkAdminLeft(user);
        await records.delete(TYPE, user.id);
      }),
  };
}
