import { fieldValues, type Document, type JsonValue } from '../../common/document/document';
import { ecsFieldTypes } from '../../common/document/field_types';
import { and } from '../../common/kql/ast';
import { compilePredicate } from '../../common/kql/predicate';
import {
  VersionConflict,
  type AlertIndex,
  type Bucket,
  type Facet,
  type FacetCount,
  type Filter,
  type RecordStore,
  type Search,
  type SortField,
  type StoredRecord,
  type Versioned,
} from '../../server/ports';

const nextVersion = (version: string): string => String(Number(version) + 1);

const order = <T>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

function timeOf(document: Document, time: Search['time']): number {
  const fields = time === 'ingested' ? ['event.ingested', '@timestamp'] : ['@timestamp'];
  const [first] = fields.flatMap((field) => fieldValues(document, field));
  return Date.parse(String(first));
}

/** Documents are compared field by field, missing values last, their ids at the end. */
function compareBy(sort: readonly SortField[]): (a: Versioned, b: Versioned) => number {
  return (a, b) => {
    for (const { field, direction } of sort) {
      const [left] = fieldValues(a.document, field);
      const [right] = fieldValues(b.document, field);
      if (left === right) continue;
      if (left === undefined) return 1;
      if (right === undefined) return -1;
      const result = order<JsonValue>(left, right);
      if (result !== 0) return direction === 'desc' ? -result : result;
    }
    return order(a.id, b.id);
  };
}

function sortOf({ sort, time = 'ingested' }: Search): SortField[] {
  return (
    sort ?? [{ field: time === 'ingested' ? 'event.ingested' : '@timestamp', direction: 'asc' }]
  );
}

/** An alert index in memory, for tests. Its cursor is the last hit as it was. */
export class MemoryAlertIndex implements AlertIndex {
  /** As they are kept, by id. */
  readonly all = new Map<string, Versioned>();

  constructor(private readonly index = 'alerts') {}

  async createMany(given: readonly { id: string; document: Document }[]) {
    const created: string[] = [];
    const existing: string[] = [];
    for (const { id, document } of given) {
      if (this.all.has(id)) {
        existing.push(id);
        continue;
      }
      created.push(id);
      this.all.set(id, {
        id,
        index: this.index,
        version: '1',
        document: structuredClone(document),
      });
    }
    return { created, existing };
  }

  async get(id: string) {
    return structuredClone(this.all.get(id));
  }

  async getMany(ids: readonly string[]) {
    return [...new Set(ids)].flatMap((id) => structuredClone(this.all.get(id)) ?? []);
  }

  async update(id: string, version: string, document: Document) {
    const current = this.all.get(id);
    if (!current || current.version !== version) throw new VersionConflict(`alert ${id}`);
    const updated = {
      ...current,
      version: nextVersion(version),
      document: structuredClone(document),
    };
    this.all.set(id, updated);
    return structuredClone(updated);
  }

  async search(search: Search) {
    const compare = compareBy(sortOf(search));
    const last = search.after?.[0] as unknown as Versioned | undefined;
    const rest = this.filtered(search)
      .sort(compare)
      .filter((hit) => !last || compare(hit, last) > 0);
    const hits = structuredClone(rest.slice(0, search.size));
    const end = hits.at(-1);
    const more = end !== undefined && rest.length > hits.length;
    return { hits, next: more ? [end as unknown as JsonValue] : undefined };
  }

  async count(filter: Filter) {
    return this.filtered(filter).length;
  }

  async aggregate(filter: Filter, field: string, size: number): Promise<Bucket[]> {
    const counts = new Map<string, number>();
    for (const { document } of this.filtered(filter))
      for (const value of new Set(fieldValues(document, field).map(String)))
        counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || order(a.value, b.value))
      .slice(0, size);
  }

  async facets(filter: Filter, facets: readonly Facet[]): Promise<FacetCount[]> {
    return Promise.all(
      facets.map(async ({ query, field, size }) => {
        const narrowed = { ...filter, query: and(filter.query, query) };
        const buckets = await this.aggregate(narrowed, field, size);
        return { total: await this.count(narrowed), buckets };
      }),
    );
  }

  private filtered({ query, range, time = 'ingested' }: Filter): Versioned[] {
    const matches = compilePredicate(query, ecsFieldTypes);
    const { from = -Infinity, to = Infinity } = range ?? {};
    return [...this.all.values()].filter(({ document }) => {
      const at = range ? timeOf(document, time) : 0;
      return (!range || (at >= from && at < to)) && matches(document);
    });
  }
}

/** A record store in memory, for tests. */
export class MemoryRecordStore implements RecordStore {
  private readonly records = new Map<string, StoredRecord<unknown>>();
  private written = 0;

  async get<A = JsonValue>(type: string, id: string) {
    return structuredClone(this.records.get(this.key(type, id))) as StoredRecord<A> | undefined;
  }

  async create<A = JsonValue>(type: string, id: string, attributes: A) {
    if (this.records.has(this.key(type, id))) throw new VersionConflict(`${type} ${id}`);
    return this.put(type, id, attributes);
  }

  async update<A = JsonValue>(type: string, id: string, version: string, attributes: A) {
    this.check(type, id, version);
    return this.put(type, id, attributes);
  }

  async delete(type: string, id: string, version?: string) {
    const exists = this.records.has(this.key(type, id));
    if (exists && version !== undefined) this.check(type, id, version);
    this.records.delete(this.key(type, id));
  }

  async list<A = JsonValue>(
    type: string,
    { size, after, descending = false }: { size: number; after?: string; descending?: boolean },
  ) {
    const records = [...this.records.values()]
      .filter((record) => record.type === type)
      .filter(({ id }) => after === undefined || (descending ? id < after : id > after))
      .sort((a, b) => (descending ? order(b.id, a.id) : order(a.id, b.id)));
    return structuredClone(records.slice(0, size)) as StoredRecord<A>[];
  }

  /** Those of a type as they are kept. */
  all(type: string): StoredRecord<unknown>[] {
    return [...this.records.values()].filter((record) => record.type === type);
  }

  private key(type: string, id: string): string {
    return JSON.stringify([type, id]);
  }

  private check(type: string, id: string, version: string): void {
    if (this.records.get(this.key(type, id))?.version !== version)
      throw new VersionConflict(`${type} ${id}`);
  }

  private put<A>(type: string, id: string, attributes: A): StoredRecord<A> {
    this.written += 1;
    const record = {
      type,
      id,
      version: String(this.written),
      attributes: structuredClone(attributes),
    };
    this.records.set(this.key(type, id), record);
    return structuredClone(record);
  }
}
