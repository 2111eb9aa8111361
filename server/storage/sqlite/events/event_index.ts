import { ecsFieldTypes } from '../../../../common/document/field_types';
import { compilePredicate } from '../../../../common/kql/predicate';
import type { Bucket, EventIndex, Filter, Page, Search, SortField, Stored } from '../../../ports';
import type { Connection } from '../connection';
import { inTurns } from '../cooperation';
import { fromCursor, invalidCursor, toCursor } from '../paging/cursor';
import { pageOf, wanted } from '../../../page_of';
import { sortValue, type SortKey, type Placed } from '../paging/sort_order';
import { Tally } from '../paging/tally';
import { TopHits } from '../paging/top_hits';
import { countInSlices, countsByShape } from './event_counts';
import { planEvents, type EventPlan } from './event_plan';
import { EVENT_COLUMNS, idBytes, rowHit, type EventRow } from './event_rows';
import { EventScan, type RowPlace } from './event_scan';
import type { TimeOrder } from './event_slices';
import { ShapeCatalogue } from './shape_catalogue';
import { SCAN_LIMITS } from './scan_limits';
import { isSettledByShape } from './shape_clauses';
import { ShapeGroups } from './shape_groups';

const TIME_FIELDS: Readonly<Record<string, TimeOrder['column']>> = {
  '@timestamp': 'timestamp',
  'event.ingested': 'ingested',
};

function sortOf({ sort, time }: Search): readonly SortField[] {
  if (sort !== undefined && sort.length > 0) return sort;
  return [{ field: time === '@timestamp' ? time : 'event.ingested', direction: 'asc' }];
}

function timeOrderOf(sort: readonly SortField[]): TimeOrder | undefined {
  const [first] = sort;
  if (first === undefined || sort.length > 1 || !Object.hasOwn(TIME_FIELDS, first.field)) return;
  const column = TIME_FIELDS[first.field];
  return column && { column, direction: first.direction };
}

function toPlace(after: SortKey): RowPlace {
  const [time] = after.values;
  const id = idBytes(after.id);
  if (typeof time !== 'number' || id === undefined) throw invalidCursor();
  return { time, id };
}

/** Events in SQLite. Shapes, times and words narrow down what is read; the predicate decides. */
export class SqliteEventIndex implements EventIndex {
  private readonly catalogue: ShapeCatalogue;
  private readonly shapeGroups: ShapeGroups;
  private readonly scan: EventScan;

  /** @param limits smaller ones only make it slower: for tests */
  constructor(
    private readonly connection: Connection,
    private readonly limits = SCAN_LIMITS,
  ) {
    this.scan = new EventScan(connection, limits);
    this.catalogue = new ShapeCatalogue(connection);
    this.shapeGroups = new ShapeGroups(this.catalogue);
  }

  async search(search: Search): Promise<Page<Stored>> {
    const sort = sortOf(search);
    const after = search.after && fromCursor(search.after, sort.length);
    const order = timeOrderOf(sort);
    if (wanted(search.size) === 0) return { hits: [] };
    const found = order
      ? await this.inTimeOrder(search, order, after)
      : await this.inOtherOrder(search, sort, after);
    return pageOf(found, search.size, toCursor);
  }

  async count(filter: Filter): Promise<number> {
    const plan = this.plan(filter);
    let total = 0;
    if (plan.isByShape && plan.time === 'timestamp') {
      const counts = countsByShape(this.connection, plan);
      for await (const part of inTurns(counts, filter.signal)) {
        for (const { count } of part) total += count;
      }
    } else if (plan.isExact) {
      const counts = countInSlices(this.connection, plan, this.limits);
      for await (const count of inTurns(counts, filter.signal)) total += count;
    } else {
      await this.forEachHit(filter, plan, () => {
        total += 1;
      });
    }
    return total;
  }

  async aggregate(filter: Filter, field: string, size: number): Promise<Bucket[]> {
    const plan = this.plan(filter);
    const tally = new Tally(field);
    if (plan.isByShape && plan.time === 'timestamp' && this.isSettled(plan, field)) {
      const counts = countsByShape(this.connection, plan);
      for await (const part of inTurns(counts, filter.signal)) {
        for (const { shape, count } of part)
          tally.addDocument(this.catalogue.document(shape), count);
      }
      return tally.buckets(size);
    }
    await this.forEachHit(filter, plan, ({ document }) => tally.addDocument(document));
    return tally.buckets(size);
  }

  async get(id: string): Promise<Stored | undefined> {
    const bytes = idBytes(id);
    if (bytes === undefined) return undefined;
    const row = this.connection.get<EventRow>(
      `SELECT ${EVENT_COLUMNS} FROM events e WHERE e.id = ?`,
      [bytes],
    );
    return row && this.hit(row);
  }

  async oldestIngested(): Promise<number | undefined> {
    const row = this.connection.get<{ oldest: number | null }>(
      'SELECT min(ingested) AS oldest FROM ingests',
    );
    return row?.oldest ?? undefined;
  }

  private plan(filter: Filter): EventPlan {
    return planEvents(this.connection, this.shapeGroups.of(filter.query), filter);
  }

  private hit(row: EventRow): Stored {
    return rowHit(row, this.catalogue.document(row.shape));
  }

  private isSettled(plan: EventPlan, field: string): boolean {
    const shapes = new Set(plan.shapes);
    for (const shape of this.catalogue.newerThan(0)) {
      if (shapes.has(shape.id) && !isSettledByShape(field, shape)) return false;
    }
    return true;
  }

  private async inTimeOrder(
    search: Search,
    order: TimeOrder,
    after: SortKey | undefined,
  ): Promise<Placed<Stored>[]> {
    const matches = compilePredicate(search.query, ecsFieldTypes);
    const rows = this.scan.inOrder(this.plan(search), order, after && toPlace(after));
    const found: Placed<Stored>[] = [];
    for await (const chunk of inTurns(rows, search.signal)) {
      for (const row of chunk) {
        const hit = this.hit(row);
        if (!matches(hit.document)) continue;
        found.push({ key: { values: [row[order.column]], id: hit.id }, hit });
        if (found.length === wanted(search.size)) return found;
      }
    }
    return found;
  }

  private async inOtherOrder(
    search: Search,
    sort: readonly SortField[],
    after: SortKey | undefined,
  ): Promise<readonly Placed<Stored>[]> {
    const top = new TopHits<Stored>(sort, wanted(search.size), after);
    await this.forEachHit(search, this.plan(search), (hit) => {
      const key = { values: sort.map((field) => sortValue(hit.document, field)), id: hit.id };
      if (top.admits(key)) top.add(key, hit);
    });
    return top.inOrder();
  }

  private async forEachHit(
    filter: Filter,
    plan: EventPlan,
    use: (hit: Stored) => void,
  ): Promise<void> {
    const matches = compilePredicate(filter.query, ecsFieldTypes);
    const rows = this.scan.inAnyOrder(plan);
    for await (const chunk of inTurns(rows, filter.signal)) {
      for (const row of chunk) {
        const hit = this.hit(row);
        if (matches(hit.document)) use(hit);
      }
    }
  }
}
