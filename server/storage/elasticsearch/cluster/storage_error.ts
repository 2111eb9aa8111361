import { ApplicationError } from '../../../../common/errors';
import { cancelled, isCancelled, readFailure, type Failure } from './failure';

/** What was being done, for the sentence that a person reads. */
export interface Purpose {
  /** The index, alias or pattern. */
  index: string;
  /** The index privileges that it takes: https://www.elastic.co/docs/reference/elasticsearch/security-privileges */
  privileges: readonly string[];
  /** The cluster privileges that it takes. */
  cluster?: readonly string[];
  /** A query of a person's is at work: what Elasticsearch refuses then is theirs to change. */
  isQuery?: boolean;
}

/** Said in one of two ways, by what the request was. */
function isClosed({ type, reason }: Failure): boolean {
  return (
    type === 'index_closed_exception' ||
    (type === 'cluster_block_exception' && reason.includes('index closed'))
  );
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' and ');
}

/** What to grant. */
export function grantAdvice({ index, privileges, cluster = [] }: Purpose): string {
  const grants = [`the index privileges ${listed(privileges)} on \`${index}\``];
  if (cluster.length > 0) grants.push(`the cluster privilege ${listed(cluster)}`);
  return `grant its user or API key ${grants.join(', and ')}`;
}

function adviceOf(failure: Failure, purpose: Purpose): string {
  const { status, type, reason } = failure;
  const { index } = purpose;
  const said = `${type}: ${reason}`;
  if (isClosed(failure))
    return `an index of ${index} is closed, and what is in it would be missing; open it (${said})`;
  // 429 where a disk is full.
  if (type === 'cluster_block_exception' && (status === 403 || status === 429))
    return `an index of ${index} is blocked; make room on the disks of the cluster, or take its block away (${said})`;
  if (status === 401)
    return `Elasticsearch does not know who asks for ${index}; check the API key or the user and password (${said})`;
  if (status === 403)
    return `Elasticsearch does not allow this use of ${index}; ${grantAdvice(purpose)} (${said})`;
  if (status === 429)
    return `Elasticsearch has too much to do and refuses to work on ${index}; try again later, or give the cluster more room (${said})`;
  if (type === 'TimeoutError')
    return `Elasticsearch did not answer in time for ${index}; try again later, or give the cluster more room (${said})`;
  if (status === undefined)
    return `Elasticsearch cannot be reached for ${index}; check its address, its certificate, and that it runs (${said})`;
  if (status >= 500)
    return `Elasticsearch cannot serve ${index} at the moment; check the health of its shards and nodes (${said})`;
  return `Elasticsearch refuses a request on ${index}: ${said}`;
}

/** What a person is told of a failed request; every error that is no client's, as it is. */
export function storageError(error: unknown, purpose: Purpose): unknown {
  if (error instanceof ApplicationError) return error;
  if (isCancelled(error)) return cancelled();
  const failure = readFailure(error);
  if (failure === undefined) return error;
  if (failure.status === 400 && !isClosed(failure) && purpose.isQuery === true)
    return new ApplicationError(
      'invalid_query',
      `Elasticsearch cannot answer this query on ${purpose.index}: ${failure.reason}`,
      { cause: error },
    );
  return new ApplicationError('store_unusable', adviceOf(failure, purpose), { cause: error });
}
