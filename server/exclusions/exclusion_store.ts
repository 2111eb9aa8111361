import type { Actor } from '../../common/triage/record';
import { ApplicationError } from '../../common/errors';
import type { Exclusion } from '../../common/exclusion/exclusion';
import {
  parseComment,
  parseExclusionUpdate,
  parseNewExclusion,
} from '../../common/exclusion/exclusion_schema';
import { neverMatches } from '../../common/exclusion/never_matches';
import {
  changedBy,
  checkBreadth,
  checkTimes,
  newComment,
  newExclusion,
  updateExclusion,
} from './exclusion_changes';
import { VersionConflict, type Clock, type RecordStore } from '../ports';

const TYPE = 'exclusion';
const PAGE = 500;
const ATTEMPTS = 20;

export interface StoredExclusion {
  /** What an update may name, so that nobody else's is overwritten. */
  version: string;
  exclusion: Exclusion;
}

/** One that was just written, and what its author should know: that it can never match, for instance. */
export interface WrittenExclusion extends StoredExclusion {
  warning?: string;
}

export interface ExclusionStore {
  /**
   * @param input what a person says of it; see `exclusion_schema.ts`. It expires 90 days after its start unless it says otherwise.
   * @throws ApplicationError `invalid_input` naming each place; `exclusion_too_broad`
   */
  create(input: unknown, by: Actor): Promise<WrittenExclusion>;
  /**
   * Changes what `input` names; what is left out stays.
   * @param version the version that was read; without it, on top of whatever it is now
   * @throws ApplicationError `invalid_input`, `exclusion_too_broad`, `not_found`, `conflict` naming who changed it
   */
  update(id: string, input: unknown, by: Actor, version?: string): Promise<WrittenExclusion>;
  /** @throws ApplicationError `not_found` */
  setEnabled(id: string, enabled: boolean, by: Actor): Promise<StoredExclusion>;
  /** @throws ApplicationError `invalid_input`, `not_found` */
  addComment(id: string, comment: unknown, by: Actor): Promise<StoredExclusion>;
  /** What it silenced stays silenced. @throws ApplicationError `not_found` */
  delete(id: string): Promise<void>;
  /** @throws ApplicationError `not_found` */
  get(id: string): Promise<StoredExclusion>;
  /** All of them, whatever their state, oldest first. */
  list(): Promise<StoredExclusion[]>;
}

export interface ExclusionStoreDependencies {
  records: RecordStore;
  clock: Clock;
}

/** Exclusions in the record store. One way in: each is checked, and each change is kept in it. */
export function createExclusionStore({
  records,
  clock,
}: ExclusionStoreDependencies): ExclusionStore {
  const get = async (id: string): Promise<StoredExclusion> => {
    const record = await records.get<Exclusion>(TYPE, id);
    if (!record) throw new ApplicationError('not_found', `there is no exclusion ${id}`);
    return { version: record.version, exclusion: record.attributes };
  };

  /** Writes what `next` makes of it; undefined: nothing changes. On top of others' changes unless a version is named. */
  const change = async (
    id: string,
    next: (current: Exclusion, at: string) => Exclusion | undefined,
    version?: string,
  ): Promise<StoredExclusion> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const current = await get(id);
      const { updated_by: who, updated_at: when } = current.exclusion;
      if (version !== undefined && current.version !== version) {
        const message = `exclusion ${id} was changed by ${who}, ${when}, since you read it; look at it again and decide anew`;
        throw new ApplicationError('conflict', message);
      }
      const exclusion = next(current.exclusion, new Date(clock.now()).toISOString());
      if (!exclusion) return current;
      try {
        const record = await records.update(TYPE, id, current.version, exclusion);
        return { version: record.version, exclusion };
      } catch (error) {
        if (!(error instanceof VersionConflict)) throw error;
      }
    }
    throw new ApplicationError(
      'conflict',
      `exclusion ${id} is being changed all the time; try again`,
    );
  };

  return {
    get,
    async create(input, by) {
      const now = clock.now();
      const exclusion = newExclusion(parseNewExclusion(input), by, now);
      checkTimes(exclusion, now);
      checkBreadth(exclusion);
      const { version } = await records.create(TYPE, exclusion.id, exclusion);
      return { version, exclusion, warning: neverMatches(exclusion) };
    },
    async update(id, input, by, version) {
      const update = parseExclusionUpdate(input);
      const written = await change(
        id,
        (current, at) => {
          const { next, fields } = updateExclusion(current, update);
          if (Object.keys(fields).length === 0) return undefined;
          if ('start_time' in fields || 'expire_time' in fields) checkTimes(next, clock.now());
          checkBreadth(next);
          return changedBy(next, { at, by, action: 'update', fields });
        },
        version,
      );
      return { ...written, warning: neverMatches(written.exclusion) };
    },
    setEnabled: (id, enabled, by) =>
      change(id, (current, at) =>
        current.enabled === enabled
          ? undefined
          : changedBy({ ...current, enabled }, { at, by, action: enabled ? 'enable' : 'disable' }),
      ),
    async addComment(id, comment, by) {
      const text = parseComment(comment);
      return change(id, (current, at) => {
        const comments = [...current.comments, newComment(text, by, at)];
        return changedBy({ ...current, comments }, { at, by, action: 'comment' });
      });
    },
    async delete(id) {
      await get(id);
      await records.delete(TYPE, id);
    },
    async list() {
      const found: StoredExclusion[] = [];
      let after: string | undefined;
      do {
        const page = await records.list<Exclusion>(TYPE, { size: PAGE, after });
        found.push(...page.map(({ version, attributes: exclusion }) => ({ version, exclusion })));
        after = page.length < PAGE ? undefined : page.at(-1)?.id;
      } while (after !== undefined);
      const order = ({ exclusion: { created_at, id } }: StoredExclusion) => `${created_at} ${id}`;
      return found.sort((a, b) => (order(a) < order(b) ? -1 : 1));
    },
  };
}
