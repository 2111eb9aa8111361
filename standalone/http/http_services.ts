import type { Application } from '../../server/application';
import type { Clock, Scheduler } from '../../server/ports';
import type { StandaloneContext } from './standalone_handlers';
import type { WatchedCluster } from './watch_cluster';
import type { WatchedStore } from './watch_store';

/** What the HTTP side stands on. */
export interface HttpServices extends StandaloneContext {
  application: Application;
  scheduler: Scheduler;
  clock: Clock;
  /** What tells of other processes' writes to this machine's store. */
  others: WatchedStore;
  /** The same for the cluster, where there is one. */
  othersInCluster?: WatchedCluster;
}
