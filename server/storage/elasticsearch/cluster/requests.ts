import type { ElasticsearchQuery } from '../../../../common/kql/to_elasticsearch';
import type { Purpose } from './storage_error';

/** What a call takes beside its request. */
export interface CallContext extends Purpose {
  signal?: AbortSignal;
  /** Indices of ours: one that is closed is an error, while of the logs it counts as not there. */
  isOwn?: boolean;
}

/** A sort as Elasticsearch takes it: `{ field: { order, … } }`. */
export type SortClause = Readonly<Record<string, object | string>>;

/** What a search sends: https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-search */
export interface SearchRequest {
  /** Missing where `pit` is there, which names its indices itself. */
  index?: string;
  pit?: { id: string; keep_alive: string };
  query?: ElasticsearchQuery;
  sort?: readonly SortClause[];
  search_after?: readonly unknown[];
  size: number;
  track_total_hits: boolean;
  seq_no_primary_term?: boolean;
  _source?: boolean | readonly string[];
  aggs?: Readonly<Record<string, object>>;
}

/** One document to write in bulk. */
export interface CreateOperation {
  id: string;
  source: object;
}

/** One document to write, under conditions. */
export interface WriteRequest {
  index: string;
  id: string;
  document: object;
  op_type?: 'create';
  if_seq_no?: number;
  if_primary_term?: number;
  refresh?: boolean;
}
