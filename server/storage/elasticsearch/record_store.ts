import type { JsonValue } from '../../../common/document/document';
import { VersionConflict, type Logger, type RecordStore, type StoredRecord } from '../../ports';
import type { Cluster } from './cluster/cluster';
import type { CallContext, WriteRequest } from './cluster/requests';
import { readFailure } from './cluster/failure';
import { storageError } from './cluster/storage_error';
import type { WriteAnswer } from './search_client';
import { backingIndex, type IndexSeries, type SeriesMappings } from './series/index_series';
import { contextOf, installSeries } from './series/install_series';
import { readVersion, versionText } from './version';

/** Records are found by type and ordered by id; what is in them is kept as it is. */
export const RECORD_MAPPINGS: SeriesMappings = {
  version: 1,
  dynamic: false,
  properties: {
    type: { type: 'keyword' },
    id: { type: 'keyword' },
    attributes: { type: 'object', enabled: false },
  },
};

interface RecordSource {
  type: string;
  id: string;
  attributes: unknown;
}

function documentId(type: string, id: string): string {
  return JSON.stringify([type, id]);
}

interface Written {
  _seq_no?: number;
  _primary_term?: number;
}

function toRecord<A>({ type, id, attributes }: RecordSource, written: Written): StoredRecord<A> {
  const { _seq_no: seqNo = 0, _primary_term: primaryTerm = 0 } = written;
  const version = versionText({ seqNo, primaryTerm, generation: 1 });
  return { type, id, version, attributes: attributes as A };
}

function plain(attributes: unknown): unknown {
  return JSON.parse(JSON.stringify(attributes ?? null));
}

/** Records in one index of Elasticsearch, for hosts that have no saved objects: lease, ledger, runs, exclusions. */
export class ElasticsearchRecordStore implements RecordStore {
  private readonly index: string;
  private readonly context: CallContext;
  private installed: Promise<void> | undefined;

  constructor(
    private readonly cluster: Cluster,
    private readonly series: IndexSeries,
    private readonly logger: Logger,
  ) {
    this.index = backingIndex(series);
    this.context = { ...contextOf(series), index: this.index };
  }

  /** Puts the index in place; whatever writes does it first where nobody has. @throws ApplicationError `store_unusable` */
  async install(): Promise<void> {
    this.installed ??= installSeries(this.cluster, this.series, this.logger);
    try {
      await this.installed;
    } catch (error) {
      this.installed = undefined;
      throw error;
    }
  }

  async get<A = JsonValue>(type: string, id: string): Promise<StoredRecord<A> | undefined> {
    const found = await this.cluster.get(this.context, documentId(type, id));
    return found?.found ? toRecord<A>(found._source as RecordSource, found) : undefined;
  }

  async create<A = JsonValue>(type: string, id: string, attributes: A): Promise<StoredRecord<A>> {
    await this.install();
    return this.write<A>({ type, id, attributes: plain(attributes) }, { op_type: 'create' });
  }

  async update<A = JsonValue>(
    type: string,
    id: string,
    version: string,
    attributes: A,
  ): Promise<StoredRecord<A>> {
    const read = readVersion(version);
    if (read === undefined) throw new VersionConflict(`${type} ${id}`);
    const condition = { if_seq_no: read.seqNo, if_primary_term: read.primaryTerm };
    return this.write<A>({ type, id, attributes: plain(attributes) }, condition);
  }

  async delete(type: string, id: string, version?: string): Promise<void> {
    const read = version === undefined ? undefined : readVersion(version);
    if (version !== undefined && read === undefined) {
      if (await this.get(type, id)) throw new VersionConflict(`${type} ${id}`);
      return;
    }
    const condition = read && { if_seq_no: read.seqNo, if_primary_term: read.primaryTerm };
    const request = { index: this.index, id: documentId(type, id), ...condition };
    try {
      await this.cluster.attempt(undefined, (options) =>
        this.cluster.client.delete(request, options),
      );
    } catch (error) {
      const status = readFailure(error)?.status;
      if (status === 404) return;
      if (status !== 409) throw storageError(error, this.context);
      // It was changed, or it is gone: that is a conflict to Elasticsearch too.
      if (await this.get(type, id)) throw new VersionConflict(`${type} ${id}`);
    }
  }

  async list<A = JsonValue>(
    type: string,
    options: { size: number; after?: string; descending?: boolean },
  ): Promise<StoredRecord<A>[]> {
    const { size, after, descending = false } = options;
    if (!(size > 0)) return [];
    await this.refresh();
    const { hits } = await this.cluster.search(this.context, {
      index: this.index,
      query: { term: { type } },
      sort: [{ id: { order: descending ? 'desc' : 'asc', unmapped_type: 'keyword' } }],
      ...(after !== undefined && { search_after: [after] }),
      size: Math.min(10_000, Math.trunc(size)),
      track_total_hits: false,
      seq_no_primary_term: true,
    });
    return hits.hits.map((hit) => toRecord<A>(hit._source as RecordSource, hit));
  }

  /** Searches see what was written, by whatever process; lists are rarely asked for, leases and ledgers often written. */
  private async refresh(): Promise<void> {
    await this.cluster.call(this.context, (options) =>
      this.cluster.client.indices.refresh({ index: this.index, ignore_unavailable: true }, options),
    );
  }

  private async write<A>(
    source: RecordSource,
    condition: Partial<WriteRequest>,
  ): Promise<StoredRecord<A>> {
    const { type, id } = source;
    const request = { index: this.index, id: documentId(type, id), document: source, ...condition };
    let written: WriteAnswer;
    try {
      written = await this.cluster.write(request);
    } catch (error) {
      const status = readFailure(error)?.status;
      // An index that is not there has no record either.
      if (status === 409 || status === 404) throw new VersionConflict(`${type} ${id}`);
      throw storageError(error, this.context);
    }
    return toRecord<A>(source, written);
  }
}
