import { readFileSync } from 'node:fs';
import { Client, type ClientOptions } from '@elastic/elasticsearch';
import { ApplicationError, errorMessage } from '../common/errors';
import type { Logger } from '../server/ports';
import {
  createWatchedStore,
  type WatchedStore,
} from '../server/storage/elasticsearch/watch/watched_store';
import type { ClusterConfig } from './cluster_config';

/** How long a request may take, ms: a count over years of logs takes a while. */
const REQUEST_TIMEOUT = 120_000;

/** A store in a cluster, and how people call it. */
export interface OpenCluster extends WatchedStore {
  /** Which events of which cluster, for people. */
  description: string;
  /**
   * Puts the indices in place, and asks whether the events may be read.
   * @throws ApplicationError `store_unusable`, with what to grant where a right is missing
   */
  prepare(): Promise<void>;
  close(): Promise<void>;
}

function readCertificates(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const message = `elasticsearch.ca_file: ${path} cannot be read: ${errorMessage(error)}`;
    throw new ApplicationError('invalid_config', message, { cause: error });
  }
}

function authOf({ api_key: apiKey, username, password }: ClusterConfig): ClientOptions['auth'] {
  if (apiKey !== undefined) return { apiKey };
  return username !== undefined && password !== undefined ? { username, password } : undefined;
}

/**
 * A store in the cluster that the configuration names; nothing is sent yet.
 * @throws ApplicationError `invalid_config` where the certificates can't be read
 */
export function openCluster(config: ClusterConfig, logger: Logger): OpenCluster {
  const { url, ca_file: caFile, events_index: eventsIndex, space } = config;
  const nodes = [url].flat();
  const client = new Client({
    nodes,
    auth: authOf(config),
    requestTimeout: REQUEST_TIMEOUT,
    ...(caFile !== undefined && { tls: { ca: readCertificates(caFile) } }),
  });
  const hosts = nodes.map((node) => new URL(node).host).join(', ');
  const store = createWatchedStore({ client, eventsIndex, space, logger });
  return {
    ...store,
    description: `${eventsIndex} in Elasticsearch at ${hosts}`,
    prepare: async () => {
      await store.checkEvents();
      await store.installAlerts();
      await store.installRecords();
    },
    close: () => client.close(),
  };
}
