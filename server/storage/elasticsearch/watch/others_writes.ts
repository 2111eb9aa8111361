import { readTriage } from '../../../../common/triage/triage_state';
import { documentOf } from '../alerts/alert_source';
import type { Cluster } from '../cluster/cluster';
import { itemError } from '../cluster/failure';
import type { CallContext } from '../cluster/requests';
import { storageError } from '../cluster/storage_error';
import type { SearchAnswer, SearchHit } from '../search_client';
import { backingIndex, generationOf, type IndexSeries } from '../series/index_series';
import { versionText } from '../version';
import type { OwnWrites } from './own_writes';
import { extentSearch, newerSearch, readExtents, type Extent, type Marks } from './watch_queries';

/** So many alerts at once, or more, are not named one by one. */
export const MOST_HITS = 200;
/** A look that takes longer is given up; the next one finds what it would have found. */
const LONGEST_LOOK = 10_000;
/** Both searches go to the same copy of a shard at every look: another one may lag behind a little. */
const TARGETS = {
  ignore_unavailable: true,
  allow_no_indices: true,
  allow_partial_search_results: false,
  preference: 'executable-stack-watch',
};

/** What other processes wrote since the look before. */
export interface OthersNews {
  /** How many alerts they made. */
  created: number;
  /** Alerts that they changed; who did it last, where that is known. */
  changed: readonly { id: string; version: string; by?: string }[];
  /**
   * Kinds of what else they wrote: `silenced`, `record TYPE`; and `alerts` where more of them changed than can be named, or where
   * their index is not the one that it was.
   */
  kinds: readonly string[];
}

interface Watched extends Extent {
  kind: string;
  index: string;
}

/** What is watched. */
export interface WatchedSeries {
  alerts: IndexSeries;
  silenced: IndexSeries;
  records: IndexSeries;
}

/**
 * Tells what other processes wrote to the same indices, with one small request a look. Elasticsearch numbers the writes of a shard
 * (`_seq_no`), and every index of a series has one shard: what is above the highest number seen is new. That finds every write,
 * of whatever program, needs no right but to search, no clock and no field of its own, and names the documents. What is deleted
 * is missing in a count.
 */
export class OthersWrites {
  private readonly context: Pick<CallContext, 'index' | 'privileges'>;
  private readonly recordsIndex: string;
  /** By index of alerts, the newest write seen; undefined where it has to be asked for. */
  private marks: Marks | undefined;
  /** By kind and index; undefined before the first look. */
  private known: Map<string, Watched> | undefined;

  constructor(
    private readonly cluster: Cluster,
    private readonly series: WatchedSeries,
    private readonly own: OwnWrites,
  ) {
    const { alerts, silenced, records } = series;
    this.recordsIndex = backingIndex(records);
    const index = [alerts.alias, silenced.alias, this.recordsIndex].join(',');
    this.context = { index, privileges: ['read'] };
  }

  /**
   * What is new since the call before; nothing at the first. The next call must wait for the answer of this one.
   * @throws ApplicationError; the next call tells what this one would have told
   */
  async news(): Promise<OthersNews> {
    const { marks } = this;
    const isFirst = this.known === undefined;
    const [extents, newer] = await this.search(marks);
    await this.own.settled();
    if (extents === undefined) return { created: 0, changed: [], kinds: [] };
    const { indices, types } = readExtents(extents);
    const kinds = this.changedKinds(indices, types);
    if (marks && newer) {
      const { areUnnamed, ...alerts } = this.alertNews(newer, marks);
      return { ...alerts, kinds: areUnnamed ? ['alerts', ...kinds] : kinds };
    }
    this.marks = this.marksOf(indices);
    return { created: 0, changed: [], kinds: isFirst ? kinds : ['alerts', ...kinds] };
  }

  private async search(marks: Marks | undefined): Promise<SearchAnswer[]> {
    const alerts = this.series.alerts.alias;
    const others = [this.series.silenced.alias, this.recordsIndex];
    const context = { ...this.context, signal: AbortSignal.timeout(LONGEST_LOOK) };
    // How far alerts have been written is asked for once: counting the many again and again would cost something.
    const index = marks ? others : [alerts, ...others];
    const searches = [{ index, ...TARGETS }, extentSearch(this.recordsIndex)];
    if (marks) searches.push({ index: alerts, ...TARGETS }, newerSearch(marks, MOST_HITS));
    const { responses } = await this.cluster.call(context, (options) =>
      this.cluster.client.msearch({ searches }, options),
    );
    return responses.map((response) => {
      if ('_shards' in response) return response;
      throw storageError(itemError(response), context);
    });
  }

  private marksOf(indices: ReadonlyMap<string, Extent>): Map<string, number> {
    const ofAlerts = [...indices].filter(
      ([index]) => generationOf(this.series.alerts, index) !== undefined,
    );
    return new Map(ofAlerts.map(([index, { last }]) => [index, last]));
  }

  /** Whose newest write is this process's own has told of it already. */
  private changedKinds(
    indices: ReadonlyMap<string, Extent>,
    types: ReadonlyMap<string, Extent>,
  ): string[] {
    const silenced = [...indices]
      .filter(([index]) => generationOf(this.series.silenced, index) !== undefined)
      .map(([index, extent]): Watched => ({ kind: 'silenced', index, ...extent }));
    const records = [...types].map(([type, extent]): Watched => ({
      kind: `record ${type}`,
      index: this.recordsIndex,
      ...extent,
    }));
    const before = this.known;
    this.known = new Map([...silenced, ...records].map((one) => [`${one.kind} ${one.index}`, one]));
    if (before === undefined) return [];
    const gone = [...before].filter(([key]) => !this.known?.has(key)).map(([, { kind }]) => kind);
    const written = [...this.known]
      .filter(([key, { index, last, count }]) => {
        const was = before.get(key);
        return (was?.last !== last || was.count !== count) && !this.own.has(index, last);
      })
      .map(([, { kind }]) => kind);
    return [...new Set([...gone, ...written])];
  }

  private alertNews(answer: SearchAnswer, before: Marks) {
    const { indices } = readExtents(answer);
    // Alerts are never deleted: where the newest one is missing the index is not the one that it was.
    const isReplaced = [...before.keys()].some((index) => !indices.has(index));
    this.marks = isReplaced
      ? undefined
      : new Map([...indices].map(([index, { last }]) => [index, last]));
    const { hits } = answer.hits;
    if (isReplaced || hits.length === MOST_HITS)
      return { created: 0, changed: [], areUnnamed: true };
    const others = hits.filter(
      ({ _index: index, _seq_no: seqNo = -1 }) =>
        seqNo > (before.get(index) ?? -1) && !this.own.has(index, seqNo),
    );
    const all = others.map((hit) => this.changeOf(hit));
    const changed = all.filter(({ isNew }) => !isNew).map(({ change }) => change);
    return { created: all.length - changed.length, changed, areUnnamed: false };
  }

  /** Whoever changes an alert adds to its history; one without has just been made. */
  private changeOf(hit: SearchHit) {
    const { _id: id = '', _index: index, _seq_no: seqNo = 0, _primary_term: term = 0 } = hit;
    const generation = generationOf(this.series.alerts, index) ?? 0;
    const version = versionText({ seqNo, primaryTerm: term, generation });
    const last = readTriage(documentOf(hit._source)).history.at(-1);
    const by = last?.by.id;
    return { isNew: last === undefined, change: { id, version, ...(by !== undefined && { by }) } };
  }
}
