import type { ISavedObjectsRepository, SavedObject } from '@kbn/core/server';
import type { JsonValue } from '../../../common/document/document';
import { VersionConflict, type RecordStore, type StoredRecord } from '../../ports';
import { isConflict, isInvalidVersion, isNotFound } from './errors';
import type { RecordAttributes, RecordType } from './types';

type Versioned = Pick<SavedObject<RecordAttributes>, 'id' | 'version' | 'attributes'>;

const MOST_AT_ONCE = 1000;

interface ListOptions {
  size: number;
  after?: string;
  descending?: boolean;
}

/** By their bytes, as Elasticsearch sorts keywords. */
function compareIds(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** The inner id to go on after: the last but one, since copies of the last may follow on the next page. */
function lastWhole(page: readonly Versioned[]): string | undefined {
  const last = page.at(-1)?.attributes.id;
  return page.findLast(({ attributes: { id } }) => id !== last)?.attributes.id ?? last;
}

function isDeleted({ attributes }: Versioned): boolean {
  return attributes.value === undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One that was imported as a copy has got an id of its own, and what is in it still says the old one. */
function withOwnId(id: string, value: unknown): unknown {
  return isObject(value) && 'id' in value ? { ...value, id } : value;
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

/**
 * Records as Kibana's saved objects, of one space. A saved object can't be deleted by its version: one that may go only if it is
 * as it was read is emptied by its version instead, and counts as gone from then on.
 */
export class SavedObjectsRecordStore implements RecordStore {
  /** @param namespace the space; undefined for the default one */
  constructor(
    private readonly repository: ISavedObjectsRepository,
    private readonly types: Readonly<Record<string, RecordType>>,
    private readonly namespace: string | undefined,
  ) {}

  async get<A = JsonValue>(type: string, id: string): Promise<StoredRecord<A> | undefined> {
    const found = await this.find(type, id);
    return found && !isDeleted(found) ? this.toRecord<A>(type, found) : undefined;
  }

  async create<A = JsonValue>(type: string, id: string, attributes: A): Promise<StoredRecord<A>> {
    const given = { id, value: plain(attributes) };
    try {
      const options = { id, overwrite: false, ...this.writing(type) };
      const { version } = await this.repository.create(this.nameOf(type), given, options);
      return this.toRecord<A>(type, { id, version, attributes: given });
    } catch (error) {
      if (!isConflict(error)) throw error;
      const taken = await this.find(type, id);
      if (!taken?.version || !isDeleted(taken)) throw new VersionConflict(`${type} ${id}`);
      return this.update(type, id, taken.version, attributes);
    }
  }

  async update<A = JsonValue>(
    type: string,
    id: string,
    version: string,
    attributes: A,
  ): Promise<StoredRecord<A>> {
    const given = { id, value: plain(attributes) };
    const written = await this.replace(type, id, version, given);
    return this.toRecord<A>(type, { id, version: written, attributes: given });
  }

  async delete(type: string, id: string, version?: string): Promise<void> {
    if (version !== undefined) {
      const found = await this.get(type, id);
      if (found) await this.replace(type, id, version, { id });
      return;
    }
    try {
      const refresh = this.isListed(type) && !this.types[type]?.isPruned;
      await this.repository.delete(this.nameOf(type), id, { ...this.inSpace(), refresh });
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }

  async list<A = JsonValue>(type: string, options: ListOptions): Promise<StoredRecord<A>[]> {
    const found = this.types[type]?.isImported
      ? await this.listImported(type, options)
      : await this.listByOwnId(type, options);
    return found.map((one) => this.toRecord<A>(type, one));
  }

  private async listByOwnId(type: string, options: ListOptions): Promise<Versioned[]> {
    const { size, descending } = options;
    const found: Versioned[] = [];
    let { after } = options;
    while (found.length < size) {
      const perPage = Math.min(MOST_AT_ONCE, Math.ceil(size) - found.length);
      const page = await this.page(type, { perPage, after, descending });
      found.push(...page.filter((one) => !isDeleted(one)));
      if (page.length < perPage) break;
      after = page.at(-1)?.attributes.id;
    }
    return found;
  }

  /** The id that is sorted by is in a copy that of what was copied: neither an order of the copies nor a place among them. */
  private async listImported(type: string, options: ListOptions): Promise<Versioned[]> {
    const { size, after, descending = false } = options;
    const all = new Map<string, Versioned>();
    let last: string | undefined;
    let page: Versioned[];
    do {
      page = await this.page(type, { perPage: MOST_AT_ONCE, after: last });
      for (const one of page) all.set(one.id, one);
      last = lastWhole(page);
    } while (page.length === MOST_AT_ONCE);
    const direction = descending ? -1 : 1;
    return [...all.values()]
      .filter((one) => !isDeleted(one))
      .sort((a, b) => direction * compareIds(a.id, b.id))
      .filter(({ id }) => after === undefined || direction * compareIds(id, after) > 0)
      .slice(0, size);
  }

  private async page(
    type: string,
    { perPage, after, descending }: { perPage: number; after?: string; descending?: boolean },
  ): Promise<Versioned[]> {
    const { saved_objects: found } = await this.repository.find<RecordAttributes>({
      type: this.nameOf(type),
      namespaces: [this.namespace ?? 'default'],
      perPage,
      sortField: 'id',
      sortOrder: descending ? 'desc' : 'asc',
      ...(after !== undefined && { searchAfter: [after] }),
    });
    return found;
  }

  private async find(type: string, id: string): Promise<Versioned | undefined> {
    try {
      return await this.repository.get<RecordAttributes>(this.nameOf(type), id, this.inSpace());
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  private async replace(
    type: string,
    id: string,
    version: string,
    attributes: RecordAttributes,
  ): Promise<string | undefined> {
    const options = { version, mergeAttributes: false, ...this.writing(type) };
    try {
      return (await this.repository.update(this.nameOf(type), id, attributes, options)).version;
    } catch (error) {
      if (isConflict(error) || isNotFound(error) || isInvalidVersion(error))
        throw new VersionConflict(`${type} ${id}`);
      throw error;
    }
  }

  private toRecord<A>(type: string, { id, version = '', attributes }: Versioned): StoredRecord<A> {
    return { type, id, version, attributes: withOwnId(id, attributes.value) as A };
  }

  private nameOf(type: string): string {
    const known = this.types[type];
    if (!known) throw new RangeError(`no saved objects are declared for records of type ${type}`);
    return known.savedObject;
  }

  private inSpace(): { namespace: string | undefined } {
    return { namespace: this.namespace };
  }

  /** What lists are asked of is to be in the next one; the lease and the ledger are only ever read by id, which sees all. */
  private writing(type: string): { namespace: string | undefined; refresh: boolean } {
    return { ...this.inSpace(), refresh: this.isListed(type) };
  }

  private isListed(type: string): boolean {
    return this.types[type]?.isListed ?? false;
  }
}
