import { compareText } from '../../../../common/kql/scalars';
import type { Bucket } from '../../../ports';

/** Buckets of one request; a cluster refuses more than 65,536 (`search.max_buckets`). */
export const BUCKETS_AT_ONCE = 5000;

/** https://www.elastic.co/docs/reference/aggregations/search-aggregations-bucket-terms-aggregation */
export interface TermsAnswer {
  doc_count_error_upper_bound: number;
  buckets: readonly { key: string | number | boolean; key_as_string?: string; doc_count: number }[];
}

function wholeSize(size: number): number {
  return Number.isFinite(size) ? Math.max(0, Math.trunc(size)) : 0;
}

/** Asks for the commonest values of a field; `size` is more than 0. */
export function termsAggregation(field: string, size: number): object {
  const most = Math.min(BUCKETS_AT_ONCE, wholeSize(size));
  return { terms: { field, size: most, order: [{ _count: 'desc' }, { _key: 'asc' }] } };
}

/** The commonest first, then by value. */
export function commonestOf(buckets: Bucket[], size: number): Bucket[] {
  return buckets
    .sort((a, b) => b.count - a.count || compareText(a.value, b.value))
    .slice(0, wholeSize(size));
}

/** The commonest values; undefined where each shard sent its own commonest only, and one may have been left out. */
export function exactBuckets(
  { buckets, doc_count_error_upper_bound: error }: TermsAnswer,
  size: number,
): Bucket[] | undefined {
  const isCut = size > BUCKETS_AT_ONCE && buckets.length >= BUCKETS_AT_ONCE;
  if (error !== 0 || isCut) return undefined;
  const found = buckets.map(({ key, key_as_string: text, doc_count: count }) => ({
    value: text ?? String(key),
    count,
  }));
  return commonestOf(found, size);
}
