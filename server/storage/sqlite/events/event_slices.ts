import type { Connection } from '../connection';
import type { TimeBounds } from '../time_bounds';
import type { TimeColumn } from './event_plan';
import type { ScanLimits } from './scan_limits';

/** An order of events by time. */
export interface TimeOrder {
  column: TimeColumn;
  direction: 'asc' | 'desc';
}

/** How to go through all events by a time, and the column that orders them. */
export const BY_TIMESTAMP = { source: 'events e INDEXED BY events_by_time', key: 'e.timestamp' };
export const BY_INGESTED = {
  source: `ingests i INDEXED BY ingests_by_time
    CROSS JOIN events e ON e.seq BETWEEN i.first_seq AND i.last_seq`,
  key: 'i.ingested',
};

const INGESTS_AT_ONCE = 512;

/** The sides of a comparison in the order's direction. */
function sides({ direction }: TimeOrder): { from: string; until: string; sql: string } {
  return direction === 'asc'
    ? { from: '>=', until: '<=', sql: 'ASC' }
    : { from: '<=', until: '>=', sql: 'DESC' };
}

function endByTimestamp(
  connection: Connection,
  order: TimeOrder,
  start: number,
  end: number,
  rows: number,
): number | undefined {
  const { from, until, sql } = sides(order);
  return connection.get<{ time: number }>(
    `SELECT timestamp AS time FROM events INDEXED BY events_by_time
     WHERE timestamp ${from} ? AND timestamp ${until} ? ORDER BY timestamp ${sql} LIMIT 1 OFFSET ?`,
    [start, end, rows],
  )?.time;
}

function endByIngested(
  connection: Connection,
  order: TimeOrder,
  start: number,
  end: number,
  rows: number,
): number | undefined {
  const { from, until, sql } = sides(order);
  const ingests = connection.all<{ time: number; count: number }>(
    `SELECT ingested AS time, last_seq - first_seq + 1 AS count FROM ingests
     WHERE ingested ${from} ? AND ingested ${until} ? ORDER BY ingested ${sql} LIMIT ?`,
    [start, end, INGESTS_AT_ONCE],
  );
  let counted = 0;
  for (const { time, count } of ingests) {
    counted += count;
    if (counted >= rows) return time;
  }
  return ingests.length < INGESTS_AT_ONCE ? undefined : ingests.at(-1)?.time;
}

/**
 * Cuts a stretch of time, in the order's direction, into slices of not too many events each, so that no statement runs for
 * long however few of them match. They begin small, since a page is often full soon.
 */
export function* timeSlices(
  connection: Connection,
  order: TimeOrder,
  { lower, upper }: TimeBounds,
  { firstSlice, largestSlice }: ScanLimits,
): Generator<TimeBounds> {
  const isAscending = order.direction === 'asc';
  const endOf = order.column === 'timestamp' ? endByTimestamp : endByIngested;
  const end = isAscending ? upper : lower;
  let start = isAscending ? lower : upper;
  for (let rows = firstSlice; isAscending ? start <= end : start >= end;) {
    const last = endOf(connection, order, start, end, rows) ?? end;
    yield isAscending ? { lower: start, upper: last } : { lower: last, upper: start };
    start = isAscending ? last + 1 : last - 1;
    rows = Math.min(rows * 2, largestSlice);
  }
}
