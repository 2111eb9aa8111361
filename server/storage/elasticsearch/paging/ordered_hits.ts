import type { ElasticsearchQuery } from '../../../../common/kql/to_elasticsearch';
import type { Cluster } from '../cluster/cluster';
import type { CallContext } from '../cluster/requests';
import type { SearchRequest, SortClause } from '../cluster/requests';
import type { SearchAnswer, SearchHit } from '../search_client';
import { FirstInOrder } from './first_in_order';
import type { Placed } from './sort_keys';
import { haveSameValues, type EsSortKey, type SortKey, type SortValue } from './sort_keys';

/** `index.max_result_window`: the most that one search gives unless an index says otherwise. */
const MOST_AT_ONCE = 10_000;
const DOCUMENTS_AT_ONCE = 500;

/** Hits of a query in an order; where their values are equal, by id. */
export interface OrderedSearch {
  query: ElasticsearchQuery;
  keys: readonly EsSortKey[];
  /** How many hits are wanted. */
  count: number;
  /** Only those behind it. */
  after?: SortKey;
  /** Whether the hits are to say which version of the document they are. */
  withVersions: boolean;
}

/** Where a hit stands by the first `keys` values of its sort. */
export function placeOf(
  { _id: id = '', _index: index, sort = [] }: SearchHit,
  keys: number,
): SortKey {
  return { values: sort.slice(0, keys) as SortValue[], index, id };
}

function clausesOf(keys: readonly EsSortKey[]): SortClause[] {
  return keys.map(({ clause }) => clause);
}

/** Hits of one request, in order; those with the last one's values may not be all there are. */
function inOrder(
  hits: readonly SearchHit[],
  { keys, after, count }: OrderedSearch,
  isAll: boolean,
): Placed<SearchHit>[] {
  const first = new FirstInOrder<SearchHit>(count, after);
  const placed = hits.map((hit) => ({ key: placeOf(hit, keys.length), hit }));
  const last = placed.at(-1);
  for (const one of placed) {
    if (!isAll && last !== undefined && haveSameValues(one.key, last.key)) break;
    first.add(one);
  }
  return first.found;
}

/** Finds hits in an order that Elasticsearch alone can't give: ids can't be sorted by where `_id` has no field data. */
export class OrderedHits {
  constructor(
    private readonly cluster: Cluster,
    private readonly context: CallContext,
  ) {}

  async find(search: OrderedSearch, signal: AbortSignal | undefined): Promise<Placed<SearchHit>[]> {
    const { count } = search;
    // The hit behind the last one wanted tells whether others may share its values; the cursor's own comes again.
    const size = count + (search.after === undefined ? 1 : 2);
    if (size <= MOST_AT_ONCE) {
      const hits = await this.firstHits(search, size, signal);
      const isAll = hits.length < size;
      const found = inOrder(hits, search, isAll);
      if (isAll || found.length === count) return found;
    }
    return this.findAmongEquals(search, signal);
  }

  private async firstHits(
    { query, keys, after, withVersions }: OrderedSearch,
    size: number,
    signal: AbortSignal | undefined,
  ): Promise<readonly SearchHit[]> {
    // No document has the number -1, so this begins with the first of all that have the cursor's values.
    const from = after && {
      sort: [...clausesOf(keys), { _doc: 'asc' }],
      search_after: [...after.values, -1],
    };
    const { hits } = await this.cluster.search(
      { ...this.context, signal },
      {
        index: this.context.index,
        query,
        sort: clausesOf(keys),
        ...from,
        size,
        track_total_hits: false,
        seq_no_primary_term: withVersions,
      },
    );
    return hits.hits;
  }

  /** Goes through all hits of the same values at one point in time, keeps the first by id, and reads their documents last. */
  private async findAmongEquals(
    search: OrderedSearch,
    signal: AbortSignal | undefined,
  ): Promise<Placed<SearchHit>[]> {
    const found = await this.cluster.atOnePoint({ ...this.context, signal }, async (send) => {
      const first = new FirstInOrder<SearchHit>(search.count, search.after);
      let after: readonly unknown[] | undefined = search.after && [...search.after.values, -1];
      for (;;) {
        const { hits } = (await send(idsRequest(search, after))).hits;
        for (const hit of hits) first.add({ key: placeOf(hit, search.keys.length), hit });
        const last = hits.at(-1);
        if (!last || hits.length < MOST_AT_ONCE) break;
        if (first.isFullBefore(placeOf(last, search.keys.length))) break;
        after = last.sort;
      }
      return withDocuments(first.found, search, send);
    });
    return found ?? [];
  }
}

type Send = (request: SearchRequest) => Promise<SearchAnswer>;

function idsRequest(
  { query, keys }: OrderedSearch,
  after: readonly unknown[] | undefined,
): SearchRequest {
  return {
    query,
    sort: [...clausesOf(keys), { _shard_doc: 'asc' }],
    ...(after && { search_after: after }),
    size: MOST_AT_ONCE,
    track_total_hits: false,
    _source: false,
  };
}

async function withDocuments(
  found: readonly Placed<SearchHit>[],
  { withVersions }: OrderedSearch,
  send: Send,
): Promise<Placed<SearchHit>[]> {
  const whole: Placed<SearchHit>[] = [];
  for (let at = 0; at < found.length; at += DOCUMENTS_AT_ONCE) {
    const part = found.slice(at, at + DOCUMENTS_AT_ONCE);
    const answer = await send({
      query: byPlace(part),
      size: part.length,
      track_total_hits: false,
      seq_no_primary_term: withVersions,
    });
    const documents = new Map(answer.hits.hits.map((hit) => [nameOf(placeOf(hit, 0)), hit]));
    for (const { key } of part) {
      const hit = documents.get(nameOf(key));
      if (hit) whole.push({ key, hit });
    }
  }
  return whole;
}

function nameOf({ index, id }: SortKey): string {
  return JSON.stringify([index, id]);
}

function byPlace(found: readonly Placed<SearchHit>[]): ElasticsearchQuery {
  const byIndex = new Map<string, string[]>();
  for (const { key } of found) {
    const ids = byIndex.get(key.index) ?? [];
    ids.push(key.id);
    byIndex.set(key.index, ids);
  }
  const should = [...byIndex].map(([index, values]): ElasticsearchQuery => {
    const filter: ElasticsearchQuery[] = [{ term: { _index: index } }, { ids: { values } }];
    return { bool: { filter } };
  });
  return { bool: { should, minimum_should_match: 1 } };
}
