import { Cluster } from '../cluster/cluster';
import { RETRY_POLICY } from '../cluster/retry';
import {
  createElasticsearchStore,
  seriesOfSpace,
  type ElasticsearchStore,
  type ElasticsearchStoreOptions,
} from '../elasticsearch_store';
import { OthersWrites } from './others_writes';
import { OwnWrites } from './own_writes';

/** A store, and what tells of other processes' writes to it. */
export interface WatchedStore extends ElasticsearchStore {
  others: OthersWrites;
}

/** As {@link createElasticsearchStore}, for hosts with processes that know nothing of each other. */
export function createWatchedStore(options: ElasticsearchStoreOptions): WatchedStore {
  const own = new OwnWrites();
  // A look that fails is repeated by the next one.
  const cluster = new Cluster(options.client, { ...RETRY_POLICY, attempts: 1 });
  return {
    ...createElasticsearchStore({ ...options, client: own.noting(options.client) }),
    others: new OthersWrites(cluster, seriesOfSpace(options.space), own),
  };
}
