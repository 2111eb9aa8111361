import type { Connection, Parameter } from '../connection';
import type { TimeBounds } from '../time_bounds';
import type { EventPlan } from './event_plan';

/** The rows that can hold events of the plan's time bounds; undefined where there are none. */
export function seqBounds(connection: Connection, plan: EventPlan): TimeBounds | undefined {
  const { lower, upper } = plan.bounds;
  const isByIngest = plan.time === 'ingested';
  const row = connection.get<{ lower: number | null; upper: number | null }>(
    `SELECT min(first_seq) AS lower, max(last_seq) AS upper FROM ingests
     ${isByIngest ? 'WHERE ingested >= ? AND ingested <= ?' : ''}`,
    isByIngest ? [lower, upper] : [],
  );
  if (row === undefined || row.lower === null || row.upper === null) return undefined;
  return { lower: row.lower, upper: row.upper };
}

/** The first rows, ascending, whose words fulfil a full-text expression. */
export function textMatches(
  connection: Connection,
  text: string,
  { lower, upper }: TimeBounds,
  limit: number,
): number[] {
  const rows = connection.all<{ rowid: number }>(
    `SELECT rowid FROM event_text WHERE event_text MATCH ? AND rowid >= ? AND rowid <= ?
     ORDER BY rowid LIMIT ?`,
    [text, lower, upper, limit],
  );
  return rows.map(({ rowid }) => rowid);
}

function shapeMatches(connection: Connection, plan: EventPlan, limit: number): number[] {
  const parameters: Parameter[] = [JSON.stringify(plan.shapes)];
  let time = '';
  if (plan.time === 'timestamp') {
    time = 'AND e.timestamp >= ? AND e.timestamp <= ?';
    parameters.push(plan.bounds.lower, plan.bounds.upper);
  }
  const rows = connection.all<{ seq: number }>(
    `SELECT e.seq FROM events e INDEXED BY events_by_shape
     WHERE e.shape IN (SELECT value FROM json_each(?)) ${time} LIMIT ?`,
    [...parameters, limit],
  );
  return rows.map(({ seq }) => seq);
}

/** The rows of all events that can match, by their words or by their shapes; undefined where they are more than the limit. */
export function fewCandidates(
  connection: Connection,
  plan: EventPlan,
  limit: number,
): number[] | undefined {
  if (plan.text !== undefined) {
    const seqs = seqBounds(connection, plan);
    const found = seqs === undefined ? [] : textMatches(connection, plan.text, seqs, limit + 1);
    if (found.length <= limit) return found;
  }
  const found = shapeMatches(connection, plan, limit + 1);
  return found.length <= limit ? found : undefined;
}
