import type { ElasticsearchQuery } from '../../../../common/kql/to_elasticsearch';
import { fieldValues, type Document } from '../../../../common/document/document';
import { ApplicationError } from '../../../../common/errors';
import type { Bucket, FacetCount } from '../../../ports';
import type { Cluster } from '../cluster/cluster';
import type { CallContext } from '../cluster/requests';
import type { FieldCatalogue } from '../query/field_catalogue';
import { allOf } from '../query/query_maker';
import {
  BUCKETS_AT_ONCE,
  commonestOf,
  exactBuckets,
  termsAggregation,
  type TermsAnswer,
} from './terms';

const VALUES = 'values';
/** Documents that are read at most for their values, and at once. */
const MOST_READ = 50_000;
const READ_AT_ONCE = 2000;

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
    private readonly catalogue: FieldCatalogue,
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
    const aggs: Record<string, object> = {};
    for (const [at, { query: filter, field, size }] of facets.entries()) {
      const isByTerms = size > 0 && (await this.catalogue.isCountable(field, signal));
      const values = isByTerms && { aggs: { [VALUES]: termsAggregation(field, size) } };
      aggs[String(at)] = { filter, ...values };
    }
    const { aggregations } = await this.cluster.search(
      { ...this.context, signal },
      {
        index: this.context.index,
        query,
        size: 0,
        track_total_hits: false,
        aggs,
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
    if (total === 0 || !(size > 0)) return { total, buckets: [] };
    if (terms === undefined)
      return { total, buckets: commonestOf(await this.read(query, field, total, signal), size) };
    const buckets = exactBuckets(terms, size);
    return { total, buckets: buckets ?? commonestOf(await this.all(query, field, signal), size) };
  }

  /** Counts the values of full text, which Elasticsearch can't: by reading them. */
  private async read(
    query: ElasticsearchQuery,
    field: string,
    total: number,
    signal: AbortSignal | undefined,
  ): Promise<Bucket[]> {
    if (total > MOST_READ)
      throw new ApplicationError(
        'invalid_input',
        `${field} is full text: its values can be counted of at most ${MOST_READ} documents, and these are ${total}; narrow the search`,
      );
    const counts = new Map<string, number>();
    await this.cluster.atOnePoint({ ...this.context, signal }, async (search) => {
      let after: readonly unknown[] | undefined;
      do {
        const { hits } = await search({
          query,
          sort: [{ _shard_doc: 'asc' }],
          ...(after && { search_after: after }),
          size: READ_AT_ONCE,
          track_total_hits: false,
          _source: [field],
        });
        for (const { _source: source } of hits.hits)
          for (const value of new Set(fieldValues((source ?? {}) as Document, field).map(String)))
            counts.set(value, (counts.get(value) ?? 0) + 1);
        after = hits.hits.at(-1)?.sort;
      } while (after !== undefined);
    });
    return [...counts].map(([value, count]) => ({ value, count }));
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
