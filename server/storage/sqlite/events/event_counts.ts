import type { Connection } from '../connection';
import type { EventPlan } from './event_plan';
import { BY_INGESTED, BY_TIMESTAMP, timeSlices } from './event_slices';
import type { ScanLimits } from './scan_limits';

const SHAPES_AT_ONCE = 64;

/** How many events of each of the plan's shapes stand within its time bounds, which must be of `@timestamp`. */
export function* countsByShape(
  connection: Connection,
  plan: EventPlan,
): Generator<{ shape: number; count: number }[]> {
  const { lower, upper } = plan.bounds;
  for (let first = 0; first < plan.shapes.length; first += SHAPES_AT_ONCE) {
    const shapes = plan.shapes.slice(first, first + SHAPES_AT_ONCE);
    yield connection.all<{ shape: number; count: number }>(
      `SELECT e.shape, count(*) AS count FROM events e INDEXED BY events_by_shape
       WHERE e.shape IN (SELECT value FROM json_each(?)) AND e.timestamp >= ? AND e.timestamp <= ?
       GROUP BY e.shape`,
      [JSON.stringify(shapes), lower, upper],
    );
  }
}

/** How many events an exact plan finds, slice by slice. */
export function* countInSlices(
  connection: Connection,
  plan: EventPlan,
  limits: ScanLimits,
): Generator<number> {
  if (plan.groups.length === 0) return;
  const { source, key } = plan.time === 'timestamp' ? BY_TIMESTAMP : BY_INGESTED;
  const order = { column: plan.time, direction: 'asc' } as const;
  for (const { lower, upper } of timeSlices(connection, order, plan.bounds, limits)) {
    const row = connection.get<{ count: number }>(
      `SELECT count(*) AS count FROM ${source} WHERE ${key} >= ? AND ${key} <= ? AND ${plan.where.sql}`,
      [lower, upper, ...plan.where.parameters],
    );
    yield row?.count ?? 0;
  }
}
