import type { Change } from '../common/triage/change';
import type { Actor } from '../common/triage/record';
import { parseKql } from '../common/kql/parse';
import { ruleOfVersion, type Rule } from '../common/rule/rules';
import { createDetection, type Detection } from './detection/detection';
import type { LeaseOwner } from './detection/lease';
import { createRuleAlertMaker } from './detection/rule_alert_maker';
import type { FirstRun } from './detection/run_detection';
import { runToEnd } from './detection/run_to_end';
import { scheduleOf } from './detection/window';
import { createActiveExclusions } from './exclusions/active_exclusions';
import { createExclusions, type Exclusions } from './exclusions/exclusions';
import { createLiveFeed, type LiveFeed } from './live/live_feed';
import type { AlertIndex, EventIndex, HostPorts } from './ports';
import {
  changeAlert,
  changeAlerts,
  type BulkResult,
  type ChangedAlert,
  type SeenAlert,
} from './triage/change_alert';

export interface ApplicationOptions {
  /** One of the rule's versions; default: the one that the product is made for. */
  ruleVersion?: number;
  firstRun: FirstRun;
  owner: LeaseOwner;
  isAlive: (owner: LeaseOwner) => boolean;
  /** The Kibana space that alerts belong to. */
  spaceId?: string;
}

/** What people do to alerts. */
export interface Triage {
  /** @throws ApplicationError `not_found`, `conflict`, `invalid_input` */
  change(id: string, change: Change, by: Actor, seen?: SeenAlert): Promise<ChangedAlert>;
  changeMany(ids: readonly string[], change: Change, by: Actor): Promise<BulkResult>;
}

/** The use cases, on whatever a host supplies. */
export interface Application {
  readonly rule: Rule;
  readonly events: EventIndex;
  /** For reading; people change alerts by `triage`. */
  readonly alerts: Pick<
    AlertIndex,
    'get' | 'getMany' | 'search' | 'count' | 'aggregate' | 'facets'
  >;
  readonly silenced: Pick<AlertIndex, 'get' | 'search' | 'count' | 'aggregate'>;
  readonly detection: Detection;
  readonly triage: Triage;
  readonly exclusions: Exclusions;
  readonly live: LiveFeed;
}

function createTriage({ alerts, clock }: HostPorts, live: LiveFeed): Triage {
  const announce = (id: string, version: string, by: Actor) =>
    live.publish({ type: 'alert_changed', id, version, by: by.id });
  return {
    async change(id, change, by, seen) {
      const result = await changeAlert({ alerts, clock }, id, change, by, seen);
      if (result.changed) announce(id, result.alert.version, by);
      return result;
    },
    async changeMany(ids, change, by) {
      const result = await changeAlerts({ alerts, clock }, ids, change, by);
      if (result.updated.length > 0) live.publish({ type: 'store_changed' });
      return result;
    },
  };
}

/** Every run tells the open apps what it made. */
function announceRuns(detection: Detection, live: LiveFeed): Detection {
  const run: Detection['run'] = async (options) => {
    const result = await detection.run(options);
    if (result.status !== 'skipped') {
      const { created } = result.record;
      if (created > 0) live.publish({ type: 'alerts_created', count: created });
      live.publish({ type: 'run_finished', created });
    }
    return result;
  };
  return {
    ...detection,
    run,
    runToEnd: ({ onRun, ...options }) => runToEnd({ run, onRun }, options),
  };
}

/**
 * Puts the use cases together from a host's ports: the one place that knows them all.
 * @throws ApplicationError `invalid_config` where there is no such version of the rule
 */
export function createApplication(ports: HostPorts, options: ApplicationOptions): Application {
  const rule = ruleOfVersion(options.ruleVersion);
  const live = createLiveFeed(ports.logger);
  const triage = createTriage(ports, live);
  const exclusions = createExclusions(ports, { ruleId: rule.rule_id, live });
  const detection = createDetection({
    ...ports,
    rule: {
      query: parseKql(rule.query),
      schedule: scheduleOf(rule),
      maxSignals: rule.max_signals,
      version: rule.version,
    },
    maker: createRuleAlertMaker(rule, { spaceId: options.spaceId }),
    exclusionsAt: createActiveExclusions(exclusions, ports.logger),
    firstRun: options.firstRun,
    owner: options.owner,
    isAlive: options.isAlive,
  });
  return {
    rule,
    events: ports.events,
    alerts: ports.alerts,
    silenced: ports.silenced,
    detection: announceRuns(detection, live),
    triage,
    exclusions,
    live,
  };
}
