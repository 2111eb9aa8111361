import type { FailedSearch, SearchAnswer, SearchClient } from '../search_client';
import { itemError, readFailure, isPassing } from './failure';
import type { CallContext, SearchRequest } from './requests';

/** Searches of one request; a node works on them side by side. */
const SEARCHES_AT_ONCE = 50;

interface Waiting {
  context: CallContext;
  request: SearchRequest;
  resolve: (answer: SearchAnswer) => void;
  reject: (error: unknown) => void;
}

export interface BatchSender {
  client: Pick<SearchClient, 'msearch'>;
  /** What is sent with each search. */
  optionsOf: (context: CallContext) => object;
  one: (context: CallContext, request: SearchRequest) => Promise<SearchAnswer>;
  call: <A>(
    context: CallContext,
    request: (options: { signal?: AbortSignal }) => Promise<A>,
  ) => Promise<A>;
}

/** Sends searches that are asked for at the same moment, of one index and by one caller, in one request. */
export class SearchBatch {
  private waiting: Waiting[] = [];

  constructor(private readonly sender: BatchSender) {}

  search(context: CallContext, request: SearchRequest): Promise<SearchAnswer> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => this.send());
      this.waiting.push({ context, request, resolve, reject });
    });
  }

  private send(): void {
    const all = this.waiting;
    this.waiting = [];
    while (all.length > 0) {
      const [first] = all;
      const isAlike = ({ context }: Waiting): boolean =>
        context.index === first?.context.index && context.signal === first?.context.signal;
      const alike = all.filter(isAlike).slice(0, SEARCHES_AT_ONCE);
      const taken = new Set(alike);
      all.splice(0, all.length, ...all.filter((one) => !taken.has(one)));
      void this.sendTogether(alike);
    }
  }

  private async sendTogether(searches: readonly Waiting[]): Promise<void> {
    const [first] = searches;
    if (first === undefined) return;
    if (searches.length === 1) {
      this.sender.one(first.context, first.request).then(first.resolve, first.reject);
      return;
    }
    try {
      const { client, optionsOf } = this.sender;
      const lines = searches.flatMap(({ context, request: { index: _, ...body } }) => [
        optionsOf(context),
        body,
      ]);
      const { responses } = await this.sender.call(first.context, (callOptions) =>
        client.msearch({ index: first.context.index, searches: lines }, callOptions),
      );
      for (const [at, search] of searches.entries()) this.answer(search, responses[at]);
    } catch (error) {
      for (const { reject } of searches) reject(error);
    }
  }

  private answer(search: Waiting, response: SearchAnswer | FailedSearch | undefined): void {
    if (response && '_shards' in response) {
      search.resolve(response);
      return;
    }
    const error = itemError({ status: response?.status ?? 503, error: response?.error });
    const failure = readFailure(error);
    // By itself it is tried again as often as any other.
    if (failure && !isPassing(failure)) search.reject(error);
    else this.sender.one(search.context, search.request).then(search.resolve, search.reject);
  }
}
