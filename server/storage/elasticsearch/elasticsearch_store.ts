import type { AlertIndex, EventIndex, Logger, RecordStore } from '../../ports';
import { ElasticsearchAlertIndex } from './alerts/alert_index';
import { ALERT_MAPPINGS, ALERT_SETTINGS } from './alerts/alert_mappings';
import { Cluster } from './cluster/cluster';
import type { RetryPolicy } from './cluster/retry';
import { ElasticsearchEventIndex } from './events/event_index';
import { ElasticsearchRecordStore, RECORD_MAPPINGS } from './record_store';
import type { SearchClient } from './search_client';
import { seriesOf } from './series/index_series';

export interface ElasticsearchStoreOptions {
  client: SearchClient;
  /** Indices, data streams or patterns of them, parted by commas. */
  eventsIndex: string;
  /** The Kibana space that alerts belong to; `default` where there are none. */
  space: string;
  logger: Logger;
  retry?: RetryPolicy;
}

/** Everything that the application keeps, in an Elasticsearch cluster. */
export interface ElasticsearchStore {
  events: EventIndex;
  alerts: AlertIndex;
  /** The hits that exclusions silenced. */
  silenced: AlertIndex;
  /** For hosts without saved objects. */
  records: RecordStore;
  /** Puts the indices of alerts and silenced hits in place. @throws ApplicationError `store_unusable`, with what to grant */
  installAlerts(): Promise<void>;
  /** Puts the index of records in place. @throws ApplicationError `store_unusable`, with what to grant */
  installRecords(): Promise<void>;
  /** @throws ApplicationError `store_unusable` where the client's user may not read the events */
  checkEvents(): Promise<void>;
}

/** The indices of a space. @throws RangeError where none can be named after it */
export function seriesOfSpace(space: string) {
  const content = { mappings: ALERT_MAPPINGS, settings: ALERT_SETTINGS };
  return {
    alerts: seriesOf('alerts', space, content),
    silenced: seriesOf('silenced', space, content),
    records: seriesOf('records', space, { mappings: RECORD_MAPPINGS }),
  };
}

/**
 * The store of a space. Events are read as they are; alerts, silenced hits and records stand in indices of their own, which are
 * put in place with the first write, or ahead.
 * @throws RangeError where indices can't be named after the space
 */
export function createElasticsearchStore(options: ElasticsearchStoreOptions): ElasticsearchStore {
  const { client, eventsIndex, space, logger, retry } = options;
  const cluster = new Cluster(client, retry);
  const series = seriesOfSpace(space);
  const alerts = new ElasticsearchAlertIndex(cluster, series.alerts, logger);
  const silenced = new ElasticsearchAlertIndex(cluster, series.silenced, logger);
  const records = new ElasticsearchRecordStore(cluster, series.records, logger);
  return {
    events: new ElasticsearchEventIndex(cluster, eventsIndex),
    alerts,
    silenced,
    records,
    installAlerts: async () => {
      await alerts.install();
      await silenced.install();
    },
    installRecords: () => records.install(),
    checkEvents: () =>
      cluster.checkPrivileges({
        index: eventsIndex,
        privileges: ['read', 'view_index_metadata'],
      }),
  };
}
