import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pino from 'pino';
import { ApplicationError, errorMessage } from '../common/errors';
import { createApplication, type Application } from '../server/application';
import type { Clock, Logger } from '../server/ports';
import { openStore, type SqliteStore } from '../server/storage/sqlite/sqlite_store';
import type { ClusterConfig } from './cluster_config';
import type { Config } from './config';
import type { OpenCluster } from './open_cluster';
import { isProcessAlive, processOwner } from './scheduler/process_owner';
import { STORE_FILE } from './store_file';
import { createUsers, type Users } from './users/users';

/** The application on this machine: the store, and the use cases on it. */
export interface Host {
  application: Application;
  /** This machine's own: users and sessions, and everything else where there is no cluster. */
  store: SqliteStore;
  storePath: string;
  /** Where events come from and alerts are kept instead of in this machine's store; what this machine logs is not collected then. */
  cluster?: Pick<OpenCluster, 'description' | 'prepare' | 'others'>;
  users: Users;
  clock: Clock;
  logger: Logger;
  close(): Promise<void>;
}

const systemClock: Clock = { now: () => Date.now() };

function createLogger(level: string): Logger {
  const log = pino({ level, base: undefined }, pino.destination({ dest: 2, sync: true }));
  return {
    debug: (message, fields) => log.debug(fields ?? {}, message),
    info: (message, fields) => log.info(fields ?? {}, message),
    warn: (message, fields) => log.warn(fields ?? {}, message),
    error: (message, fields) => log.error(fields ?? {}, message),
  };
}

/** Node's own `recursive` never ends where a folder exists in which none can be made, such as /proc. */
function makeFolders(path: string): void {
  const parent = dirname(path);
  if (parent !== path && !existsSync(parent)) makeFolders(parent);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // It was there, or another process was quicker.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

function makeDataDir(path: string): void {
  try {
    makeFolders(path);
  } catch (error) {
    const message = `the data folder ${path} cannot be made: ${errorMessage(error)}; name another with --data-dir`;
    throw new ApplicationError('invalid_config', message, { cause: error });
  }
}

/**
 * Where what is collected here goes.
 * @throws ApplicationError `invalid_config` where events come from a cluster
 */
export function collectingStorePath({ storePath, cluster }: Pick<Host, 'storePath' | 'cluster'>) {
  if (cluster === undefined) return storePath;
  throw new ApplicationError(
    'invalid_config',
    `events are ${cluster.description}: ship logs there with Elastic Agent or Filebeat, or take \`elasticsearch\` out of the configuration`,
  );
}

/** Elasticsearch's client is loaded only where there is a cluster: it would make every start slower. */
async function clusterOf(config: ClusterConfig, logger: Logger): Promise<OpenCluster> {
  const { openCluster } = await import('./open_cluster');
  return openCluster(config, logger);
}

/**
 * Opens the store, making it where there is none, and puts the application on it.
 * @param clock another than this machine's: for tests
 * @throws ApplicationError where the folder or the store can't be used
 */
export async function openHost(config: Config, clock: Clock = systemClock): Promise<Host> {
  makeDataDir(config.data_dir);
  const storePath = join(config.data_dir, STORE_FILE);
  const logger = createLogger(config.log.level);
  const store = openStore(storePath, { clock });
  const cluster = config.elasticsearch && (await clusterOf(config.elasticsearch, logger));
  const { events, alerts, silenced, records } = cluster ?? store;
  const application = createApplication(
    { events, alerts, silenced, records, clock, logger },
    {
      ruleVersion: config.rule.version,
      // What is in the store was put there to be searched, however old it is; a cluster's logs may go back for years.
      firstRun: cluster ? 'look_back' : 'beginning',
      spaceId: config.elasticsearch?.space,
      owner: processOwner(),
      isAlive: isProcessAlive,
    },
  );
  return {
    application,
    store,
    storePath,
    cluster,
    users: createUsers(store.records, clock, config.sessions),
    clock,
    logger,
    close: async () => {
      await cluster?.close();
      store.close();
    },
  };
}
