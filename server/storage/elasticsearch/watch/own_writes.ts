import type { SearchClient } from '../search_client';

/** So many of the newest are remembered; an older one would be taken for somebody else's, and only be announced again. */
const MOST_REMEMBERED = 5_000;

interface Written {
  _index?: string;
  _seq_no?: number;
}

/** An answer that is cut to what the asker reads shall hold the numbers of the writes too. */
function withNumbers(request: object): object {
  const { filter_path: cut } = request as { filter_path?: string };
  return cut === undefined
    ? request
    : { ...request, filter_path: `${cut},items.*._index,items.*._seq_no` };
}

/** Remembers which writes of a store are this process's own. */
export class OwnWrites {
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly written = new Set<string>();

  /** A client that does what `client` does, and whose writes are remembered. */
  noting(client: SearchClient): SearchClient {
    return {
      search: (request, options) => client.search(request, options),
      msearch: (request, options) => client.msearch(request, options),
      openPointInTime: (request, options) => client.openPointInTime(request, options),
      closePointInTime: (request, options) => client.closePointInTime(request, options),
      fieldCaps: (request, options) => client.fieldCaps(request, options),
      get: (request, options) => client.get(request, options),
      index: (request, options) => this.note(client.index(request, options), (answer) => [answer]),
      delete: (request, options) =>
        this.note(client.delete(request, options), (answer) => [answer]),
      bulk: (request, options) =>
        this.note(client.bulk(withNumbers(request), options), ({ items }) =>
          items.flatMap(Object.values),
        ),
      indices: client.indices,
      security: client.security,
    };
  }

  has(index: string, seqNo: number): boolean {
    return this.written.has(`${index} ${seqNo}`);
  }

  /** Answers once every write that is under way now has ended: searches may see one before its answer is here. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  private async note<A>(request: Promise<A>, writtenIn: (answer: A) => Written[]): Promise<A> {
    const noted = request.then((answer) => {
      for (const { _index: index, _seq_no: seqNo } of writtenIn(answer))
        if (index !== undefined && seqNo !== undefined) this.remember(`${index} ${seqNo}`);
      return answer;
    });
    this.underWay.add(noted);
    try {
      return await noted;
    } finally {
      this.underWay.delete(noted);
    }
  }

  private remember(write: string): void {
    this.written.add(write);
    if (this.written.size <= MOST_REMEMBERED) return;
    const [oldest] = this.written;
    if (oldest !== undefined) this.written.delete(oldest);
  }
}
