import { ApplicationError } from '../../../../common/errors';

/** What a client's error says, whichever client it is of: Kibana's and the plain one have classes of their own. */
export interface Failure {
  /** The HTTP status; undefined where there was no answer. */
  status: number | undefined;
  /** Elasticsearch's name of the error, such as `version_conflict_engine_exception`; the client's own where there was no answer. */
  type: string;
  reason: string;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textOf(...values: unknown[]): string | undefined {
  return values.find((value): value is string => typeof value === 'string' && value !== '');
}

function firstOf(list: unknown): unknown {
  return Array.isArray(list) ? (list as unknown[])[0] : undefined;
}

/** The deepest cause is the one that tells: those above it only say that a shard or a phase failed. */
function rootOf(error: Fields): Fields {
  const root = firstOf(error['root_cause']);
  const shard = fieldsOf(fieldsOf(firstOf(error['failed_shards']))['reason']);
  const cause = fieldsOf(shard['caused_by'] ?? error['caused_by']);
  const isVague = fieldsOf(root)['type'] === 'query_shard_exception' && 'reason' in cause;
  return isVague ? cause : { ...error, ...fieldsOf(root) };
}

/** What went wrong. @returns undefined for what is no error of an Elasticsearch client */
export function readFailure(error: unknown): Failure | undefined {
  const { name, message, meta, statusCode } = fieldsOf(error);
  const isOfClient =
    /^(Response|Connection|Timeout|NoLivingConnections|RequestAborted|ProductNotSupported|Deserialization)\w*Error$/;
  if (typeof name !== 'string' || !isOfClient.test(name)) return undefined;
  const { statusCode: status = statusCode, body } = fieldsOf(meta);
  const answered = fieldsOf(fieldsOf(body)['error']);
  const root = rootOf(answered);
  const reason = textOf(root['reason'], message) ?? name;
  // Of many that a pattern or an alias names, the one that it is about.
  const index = textOf(fieldsOf(firstOf(answered['failed_shards']))['index'], root['index']);
  return {
    status: typeof status === 'number' ? status : undefined,
    type: textOf(root['type'], name) ?? name,
    reason: index === undefined || reason.includes(index) ? reason : `${reason} (in ${index})`,
  };
}

/** Worth another try: too many requests, a node that is away or just coming, a shard without a primary. */
export function isPassing({ status, type }: Failure): boolean {
  if (status === undefined)
    return type === 'ConnectionError' || type === 'NoLivingConnectionsError';
  return [429, 502, 503, 504].includes(status);
}

/** Whether a request was stopped because its caller no longer wants it. */
export function isCancelled(error: unknown): boolean {
  const { name } = fieldsOf(error);
  return name === 'AbortError' || name === 'RequestAbortedError';
}

export function cancelled(): ApplicationError {
  return new ApplicationError('cancelled', 'the search was cancelled');
}

/** The error of one item of a request that held several, as a client would throw it. */
export function itemError(item: {
  status: number;
  error?: { type?: string; reason?: string | null };
}): Error {
  const { status, error } = item;
  const cause = new Error(error?.reason ?? 'no reason given');
  return Object.assign(cause, {
    name: 'ResponseError',
    meta: { statusCode: status, body: { error } },
  });
}
