import { VersionConflict, type Clock, type RecordStore } from '../../server/ports';
import { hashSecret, newSecret } from './secret';
import type { StoredUser } from './user_store';

const TYPE = 'sign_in_link';
const PAGE = 500;
const GOOD_FOR = 60 * 60_000;

/** Whom a link signs in. */
interface LinkedUser {
  user: string;
  /** The user's, when the link was made. */
  generation: number;
}

interface LinkRecord extends LinkedUser {
  /** Milliseconds since the epoch. */
  expires_at: number;
  used: boolean;
}

/** Links that sign a user in once, without a password. */
export interface SignInLinks {
  /** Makes one that is good for an hour. The user's earlier ones are good no more. @returns its token */
  make(user: StoredUser): Promise<string>;
  /** Uses a token up. @returns undefined where it is none, was used, or is too old */
  use(token: string): Promise<LinkedUser | undefined>;
}

/** Links as records under the hash of their token. */
export function createSignInLinks(records: RecordStore, clock: Clock): SignInLinks {
  const prune = async (user: string): Promise<void> => {
    for (const { id, attributes } of await records.list<LinkRecord>(TYPE, { size: PAGE })) {
      const isPast = attributes.used || attributes.expires_at <= clock.now();
      if (isPast || attributes.user === user) await records.delete(TYPE, id);
    }
  };

  return {
    async make({ id: user, attributes: { generation } }) {
      await prune(user);
      const token = newSecret();
      const expires_at = clock.now() + GOOD_FOR;
      const link: LinkRecord = { user, generation, expires_at, used: false };
      await records.create(TYPE, hashSecret(token), link);
      return token;
    },
    async use(token) {
      const link = await records.get<LinkRecord>(TYPE, hashSecret(token));
      if (!link || link.attributes.used || link.attributes.expires_at <= clock.now())
        return undefined;
      try {
        // Of two who use it at once, the version lets one win.
        await records.update(TYPE, link.id, link.version, { ...link.attributes, used: true });
      } catch (error) {
        if (error instanceof VersionConflict) return undefined;
        throw error;
      }
      return link.attributes;
    },
  };
}
