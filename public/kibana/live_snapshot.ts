import type { Api } from '../../common/api/api';
import type { LiveMessage } from '../../common/api/live';
import type { RouteResponse } from '../../common/api/route';

type Detection = RouteResponse<Api['getDetection']>;

/** What tells whether something happened, in as few values as there are. */
export interface Snapshot {
  alerts: number;
  /** How many alerts have which status and origin, as one text. */
  kinds: string;
  lastRun: { id: string; created: number } | undefined;
}

export function snapshotOf({ alerts, last_run: run }: Detection): Snapshot {
  const buckets = [...alerts.by_status, ...alerts.by_origin];
  const kinds = buckets.map(({ value, count }) => `${value} ${count}`).sort();
  return {
    alerts: alerts.total,
    kinds: kinds.join(),
    lastRun: run && { id: run.id, created: run.created },
  };
}

/** The messages that a stream would have sent between two answers. */
export function newsBetween(before: Snapshot, after: Snapshot): LiveMessage[] {
  const news: LiveMessage[] = [];
  if (after.lastRun && after.lastRun.id !== before.lastRun?.id)
    news.push({ type: 'run_finished', created: after.lastRun.created });
  const created = after.alerts - before.alerts;
  if (created > 0) news.push({ type: 'alerts_created', count: created });
  else if (after.kinds !== before.kinds) news.push({ type: 'store_changed' });
  return news;
}
