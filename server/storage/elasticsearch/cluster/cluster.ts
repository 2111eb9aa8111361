import { isDeepStrictEqual } from 'node:util';
import { ApplicationError } from '../../../../common/errors';
import type {
  AliasAnswer,
  CallOptions,
  FieldCapsAnswer,
  GetAnswer,
  SearchAnswer,
  SearchClient,
  WriteAnswer,
} from '../search_client';
import { cancelled, isCancelled, isPassing, readFailure } from './failure';
import { Privileges } from './privileges';
import type { CallContext, SearchRequest, WriteRequest } from './requests';
import { backOff, RETRY_POLICY, type RetryPolicy } from './retry';
import { SearchBatch } from './search_batch';
import { storageError } from './storage_error';

const KEEP_ALIVE = '1m';
const LONGEST_LINE = 2000;
/** Shards that fail are an error. */
const WHOLE = { allow_partial_search_results: false };
const NOTHING: SearchAnswer = {
  timed_out: false,
  _shards: { total: 0, failed: 0 },
  hits: { hits: [], total: 0 },
};

/** Wildcards and names that meet no index are an empty answer. */
function targetsOf({ isOwn = false }: CallContext): object {
  return { ignore_unavailable: !isOwn, allow_no_indices: true };
}

function isMissingIndex(error: unknown): boolean {
  const { status, type } = readFailure(error instanceof Error ? error.cause : undefined) ?? {};
  return status === 404 && type === 'index_not_found_exception';
}

/** Names in parts that fit into a request's first line, of which a node takes 4 kB. One with a comma in it would be two names. */
function* inLines(names: readonly string[]): Generator<string[]> {
  let part: string[] = [];
  let length = 0;
  for (const name of names) {
    const own = encodeURIComponent(name).length + 3;
    if (name === '' || name.includes(',') || own > LONGEST_LINE) continue;
    if (length + own > LONGEST_LINE) {
      yield part;
      part = [];
      length = 0;
    }
    part.push(name);
    length += own;
  }
  if (part.length > 0) yield part;
}

/** Half an answer is none. @throws ApplicationError `store_unusable` */
function checkWhole(answer: SearchAnswer, index: string): void {
  const { timed_out: isTimedOut, _shards: shards, _clusters: clusters } = answer;
  const [failure] = shards.failures ?? [];
  const reason = failure?.reason?.reason ?? failure?.reason?.type;
  const why = reason && failure?.index ? `${failure.index}: ${reason}` : reason;
  const problem =
    shards.failed > 0
      ? `${shards.failed} of ${shards.total} shards of ${index} did not answer${why ? ` (${why})` : ''}`
      : isTimedOut
        ? `the search of ${index} ran out of time`
        : (clusters?.skipped ?? 0) > 0
          ? `${clusters?.skipped} remote clusters of ${index} were left out`
          : undefined;
  if (problem === undefined) return;
  throw new ApplicationError(
    'store_unusable',
    `${problem}: a part of the answer is missing, so there is none; check the health of the cluster`,
  );
}

/** A cluster, through a client: requests that pass the caller's wish to stop on, try again what may pass, and fail in words. */
export class Cluster {
  private readonly privileges: Privileges;
  private readonly batch: SearchBatch;

  constructor(
    readonly client: SearchClient,
    readonly policy: RetryPolicy = RETRY_POLICY,
  ) {
    this.privileges = new Privileges(client);
    this.batch = new SearchBatch({
      client,
      optionsOf: (context) => ({ ...targetsOf(context), ...WHOLE }),
      one: (context, request) => this.searchAlone(context, request),
      call: (context, request) => this.call(context, request),
    });
  }

  /**
   * Makes a request, as often as the policy allows.
   * @throws ApplicationError `store_unusable`, `invalid_query` or `cancelled`
   */
  async call<A>(context: CallContext, request: (options: CallOptions) => Promise<A>): Promise<A> {
    try {
      return await this.attempt(context.signal, request);
    } catch (error) {
      throw storageError(error, context);
    }
  }

  /** {@link call}, with the client's own errors. */
  async attempt<A>(
    signal: AbortSignal | undefined,
    request: (options: CallOptions) => Promise<A>,
  ): Promise<A> {
    for (let attempt = 1; ; attempt += 1) {
      if (signal?.aborted) throw cancelled();
      try {
        return await request({ signal, maxRetries: 0 });
      } catch (error) {
        if (signal?.aborted || isCancelled(error)) throw cancelled();
        const failure = readFailure(error);
        if (!failure || !isPassing(failure) || attempt >= this.policy.attempts) throw error;
      }
      await backOff(this.policy, attempt + 1, signal);
    }
  }

