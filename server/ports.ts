import type { Document, JsonValue } from '../common/document/document';
import type { KqlNode } from '../common/kql/ast';

/** A document with its id and where it is kept (`index`: Elasticsearch's backing index, or the table's name). */
export interface Stored<D extends Document = Document> {
  id: string;
  index: string;
  document: D;
}

/** A stored document with the opaque version that an update must name. */
export interface Versioned<D extends Document = Document> extends Stored<D> {
  version: string;
}

export interface SortField {
  field: string;
  direction: 'asc' | 'desc';
}

/** Bounds in milliseconds since the epoch; `from` inclusive, `to` exclusive, either may be open. */
export interface TimeRange {
  from?: number;
  to?: number;
}

/** Where a page ended; opaque, JSON, and stable while documents are added. */
export type Cursor = JsonValue[];

export interface Search {
  query: KqlNode;
  /**
   * The time that `range` bounds and that sorts by default: `ingested` is `event.ingested`, and `@timestamp` where that is
   * missing; `@timestamp` is the time of the document itself. Default: `ingested`.
   */
  time?: 'ingested' | '@timestamp';
  range?: TimeRange;
  /** Default: the `time`, oldest first. The document's id breaks ties on every host. */
  sort?: SortField[];
  size: number;
  after?: Cursor;
  signal?: AbortSignal;
}

export interface Page<H> {
  hits: H[];
  /** The cursor after the last hit; undefined where there are no more. */
  next?: Cursor;
}

/** `value` is the field's value as text. */
export interface Bucket {
  value: string;
  count: number;
}

export type Filter = Omit<Search, 'size' | 'after' | 'sort'>;

/**
 * An event ready to be stored. What many events of a source have in common stands once in `shared`, by identity: that keeps
 * both the store and the way to it small.
 */
export interface NewEvent {
  /**
   * 32 lower-case hex digits: 12 of the time (so that neighbours in time are neighbours in the index), 20 of a digest of what
   * the event says. The same event has the same id however often and by whatever way it is read.
   */
  id: string;
  /** The same object for all events that share it; never changed once used. */
  shared: Document;
  /** `@timestamp`, milliseconds since the epoch. */
  timestamp: number;
  message?: string;
  /** `process.name` */
  processName?: string;
  /** `process.pid` */
  pid?: number;
  /** `log.offset`, bytes */
  offset?: number;
  /** All other fields of its own, nested as in the document; merged over `shared`. */
  extra?: Document;
}

/** How far a source has been read; kept in the same transaction as the events it covers. */
export interface Checkpoint {
  source: string;
  state: JsonValue;
}

export interface AppendResult {
  stored: number;
  /** Already there: the same line read again, or by another way. */
  duplicates: number;
}

/** What only a host that collects by itself can do; it stamps `event.ingested` with the clock's time. */
export interface EventSink {
  /** Stores the events that are new and the checkpoints in one transaction. */
  append(events: readonly NewEvent[], checkpoints?: readonly Checkpoint[]): AppendResult;
  checkpoint(source: string): JsonValue | undefined;
}

/** Log events. In Kibana read-only, with the rights of the person or API key that asks. */
export interface EventIndex {
  search(search: Search): Promise<Page<Stored>>;
  count(filter: Filter): Promise<number>;
  /** The commonest values of a field, commonest first, then by value. */
  aggregate(filter: Filter, field: string, size: number): Promise<Bucket[]>;
  get(id: string): Promise<Stored | undefined>;
  /** When the oldest event was ingested, ms since the epoch; undefined where there is none. */
  oldestIngested(): Promise<number | undefined>;
}

export interface CreateResult {
  created: string[];
  /** Ids that were there before; their documents stay as they are. */
  existing: string[];
}

/** A way to count what a filter lets through: of those that `query` matches too, by a field's values. */
export interface Facet {
  query: KqlNode;
  field: string;
  /** How many values at most; they are not looked for where it is 0. */
  size: number;
}

export interface FacetCount {
  total: number;
  /** As `aggregate` gives them. */
  buckets: Bucket[];
}

/** Alerts, and in a second instance the hits that exclusions silenced. */
export interface AlertIndex {
  /** Creates each one whose id is not there yet. All or none of a call is durable when it answers. */
  createMany(alerts: readonly { id: string; document: Document }[]): Promise<CreateResult>;
  get(id: string): Promise<Versioned | undefined>;
  /** Those of the ids that exist, in no particular order. */
  getMany(ids: readonly string[]): Promise<Versioned[]>;
  /** Replaces the document if its version is still the one read. @throws VersionConflict */
  update(id: string, version: string, document: Document): Promise<Versioned>;
  search(search: Search): Promise<Page<Versioned>>;
  count(filter: Filter): Promise<number>;
  aggregate(filter: Filter, field: string, size: number): Promise<Bucket[]>;
  /** Counts in several ways at once, in the order given; what has to be read is read once. */
  facets(filter: Filter, facets: readonly Facet[]): Promise<FacetCount[]>;
}

/** A small document by type and id, with the opaque version that an update must name. */
export interface StoredRecord<A = JsonValue> {
  type: string;
  id: string;
  version: string;
  attributes: A;
}

export interface RecordStore {
  get<A = JsonValue>(type: string, id: string): Promise<StoredRecord<A> | undefined>;
  /** @throws VersionConflict where the id is taken */
  create<A = JsonValue>(type: string, id: string, attributes: A): Promise<StoredRecord<A>>;
  /** Replaces the attributes if the version is still the one read. @throws VersionConflict, also where it is gone */
  update<A = JsonValue>(
    type: string,
    id: string,
    version: string,
    attributes: A,
  ): Promise<StoredRecord<A>>;
  /** Without a version: whatever its version. Nothing happens where it is gone. @throws VersionConflict */
  delete(type: string, id: string, version?: string): Promise<void>;
  /** All of a type by id, ascending or descending; `after` is the last id of the page before. */
  list<A = JsonValue>(
    type: string,
    options: { size: number; after?: string; descending?: boolean },
  ): Promise<StoredRecord<A>[]>;
}

/** Milliseconds since the epoch. */
export interface Clock {
  now(): number;
}

export interface Logger {
  debug(message: string, fields?: Record<string, unknown>): void;
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

/** Runs the detection at its interval. */
export interface Scheduler {
  /** Runs as soon as it can: at once, or once more after the run that is under way. */
  runSoon(): Promise<void>;
  /** When the next run is due, ms since the epoch; undefined where nothing is scheduled here. */
  nextRunAt(): Promise<number | undefined>;
}

/** What a host supplies, and the application is built on. */
export interface HostPorts {
  events: EventIndex;
  alerts: AlertIndex;
  silenced: AlertIndex;
  records: RecordStore;
  clock: Clock;
  logger: Logger;
}

/** Somebody else changed or took it first: read again, and decide again. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
  constructor(what: string) {
    super(`${what} was changed by somebody else in the meantime`);
  }
}
