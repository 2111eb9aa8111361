import type { ElasticsearchQuery } from '../../../../common/kql/to_elasticsearch';
import { WHOLE_DOCUMENT } from '../alerts/alert_mappings';
import type { SearchAnswer } from '../search_client';

/** By index: the number of the newest write that was seen. */
export type Marks = ReadonlyMap<string, number>;

/** The newest write of something, and how many documents it has. */
export interface Extent {
  last: number;
  count: number;
}

const LAST = { max: { field: '_seq_no' } };
const MOST_INDICES = 100;
const MOST_TYPES = 50;

/** How far every index has been written, and every type of records. It has no hits, so shards keep the answer until they change. */
export function extentSearch(recordsIndex: string): object {
  return {
    size: 0,
    track_total_hits: false,
    aggs: {
      indices: { terms: { field: '_index', size: MOST_INDICES }, aggs: { last: LAST } },
      records: {
        filter: { term: { _index: recordsIndex } },
        aggs: { types: { terms: { field: 'type', size: MOST_TYPES }, aggs: { last: LAST } } },
      },
    },
  };
}

interface Bucket {
  key: string;
  doc_count: number;
  last: { value: number | null };
}

function extentsOf({ buckets }: { buckets: readonly Bucket[] }): Map<string, Extent> {
  return new Map(
    buckets.map(({ key, doc_count: count, last }) => [key, { last: last.value ?? -1, count }]),
  );
}

/** What {@link extentSearch} found, by index and by type of records. */
export function readExtents({ aggregations }: SearchAnswer): {
  indices: Map<string, Extent>;
  types: Map<string, Extent>;
} {
  const found = aggregations as
    { indices?: { buckets: Bucket[] }; records?: { types: { buckets: Bucket[] } } } | undefined;
  const none = { buckets: [] };
  return {
    indices: extentsOf(found?.indices ?? none),
    types: extentsOf(found?.records?.types ?? none),
  };
}

function isIn(indices: readonly string[]): ElasticsearchQuery {
  return { terms: { _index: [...indices] } };
}

/**
 * Alerts that were written since the marks, with who did what to them; in an index that has no mark, all. The one at the mark is
 * among them, to show that its index is still there; mostly it is the only one.
 */
export function newerSearch(marks: Marks, size: number): object {
  const newer = [...marks].map(([index, mark]): ElasticsearchQuery => ({
    bool: { filter: [isIn([index]), { range: { _seq_no: { gte: mark } } }] },
  }));
  const unknown: ElasticsearchQuery = { bool: { must_not: [isIn([...marks.keys()])] } };
  return {
    size,
    track_total_hits: false,
    seq_no_primary_term: true,
    _source: ['executable_stack.history', WHOLE_DOCUMENT],
    query: {
      bool: { filter: [{ bool: { should: [...newer, unknown], minimum_should_match: 1 } }] },
    },
    aggs: { indices: { terms: { field: '_index', size: MOST_INDICES }, aggs: { last: LAST } } },
  };
}
