import type { ElasticsearchQuery } from '../../../../common/kql/to_elasticsearch';
import type { Bucket, FacetCount } from '../../../ports';
import type { CallContext, Cluster } from '../cluster/cluster';
import { allOf } from '../query/query_maker';
import {
  BUCKETS_AT_ONCE,
  commonestOf,
  exactBuckets,
  termsAggregation,
  type TermsAnswer,
} from './terms';

const VALUES = 'values';

/** https://www.elastic.co/docs/reference/aggregations/search-aggregations-bucket-composite-aggregation */
interface CompositeAnswer {
  after_key?: Readonly<Record<string, unknown>>;
  buckets: readonly {
    key: Readonly<Record<string, string | number | boolean>>;
    doc_count: number;
  }[];
}

/** A facet of a search, its query as Elasticsearch takes it. */
export interface FacetRequest {
  query: ElasticsearchQuery;
  field: string;
  /** 0 for the total alone. */
  size: number;
}

interface FacetAnswer {
  doc_count: number;
  [VALUES]?: TermsAnswer;
}

/** Counts documents by the values of a field, exactly. */
export class ValueCounts {
  constructor(
    private readonly cluster: Cluster,
    private readonly context: CallContext,
  ) {}

  /** The commonest first, then by value. */
  async commonest(
    query: ElasticsearchQuery,
    field: string,
    size: number,
    signal: AbortSignal | undefined,
  ): Promise<Bucket[]> {
    if (!(size > 0)) return [];
    const [counted] = await this.facets(query, [{ query: { match_all: {} }, field, size }], signal);
    return counted?.buckets ?? [];
  }

  /** Several counts by one search. */
  async facets(
    query: ElasticsearchQuery,
    facets: readonly FacetRequest[],
    signal: AbortSignal | undefined,
  ): Promise<FacetCount[]> {
    if (facets.length === 0) return [];
    const aggs = facets.map(({ query: filter, field, size }, at) => {
      const values = size > 0 && { aggs: { [VALUES]: termsAggregation(field, size) } };
      return [String(at), { filter, ...values }] as const;
    });
    const { aggregations } = await this.cluster.search(
      { ...this.context, signal },
      {
        index: this.context.index,
        query,
        size: 0,
        track_total_hits: false,
        aggs: Object.fromEntries(aggs),
      },
    );
    return Promise.all(
      facets.map(async (facet, at) => {
        const answer = aggregations?.[String(at)] as FacetAnswer | undefined;
        return this.facetCount(answer, { ...facet, query: allOf([query, facet.query]) }, signal);
      }),
    );
  }

  private async facetCount(
    answer: FacetAnswer | undefined,
    { query, field, size }: FacetRequest,
    signal: AbortSignal | undefined,
  ): Promise<FacetCount> {
    const total = answer?.doc_count ?? 0;
    const terms = answer?.[VALUES];
    if (terms === undefined) return { total, buckets: [] };
    const buckets = exactBuckets(terms, size);
    return { total, buckets: buckets ?? commonestOf(await this.all(query, field, signal), size) };
  }

  private async all(
    query: ElasticsearchQuery,
    field: string,
    signal: AbortSignal | undefined,
  ): Promise<Bucket[]> {
    const context = { ...this.context, signal };
    const found: Bucket[] = [];
    await this.cluster.atOnePoint(context, async (search) => {
      let after: CompositeAnswer['after_key'];
      do {
        const sources = [{ value: { terms: { field } } }];
        const composite = { size: BUCKETS_AT_ONCE, sources, ...(after && { after }) };
        const { aggregations } = await search({
          query,
          size: 0,
          track_total_hits: false,
          aggs: { [VALUES]: { composite } },
        });
        const page = aggregations?.[VALUES] as CompositeAnswer | undefined;
        for (const { key, doc_count: count } of page?.buckets ?? [])
          found.push({ value: String(key['value']), count });
        after = page?.after_key;
      } while (after !== undefined);
    });
    return found;
  }
}
