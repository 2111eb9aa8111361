import type { Document } from '../../../../common/document/document';
import {
  VersionConflict,
  type AlertIndex,
  type Bucket,
  type CreateResult,
  type Facet,
  type FacetCount,
  type Filter,
  type Logger,
  type Page,
  type Search,
  type Versioned,
} from '../../../ports';
import { createInBulk, MAPPING_ERRORS } from '../cluster/bulk';
import type { Cluster } from '../cluster/cluster';
import type { CallContext, WriteRequest } from '../cluster/requests';
import { readFailure } from '../cluster/failure';
import { storageError } from '../cluster/storage_error';
import { pageOf } from '../../../page_of';
import { toCursor } from '../paging/cursor';
import { Searcher } from '../paging/searcher';
import type { SearchHit, WriteAnswer } from '../search_client';
import { generationOf, type IndexSeries } from '../series/index_series';
import { contextOf, installSeries } from '../series/install_series';
import { readVersion, versionText, type WriteVersion } from '../version';
import { documentOf, safeSource, sourceOf } from './alert_source';

const IDS_AT_ONCE = 500;

/** Alerts in Elasticsearch, behind the alias of a series. */
export class ElasticsearchAlertIndex implements AlertIndex {
  private readonly context: CallContext;
  private readonly searcher: Searcher;
  private installed: Promise<void> | undefined;
  /** By generation, the indices behind the alias as they were last. */
  private behindAlias: ReadonlyMap<number, string> = new Map();

  constructor(
    private readonly cluster: Cluster,
    private readonly series: IndexSeries,
    private readonly logger: Logger,
  ) {
    this.context = { ...contextOf(series), index: series.alias };
    this.searcher = new Searcher(
      cluster,
      { ...this.context, isQuery: true },
      { withVersions: true, idField: 'kibana.alert.uuid' },
    );
  }

  /** Puts the indices in place; whatever writes does it first where nobody has. @throws ApplicationError `store_unusable` */
  async install(): Promise<void> {
    this.installed ??= installSeries(this.cluster, this.series, this.logger);
    try {
      await this.installed;
    } catch (error) {
      this.installed = undefined;
      throw error;
    }
  }

  async createMany(alerts: readonly { id: string; document: Document }[]): Promise<CreateResult> {
    if (alerts.length === 0) return { created: [], existing: [] };
    await this.install();
    try {
      return await this.createAll(alerts);
    } catch (error) {
      // Maybe somebody took the indices away: the next call puts them in place again.
      this.installed = undefined;
      this.behindAlias = new Map();
      throw error;
    }
  }

  private async createAll(
    alerts: readonly { id: string; document: Document }[],
  ): Promise<CreateResult> {
    const old = await this.idsInOlderIndices(alerts.map(({ id }) => id));
    const fresh = alerts.filter(({ id }) => !old.has(id));
    const operations = fresh.map(({ id, document }) => ({ id, source: sourceOf(document) }));
    const result = await createInBulk(this.cluster, this.context, operations);
    if (result.refused.length > 0) {
      const ids = new Set(result.refused.map(({ id }) => id));
      const second = await this.createSafely(fresh.filter(({ id }) => ids.has(id)));
      result.created.push(...second.created);
      result.existing.push(...second.existing);
    }
    return { created: result.created, existing: [...old, ...result.existing] };
  }

  private async createSafely(
    alerts: readonly { id: string; document: Document }[],
  ): Promise<CreateResult> {
    const safe = alerts.map(({ id, document }) => ({ id, source: safeSource(document) }));
    const result = await createInBulk(this.cluster, this.context, safe);
    const [refused] = result.refused;
    // Whoever asks would take an alert that is nowhere for one that was made.
    if (refused) throw storageError(refused.error, this.context);
    return result;
  }

  async get(id: string): Promise<Versioned | undefined> {
    const [found] = await this.getMany([id]);
    return found;
  }

  async getMany(ids: readonly string[]): Promise<Versioned[]> {
    const found: Versioned[] = [];
    const all = [...new Set(ids)];
    for (let at = 0; at < all.length; at += IDS_AT_ONCE) {
      const hits = await this.hitsOf(all.slice(at, at + IDS_AT_ONCE), this.series.alias, true);
      found.push(...hits.map((hit) => this.versioned(hit)));
    }
    return found;
  }

