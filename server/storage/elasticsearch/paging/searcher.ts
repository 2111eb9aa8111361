import type { KqlNode } from '../../../../common/kql/ast';
import { compareText } from '../../../../common/kql/scalars';
import type {
  Bucket,
  Facet,
  FacetCount,
  Filter,
  Search,
  SortField,
  TimeRange,
} from '../../../ports';
import type { Cluster } from '../cluster/cluster';
import type { CallContext } from '../cluster/requests';
import { FieldCatalogue } from '../query/field_catalogue';
import { allOf, QueryMaker } from '../query/query_maker';
import {
  byIngested,
  byTimestampInstead,
  INGESTED,
  TIMESTAMP,
  timeClauses,
} from '../query/time_range';
import type { ElasticsearchQuery } from '../../../../common/kql/to_elasticsearch';
import type { SearchHit } from '../search_client';
import { fromCursor } from './cursor';
import { OrderedHits } from './ordered_hits';
import { wanted } from '../../../page_of';
import type { Placed } from './sort_keys';
import { compareIds, dateKey, sortKeys, type EsSortKey, type SortKey } from './sort_keys';
import { timeSlices } from './time_slices';
import { ValueCounts, type FacetRequest } from './value_counts';

/** What a kind of documents needs of its searches. */
export interface SearcherOptions {
  /** A keyword field that repeats the document's id, so that Elasticsearch can sort by it. Nothing breaks where it is missing. */
  idField?: string;
  withVersions: boolean;
}

/** Searches that together make one: each orders by a field of its own, and their hits are merged by its value. */
interface Stream {
  query: ElasticsearchQuery;
  keys: EsSortKey[];
}

function compareTimes(a: SortKey, b: SortKey): number {
  const [timeA, idA] = a.values;
  const [timeB, idB] = b.values;
  return Number(timeA) - Number(timeB) || compareText(String(idA), String(idB)) || compareIds(a, b);
}

/** Searches one alias or pattern. */
export class Searcher {
  private readonly queries: QueryMaker;
  private readonly catalogue: FieldCatalogue;
  private readonly ordered: OrderedHits;
  private readonly values: ValueCounts;
  private slice: number | undefined;

  constructor(
    private readonly cluster: Cluster,
    private readonly context: CallContext,
    private readonly options: SearcherOptions,
  ) {
    this.catalogue = new FieldCatalogue(cluster, context);
    this.queries = new QueryMaker(this.catalogue);
    this.ordered = new OrderedHits(cluster, context);
    this.values = new ValueCounts(cluster, context, this.catalogue);
  }

  /** The first hits behind the cursor: one more than the page's size, where there are so many. */
  async hits(search: Search): Promise<Placed<SearchHit>[]> {
    const count = wanted(search.size);
    const streams = await this.streams(search);
    const after = search.after && fromCursor(search.after, streams[0].keys);
    if (count === 0) return [];
    if (streams.length === 1 || search.query.type === 'match_all' || search.range === undefined)
      return this.merged(streams, { count, after }, search.signal);
    return this.inSlices(search, search.range, { count, after });
  }

  /** Oldest first, slice by slice, until there are enough. */
  private async inSlices(
    search: Search,
    range: TimeRange,
    { count, after }: { count: number; after?: SortKey },
  ): Promise<Placed<SearchHit>[]> {
    const found: Placed<SearchHit>[] = [];
    const start = after && Number(after.values[0]);
    for (const slice of timeSlices(range, start, Date.now(), this.slice)) {
      const streams = await this.streams({ ...search, range: slice });
      const rest = { count: count - found.length, after };
      found.push(...(await this.merged(streams, rest, search.signal)));
      if (found.length < count) continue;
      // The page behind this one is likely to find as much in as much time.
      if (slice.to !== undefined && slice.from !== undefined) this.slice = slice.to - slice.from;
      break;
    }
    return found;
  }

  private async merged(
    streams: readonly Stream[],
    { count, after }: { count: number; after?: SortKey },
    signal: AbortSignal | undefined,
  ): Promise<Placed<SearchHit>[]> {
    const { withVersions } = this.options;
    const [first = [], second] = await Promise.all(
      streams.map((stream) => this.ordered.find({ ...stream, count, after, withVersions }, signal)),
    );
    if (second === undefined || second.length === 0) return first;
    return [...first, ...second].sort((a, b) => compareTimes(a.key, b.key)).slice(0, count);
  }

  async count(filter: Filter): Promise<number> {
    const { hits } = await this.cluster.search(
      { ...this.context, signal: filter.signal },
      {
        index: this.context.index,
        query: await this.query(filter),
        size: 0,
        track_total_hits: true,
      },
    );
    return typeof hits.total === 'object' ? hits.total.value : (hits.total ?? 0);
  }

  async aggregate(filter: Filter, field: string, size: number): Promise<Bucket[]> {
    return this.values.commonest(await this.query(filter), field, size, filter.signal);
  }

  async facets(filter: Filter, facets: readonly Facet[]): Promise<FacetCount[]> {
    const { signal } = filter;
    const requests: FacetRequest[] = [];
    for (const { query, ...facet } of facets)
      requests.push({ ...facet, query: await this.queries.queryOf(query, signal) });
    return this.values.facets(await this.query(filter), requests, signal);
  }

  private async query(filter: Filter): Promise<ElasticsearchQuery> {
    return allOf([...(await this.clauses(filter.query, filter.signal)), ...timeClauses(filter)]);
  }

  private async clauses(
    node: KqlNode,
    signal: AbortSignal | undefined,
  ): Promise<ElasticsearchQuery[]> {
    return node.type === 'match_all' ? [] : [await this.queries.queryOf(node, signal)];
  }

  private async streams(search: Search): Promise<[Stream, ...Stream[]]> {
    const { sort = [], time, range, signal } = search;
    const { idField } = this.options;
    const ties: SortField[] = idField === undefined ? [] : [{ field: idField, direction: 'asc' }];
    if (sort.length > 0 || time === TIMESTAMP) {
      const by: SortField[] =
        sort.length > 0 ? [...sort] : [{ field: TIMESTAMP, direction: 'asc' }];
      const types = await this.catalogue.typesOf(
        by.map(({ field }) => field),
        signal,
      );
      return [{ query: await this.query(search), keys: sortKeys([...by, ...ties], types) }];
    }
    const clauses = await this.clauses(search.query, signal);
    const tieKeys = sortKeys(ties, () => 'keyword');
    // Elasticsearch can't sort by one field and, where that is missing, by another, without a script for each document.
    return [
      {
        query: allOf([...clauses, ...byIngested(range)]),
        keys: [dateKey(INGESTED, 'asc'), ...tieKeys],
      },
      {
        query: allOf([...clauses, ...byTimestampInstead(range)]),
        keys: [dateKey(TIMESTAMP, 'asc'), ...tieKeys],
      },
    ];
  }
}
