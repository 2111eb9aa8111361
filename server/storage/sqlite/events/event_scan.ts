import type { Connection, Fragment } from '../connection';
import { timeBounds, type TimeBounds } from '../time_bounds';
import { fewCandidates, seqBounds, textMatches } from './candidates';
import type { EventPlan } from './event_plan';
import { EVENT_COLUMNS, type EventRow } from './event_rows';
import { BY_INGESTED, BY_TIMESTAMP, timeSlices, type TimeOrder } from './event_slices';
import type { ScanLimits } from './scan_limits';

/** The place in a time order after which rows are wanted. */
export interface RowPlace {
  time: number;
  id: Buffer;
}

/** Where rows come from, what they must fulfil, and the column that orders them. */
interface RowQuery {
  source: string;
  conditions: Fragment;
  key: string;
}

function within(column: string, { lower, upper }: TimeBounds): Fragment {
  return { sql: `${column} >= ? AND ${column} <= ?`, parameters: [lower, upper] };
}

function all(...fragments: readonly Fragment[]): Fragment {
  return {
    sql: fragments.map(({ sql }) => sql).join(' AND '),
    parameters: fragments.flatMap(({ parameters }) => [...parameters]),
  };
}

function behind({ direction }: TimeOrder, key: string, place: RowPlace | undefined): Fragment {
  if (place === undefined) return { sql: '1', parameters: [] };
  const [from, beyond] = direction === 'asc' ? ['>=', '>'] : ['<=', '<'];
  return {
    // The first comparison follows from the second; it is there for the index.
    sql: `${key} ${from} ? AND (${key} ${beyond} ? OR e.id > ?)`,
    parameters: [place.time, place.time, place.id],
  };
}

/** The stretch of the order's time that a scan has to go through. */
function stretchOf(plan: EventPlan, order: TimeOrder, after: RowPlace | undefined): TimeBounds {
  const { lower, upper } = plan.time === order.column ? plan.bounds : timeBounds(undefined);
  if (after === undefined) return { lower, upper };
  return order.direction === 'asc'
    ? { lower: Math.max(lower, after.time), upper }
    : { lower, upper: Math.min(upper, after.time) };
}

/** Rows of events that may match a plan, chunk by chunk; each chunk is read when it is asked for, and may be empty. */
export class EventScan {
  constructor(
    private readonly connection: Connection,
    private readonly limits: ScanLimits,
  ) {}

  /** In time order. @param after begins behind this place */
  *inOrder(plan: EventPlan, order: TimeOrder, after?: RowPlace): Generator<EventRow[]> {
    if (plan.groups.length === 0 || plan.bounds.lower > plan.bounds.upper) return;
    const few = fewCandidates(this.connection, plan, this.limits.candidates);
    if (few === undefined) yield* this.inSlices(plan, order, after);
    else if (few.length > 0) yield* this.among(few, plan, order, after);
  }

  /** In whatever order is the fastest. */
  *inAnyOrder(plan: EventPlan): Generator<EventRow[]> {
    const seqs = plan.groups.length === 0 ? undefined : seqBounds(this.connection, plan);
    if (seqs === undefined) return;
    if (plan.text !== undefined) yield* this.byText(plan.text, seqs, plan);
    else if (plan.time === 'ingested') yield* this.bySeq(seqs, plan);
    else yield* this.inOrder(plan, { column: 'timestamp', direction: 'asc' });
  }

  private *byText(text: string, seqs: TimeBounds, plan: EventPlan): Generator<EventRow[]> {
    const order: TimeOrder = { column: plan.time, direction: 'asc' };
    for (let { lower } = seqs; ;) {
      const range = { lower, upper: seqs.upper };
      const found = textMatches(this.connection, text, range, this.limits.texts);
      const last = found.at(-1);
      if (last === undefined) return;
      yield* this.among(found, plan, order, undefined);
      yield [];
      lower = last + 1;
    }
  }

  private *bySeq({ lower, upper }: TimeBounds, plan: EventPlan): Generator<EventRow[]> {
    const step = this.limits.chunk * 8;
    for (let first = lower; first <= upper; first += step) {
      const range = { lower: first, upper: Math.min(upper, first + step - 1) };
      const { sql, parameters } = all(
        within('e.seq', range),
        within(`e.${plan.time}`, plan.bounds),
        plan.where,
      );
      yield this.connection.all<EventRow>(
        `SELECT ${EVENT_COLUMNS} FROM events e NOT INDEXED WHERE ${sql}`,
        parameters,
      );
    }
  }

  /** Slice by slice along the index of the order's time. */
  private *inSlices(
    plan: EventPlan,
    order: TimeOrder,
    after: RowPlace | undefined,
  ): Generator<EventRow[]> {
    const other = plan.time === order.column ? [] : [within(`e.${plan.time}`, plan.bounds)];
    const { source, key } = order.column === 'timestamp' ? BY_TIMESTAMP : BY_INGESTED;
    const slices = timeSlices(this.connection, order, stretchOf(plan, order, after), this.limits);
    for (const slice of slices) {
      const conditions = all(within(key, slice), ...other, plan.where);
      yield* this.chunks({ source, key, conditions }, order, after);
      yield [];
    }
  }

  /** Those of some rows that fulfil the plan. */
  private among(
    seqs: readonly number[],
    plan: EventPlan,
    order: TimeOrder,
    after: RowPlace | undefined,
  ): Generator<EventRow[]> {
    const some: Fragment = {
      sql: 'e.seq IN (SELECT value FROM json_each(?))',
      parameters: [JSON.stringify(seqs)],
    };
    const conditions = all(some, within(`e.${plan.time}`, plan.bounds), plan.where);
    const query = { source: 'events e NOT INDEXED', key: `e.${order.column}`, conditions };
    return this.chunks(query, order, after);
  }

  private *chunks(
    { source, key, conditions }: RowQuery,
    order: TimeOrder,
    start: RowPlace | undefined,
  ): Generator<EventRow[]> {
    let place = start;
    for (let limit = this.limits.chunk; ; limit = Math.min(limit * 2, this.limits.chunk * 8)) {
      const { sql, parameters } = all(conditions, behind(order, key, place));
      const rows = this.connection.all<EventRow>(
        `SELECT ${EVENT_COLUMNS} FROM ${source} WHERE ${sql}
         ORDER BY ${key} ${order.direction}, e.id LIMIT ?`,
        [...parameters, limit],
      );
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows;
      if (rows.length < limit) return;
      place = { time: last[order.column], id: last.id };
    }
  }
}
