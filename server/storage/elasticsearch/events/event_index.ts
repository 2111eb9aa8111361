import type { Document } from '../../../../common/document/document';
import type { Bucket, EventIndex, Filter, Page, Search, Stored } from '../../../ports';
import type { Cluster } from '../cluster/cluster';
import type { CallContext } from '../cluster/requests';
import { pageOf } from '../../../page_of';
import { toCursor } from '../paging/cursor';
import { Searcher } from '../paging/searcher';
import { INGESTED, TIMESTAMP } from '../query/time_range';
import type { SearchHit } from '../search_client';

function stored({ _id: id = '', _index: index, _source: source }: SearchHit): Stored {
  return { id, index, document: (source ?? {}) as Document };
}

/** What a `min` aggregation answers; null where no document has the field. */
interface OldestAnswer {
  value: number | null;
}

/** Log events in Elasticsearch, read with the rights of the client's user. */
export class ElasticsearchEventIndex implements EventIndex {
  private readonly context: CallContext;
  private readonly searcher: Searcher;

  /** @param pattern indices, data streams or patterns of them, parted by commas: `logs-system.syslog-*` */
  constructor(
    private readonly cluster: Cluster,
    private readonly pattern: string,
  ) {
    this.context = { index: pattern, privileges: ['read', 'view_index_metadata'], isQuery: true };
    this.searcher = new Searcher(cluster, this.context, { withVersions: false });
  }

  async search(search: Search): Promise<Page<Stored>> {
    const { hits, ...rest } = pageOf(await this.searcher.hits(search), search.size, toCursor);
    return { hits: hits.map(stored), ...rest };
  }

  async count(filter: Filter): Promise<number> {
    return this.searcher.count(filter);
  }

  async aggregate(filter: Filter, field: string, size: number): Promise<Bucket[]> {
    return this.searcher.aggregate(filter, field, size);
  }

  async get(id: string): Promise<Stored | undefined> {
    const { hits } = await this.cluster.search(this.context, {
      index: this.pattern,
      query: { ids: { values: [id] } },
      size: 1,
      track_total_hits: false,
    });
    const [hit] = hits.hits;
    return hit && stored(hit);
  }

  async oldestIngested(): Promise<number | undefined> {
    const { aggregations = {} } = await this.cluster.search(this.context, {
      index: this.pattern,
      size: 0,
      track_total_hits: false,
      aggs: {
        ingested: { min: { field: INGESTED } },
        instead: {
          filter: { bool: { must_not: { exists: { field: INGESTED } } } },
          aggs: { timestamp: { min: { field: TIMESTAMP } } },
        },
      },
    });
    const ingested = aggregations['ingested'] as OldestAnswer | undefined;
    const instead = aggregations['instead'] as { timestamp: OldestAnswer } | undefined;
    const oldest = Math.min(
      ingested?.value ?? Number.POSITIVE_INFINITY,
      instead?.timestamp.value ?? Number.POSITIVE_INFINITY,
    );
    return Number.isFinite(oldest) ? Math.floor(oldest) : undefined;
  }
}