  /** A search of which every shard answered in time. Where there is no such index the answer is empty. */
  async search(context: CallContext, request: SearchRequest): Promise<SearchAnswer> {
    if (context.signal?.aborted) throw cancelled();
    const answer = await this.searchTogether(context, request);
    checkWhole(answer, context.index);
    // To somebody without the right to read it, an index behind a wildcard is not there.
    if (answer._shards.total === 0) await this.privileges.check(context);
    return answer;
  }

  /**
   * Searches of the index as it is now, whatever is written meanwhile (a point in time). The requests name no index.
   * @returns undefined where there is no such index
   */
  async atOnePoint<A>(
    context: CallContext,
    work: (search: (request: SearchRequest) => Promise<SearchAnswer>) => Promise<A>,
  ): Promise<A | undefined> {
    let id = await this.openPointInTime(context);
    if (id === undefined) return undefined;
    try {
      return await work(async (request) => {
        const pit = { id: id ?? '', keep_alive: KEEP_ALIVE };
        const answer = await this.search(context, { ...request, pit });
        id = answer.pit_id ?? id;
        return answer;
      });
    } finally {
      // One that nobody uses ends by itself.
      await this.client.closePointInTime({ id }, { maxRetries: 0 }).catch(() => undefined);
    }
  }

  async fieldCaps(context: CallContext, fields: readonly string[]): Promise<FieldCapsAnswer> {
    const targets = { index: context.index, ...targetsOf({ ...context, isOwn: false }) };
    const answers: FieldCapsAnswer[] = [];
    for (const part of inLines(fields)) {
      // By the address: 7.17 doesn't read them in a body.
      const querystring = { fields: part.join(',') };
      const answer = await this.call(context, (options) =>
        this.client.fieldCaps(targets, { ...options, querystring }),
      );
      answers.push(answer);
    }
    return { fields: Object.assign({}, ...answers.map((answer) => answer.fields)) };
  }

  /** Writes one document, visible to searches at once where `refresh` says so. @throws the client's errors */
  async write(request: WriteRequest): Promise<WriteAnswer> {
    let tries = 0;
    try {
      return await this.attempt(undefined, (options) => {
        tries += 1;
        return this.client.index(request, options);
      });
    } catch (error) {
      const isConflict = readFailure(error)?.status === 409;
      const own = isConflict && tries > 1 ? await this.findWritten(request) : undefined;
      if (own) return own;
      throw error;
    }
  }

  /** A document as it was written last, whether searches see it yet or not; undefined where it or its index is missing. */
  async get(context: CallContext, id: string): Promise<GetAnswer | undefined> {
    const { index } = context;
    try {
      return await this.attempt(context.signal, (options) =>
        this.client.get({ index, id }, options),
      );
    } catch (error) {
      if (readFailure(error)?.status === 404) return undefined;
      throw storageError(error, context);
    }
  }

  /** The aliases of a name's indices; empty where there is no such alias. */
  async aliases(context: CallContext, name: string): Promise<AliasAnswer> {
    try {
      return await this.attempt(context.signal, (options) =>
        this.client.indices.getAlias({ name }, options),
      );
    } catch (error) {
      if (readFailure(error)?.status === 404) return {};
      throw storageError(error, context);
    }
  }

  /** @throws ApplicationError `store_unusable` where a right is missing, with what to grant */
  async checkPrivileges(context: CallContext): Promise<void> {
    await this.privileges.check(context);
  }

  /** A write whose answer was lost on the way conflicts with itself when it is tried again. */
  private async findWritten({ index, id, document }: WriteRequest) {
    const found = await this.get({ index, privileges: ['read'] }, id);
    const sent: unknown = JSON.parse(JSON.stringify(document));
    return found?.found && isDeepStrictEqual(found._source, sent) ? found : undefined;
  }

  private async searchTogether(
    context: CallContext,
    request: SearchRequest,
  ): Promise<SearchAnswer> {
    if (request.pit !== undefined) return this.searchAlone(context, request);
    try {
      return await this.batch.search(context, request);
    } catch (error) {
      const told = storageError(error, context);
      if (context.isOwn && isMissingIndex(told)) return NOTHING;
      throw told;
    }
  }

  private searchAlone(context: CallContext, request: SearchRequest): Promise<SearchAnswer> {
    const targets = request.pit === undefined ? targetsOf(context) : {};
    return this.call(context, (options) =>
      this.client.search({ ...request, ...targets, ...WHOLE }, options),
    );
  }

  private async openPointInTime(context: CallContext): Promise<string | undefined> {
    const { index, signal, isOwn = false } = context;
    const request = { index, keep_alive: KEEP_ALIVE, ignore_unavailable: !isOwn };
    try {
      const { id } = await this.attempt(signal, (options) =>
        this.client.openPointInTime(request, options),
      );
      return id;
    } catch (error) {
      if (readFailure(error)?.status === 404) return undefined;
      throw storageError(error, context);
    }
  }
}
