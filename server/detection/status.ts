import { and } from '../../common/kql/ast';
import type { AlertIndex, Bucket } from '../ports';
import { readState } from './detection_state';
import { leaseHolder, type LeaseDependencies, type LeaseOwner } from './lease';
import { endOf, gapsIn, type Ranges } from './ledger';
import { listRuns, type RunRecord } from './run_record';

const LAST_RUNS = 10;
const VALUES = 10;

/** `from` inclusive, `to` exclusive; ISO 8601. */
export interface TimeSpan {
  from: string;
  to: string;
}

/** How the detection stands; times ISO 8601. */
export interface DetectionStatus {
  /** Newest first. */
  last_runs: (RunRecord & { id: string })[];
  /** The instant from which on nothing may be left out; missing before the first run. */
  since?: string;
  /** Stretches of ingest time that were searched with success, oldest first. */
  searched: TimeSpan[];
  /** Up to where ingest time has been searched with success; missing before the first run. */
  searched_until?: string;
  /** Stretches before that which have not, oldest first: failures and down time left them, the next run searches them. */
  gaps: TimeSpan[];
  /** The last run reached its limit: there is more to make alerts of, and the next run does. */
  backlog: boolean;
  /** Who runs the detection at this moment. */
  running?: { host: string; pid: number };
  alerts: {
    total: number;
    /** By `kibana.alert.workflow_status`, commonest first. */
    by_status: Bucket[];
    /** By `executable_stack.origin.verdict`, commonest first. */
    by_origin: Bucket[];
  };
  /** Hits that exclusions silenced. */
  silenced: number;
}

export interface StatusDependencies extends LeaseDependencies {
  alerts: AlertIndex;
  silenced: AlertIndex;
}

const everything = { query: and() };

const iso = (time: number): string => new Date(time).toISOString();

const spans = (ranges: Ranges): TimeSpan[] =>
  ranges.map(([from, to]) => ({ from: iso(from), to: iso(to) }));

function runningNow(holder: LeaseOwner | undefined): { host: string; pid: number } | undefined {
  return holder && { host: holder.host, pid: holder.pid };
}

/** How the detection stands, from what is stored: the same answer whichever process asks. */
export async function detectionStatus(deps: StatusDependencies): Promise<DetectionStatus> {
  const { alerts, silenced, records } = deps;
  const state = await readState(records);
  const end = endOf(state?.ranges ?? []);
  const gaps = state && end !== undefined ? gapsIn(state.ranges, state.since, end) : [];
  return {
    last_runs: await listRuns(records, { size: LAST_RUNS }),
    since: state && iso(state.since),
    searched: spans(state?.ranges ?? []),
    searched_until: end === undefined ? undefined : iso(end),
    gaps: spans(gaps),
    backlog: state?.resume !== undefined,
    running: runningNow(await leaseHolder(deps)),
    alerts: {
      total: await alerts.count(everything),
      by_status: await alerts.aggregate(everything, 'kibana.alert.workflow_status', VALUES),
      by_origin: await alerts.aggregate(everything, 'executable_stack.origin.verdict', VALUES),
    },
    silenced: await silenced.count(everything),
  };
}