  async update(id: string, version: string, document: Document): Promise<Versioned> {
    const read = readVersion(version);
    if (read === undefined) throw new VersionConflict(`alert ${id}`);
    const written = await this.replace(id, read, document);
    const source = sourceOf(JSON.parse(JSON.stringify(document)) as Document);
    const { _index, _seq_no, _primary_term } = written;
    return this.versioned({ _id: id, _index, _seq_no, _primary_term, _source: source });
  }

  async search(search: Search): Promise<Page<Versioned>> {
    const { hits, ...rest } = pageOf(await this.searcher.hits(search), search.size, toCursor);
    return { hits: hits.map((hit) => this.versioned(hit)), ...rest };
  }

  async count(filter: Filter): Promise<number> {
    return this.searcher.count(filter);
  }

  async aggregate(filter: Filter, field: string, size: number): Promise<Bucket[]> {
    return this.searcher.aggregate(filter, field, size);
  }

  async facets(filter: Filter, facets: readonly Facet[]): Promise<FacetCount[]> {
    return this.searcher.facets(filter, facets);
  }

  private async replace(id: string, read: WriteVersion, document: Document): Promise<WriteAnswer> {
    const request = {
      index: await this.indexOf(id, read),
      id,
      if_seq_no: read.seqNo,
      if_primary_term: read.primaryTerm,
      refresh: true,
    };
    try {
      return await this.cluster.write({ ...request, document: sourceOf(document) });
    } catch (error) {
      const { status, type = '' } = readFailure(error) ?? {};
      if (status === 409 || status === 404) throw new VersionConflict(`alert ${id}`);
      if (status !== 400 || !MAPPING_ERRORS.has(type)) throw storageError(error, this.context);
    }
    return this.replaceSafely(id, { ...request, document: safeSource(document) });
  }

  /** The index that a version means. Its number comes from outside, and a write would make one that is not there. */
  private async indexOf(id: string, { generation }: WriteVersion): Promise<string> {
    const known = this.behindAlias.get(generation);
    if (known !== undefined) return known;
    const names = Object.keys(await this.cluster.aliases(this.context, this.series.alias));
    this.behindAlias = new Map(names.map((name) => [this.generationOf(name), name]));
    const found = this.behindAlias.get(generation);
    if (found === undefined) throw new VersionConflict(`alert ${id}`);
    return found;
  }

  /** 0 of an index under another name, such as one that was reindexed or restored by hand. */
  private generationOf(index: string): number {
    return generationOf(this.series, index) ?? 0;
  }

  private async replaceSafely(id: string, request: WriteRequest): Promise<WriteAnswer> {
    try {
      return await this.cluster.write(request);
    } catch (error) {
      if (readFailure(error)?.status === 409) throw new VersionConflict(`alert ${id}`);
      throw storageError(error, this.context);
    }
  }

  /** The same id may be taken once in every index behind the alias, so those that are no longer written are asked first. */
  private async idsInOlderIndices(ids: readonly string[]): Promise<Set<string>> {
    const { alias } = this.series;
    const aliases = await this.cluster.aliases(this.context, alias);
    const all = Object.entries(aliases);
    const found = new Set<string>();
    // One alone is written whether it is marked or not.
    if (all.length < 2) return found;
    const older = all
      .filter(([, one]) => one.aliases?.[alias]?.is_write_index !== true)
      .map(([index]) => index);
    for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
      const hits = await this.hitsOf(ids.slice(at, at + IDS_AT_ONCE), older.join(','), false);
      for (const { _id: id = '' } of hits) found.add(id);
    }
    return found;
  }

  private async hitsOf(
    ids: readonly string[],
    index: string,
    withDocuments: boolean,
  ): Promise<readonly SearchHit[]> {
    const { hits } = await this.cluster.search(this.context, {
      index,
      query: { ids: { values: [...ids] } },
      size: ids.length,
      track_total_hits: false,
      seq_no_primary_term: withDocuments,
      _source: withDocuments,
    });
    return hits.hits;
  }

  private versioned(hit: SearchHit): Versioned {
    const {
      _id: id = '',
      _index: index,
      _seq_no: seqNo = -1,
      _primary_term: primaryTerm = 0,
    } = hit;
    const generation = this.generationOf(index);
    return {
      id,
      index,
      version: versionText({ seqNo: Math.max(0, seqNo), primaryTerm, generation }),
      document: documentOf(hit._source),
    };
  }
}
