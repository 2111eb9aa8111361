/**
 * The part of an Elasticsearch client that the adapters use. Kibana's `ElasticsearchClient` (9.1 and later: `@elastic/elasticsearch` 9
 * without a few members, src/core/packages/elasticsearch/server/src/client/client.ts) and `@elastic/elasticsearch` 8.19 both
 * satisfy it. What goes in is named in `cluster/requests.ts`; here it is any object, since the two clients type it differently.
 * Answers: https://www.elastic.co/docs/api/doc/elasticsearch
 */
export interface SearchClient {
  search(request: object, options?: CallOptions): Promise<SearchAnswer>;
  msearch(request: object, options?: CallOptions): Promise<MultiSearchAnswer>;
  openPointInTime(request: object, options?: CallOptions): Promise<{ id: string }>;
  closePointInTime(request: object, options?: CallOptions): Promise<object>;
  fieldCaps(request: object, options?: CallOptions): Promise<FieldCapsAnswer>;
  bulk(request: object, options?: CallOptions): Promise<BulkAnswer>;
  index(request: object, options?: CallOptions): Promise<WriteAnswer>;
  get(request: object, options?: CallOptions): Promise<GetAnswer>;
  delete(request: object, options?: CallOptions): Promise<object>;
  readonly indices: {
    create(request: object, options?: CallOptions): Promise<object>;
    getAlias(request: object, options?: CallOptions): Promise<AliasAnswer>;
    updateAliases(request: object, options?: CallOptions): Promise<object>;
    getIndexTemplate(request: object, options?: CallOptions): Promise<TemplateAnswer>;
    putIndexTemplate(request: object, options?: CallOptions): Promise<object>;
    getMapping(request: object, options?: CallOptions): Promise<MappingAnswer>;
    putMapping(request: object, options?: CallOptions): Promise<object>;
    refresh(request: object, options?: CallOptions): Promise<object>;
  };
  readonly security: {
    hasPrivileges(request: object, options?: CallOptions): Promise<PrivilegesAnswer>;
  };
}

export interface CallOptions {
  signal?: AbortSignal;
  /** How often the client itself tries again; 0 here, since `cluster/retry.ts` does that. */
  maxRetries?: number;
  /** Parameters of the address, beside those of the request. */
  querystring?: Record<string, string>;
}

export interface ShardsAnswer {
  total: number;
  failed: number;
  failures?: readonly {
    index?: string | null;
    reason?: { type?: string; reason?: string | null };
  }[];
}

export interface SearchHit {
  _id?: string;
  _index: string;
  _source?: unknown;
  _seq_no?: number;
  _primary_term?: number;
  sort?: readonly unknown[];
}

export interface SearchAnswer {
  timed_out: boolean;
  _shards: ShardsAnswer;
  /** Of a search across clusters: how many were left out because they could not be reached. */
  _clusters?: { skipped?: number };
  pit_id?: string;
  hits: { hits: readonly SearchHit[]; total?: number | { value: number } };
  aggregations?: Readonly<Record<string, unknown>>;
}

/** One search of several that failed alone. */
export interface FailedSearch {
  status: number;
  error: { type?: string; reason?: string | null };
}

export interface MultiSearchAnswer {
  responses: readonly (SearchAnswer | FailedSearch)[];
}

export interface FieldCapability {
  type: string;
  metadata_field?: boolean;
  /** Whether it can be sorted by, and its values be counted. */
  aggregatable: boolean;
}

export interface FieldCapsAnswer {
  fields: Readonly<Record<string, Readonly<Record<string, FieldCapability>>>>;
}

export interface ItemAnswer {
  _index?: string;
  _id?: string | null;
  status: number;
  error?: { type?: string; reason?: string | null };
}

export interface BulkAnswer {
  errors: boolean;
  items: readonly Readonly<Partial<Record<'create' | 'index' | 'update' | 'delete', ItemAnswer>>>[];
}

export interface WriteAnswer {
  _index: string;
  _seq_no?: number;
  _primary_term?: number;
}

export interface GetAnswer {
  _index: string;
  found: boolean;
  _source?: unknown;
  _seq_no?: number;
  _primary_term?: number;
}

/** By index: its aliases. */
export type AliasAnswer = Readonly<
  Record<string, { aliases?: Readonly<Record<string, { is_write_index?: boolean }>> }>
>;

export interface TemplateAnswer {
  index_templates: readonly { index_template: { _meta?: Readonly<Record<string, unknown>> } }[];
}

/** By index: its mappings. */
export type MappingAnswer = Readonly<
  Record<string, { mappings: { _meta?: Readonly<Record<string, unknown>> } }>
>;

export interface PrivilegesAnswer {
  has_all_requested: boolean;
  index: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
}
