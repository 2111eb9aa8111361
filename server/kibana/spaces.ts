import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type {
  IClusterClient,
  ISavedObjectsRepository,
  KibanaRequest,
  Logger,
} from '@kbn/core/server';
import { ruleOfVersion } from '../../common/rule/rules';
import { createApplication, type Application } from '../application';
import type { ExecutableStackConfig } from '../config';
import type { LeaseOwner } from '../detection/lease';
import type { RecordStore } from '../ports';
import { createElasticsearchStore } from '../storage/elasticsearch/elasticsearch_store';
import { SavedObjectsRecordStore } from '../storage/saved_objects/record_store';
import { RECORD_TYPES } from '../storage/saved_objects/types';
import { createCallerEvents } from './caller_events';

export const DEFAULT_SPACE = 'default';

/** What belongs to one space: its alerts, exclusions, ledger and runs, and the use cases on them. */
export interface Space {
  readonly id: string;
  readonly application: Application;
  readonly records: RecordStore;
  /** Puts the indices of its alerts in place. @throws ApplicationError `store_unusable` */
  install(): Promise<void>;
  /** Does something that reads events with the rights of who made the request. */
  asCaller<T>(request: KibanaRequest, action: () => Promise<T>): Promise<T>;
}

export interface Spaces {
  of(id: string): Space;
}

export interface SpacesDependencies {
  client: IClusterClient;
  records: ISavedObjectsRepository;
  config: ExecutableStackConfig;
  logger: Logger;
}

const systemClock = { now: () => Date.now() };

/** Every start of Kibana is an owner of its own: its leases run out with it. */
function thisProcess(): LeaseOwner {
  const id = randomUUID();
  return { host: hostname(), pid: process.pid, started: id, id };
}

function openSpace(id: string, deps: SpacesDependencies, owner: LeaseOwner): Space {
  const { client, config } = deps;
  const logger = deps.logger.get(id);
  const eventsIndex = (config.events.index ?? ruleOfVersion(config.rule.version).index).join(',');
  const storeWith = (asUser: IClusterClient['asInternalUser']) =>
    createElasticsearchStore({ client: asUser, eventsIndex, space: id, logger });
  const store = storeWith(client.asInternalUser);
  const events = createCallerEvents();
  const namespace = id === DEFAULT_SPACE ? undefined : id;
  const records = new SavedObjectsRecordStore(deps.records, RECORD_TYPES, namespace);
  const application = createApplication(
    {
      events,
      alerts: store.alerts,
      silenced: store.silenced,
      records,
      clock: systemClock,
      logger,
    },
    {
      ruleVersion: config.rule.version,
      firstRun: config.firstRun,
      owner,
      // Another Kibana can't be asked; a lease that nobody renews runs out.
      isAlive: () => true,
      spaceId: id,
    },
  );
  return {
    id,
    application,
    records,
    install: () => store.installAlerts(),
    asCaller: (request, action) =>
      events.asCaller(storeWith(client.asScoped(request).asCurrentUser).events, action),
  };
}

/** Opens each space once, when it is first asked for. */
export function createSpaces(deps: SpacesDependencies): Spaces {
  const open = new Map<string, Space>();
  const owner = thisProcess();
  return {
    of(id) {
      const space = open.get(id) ?? openSpace(id, deps, owner);
      open.set(id, space);
      return space;
    },
  };
}
