import type { Document } from '../../../../common/document/document';
import { and } from '../../../../common/kql/ast';
import { compilePredicate } from '../../../../common/kql/predicate';
import {
  VersionConflict,
  type AlertIndex,
  type Bucket,
  type CreateResult,
  type Facet,
  type FacetCount,
  type Filter,
  type Page,
  type Search,
  type Versioned,
} from '../../../ports';
import type { ChangeCounts } from '../change_counts';
import type { Connection, Parameter } from '../connection';
import { inTurns } from '../cooperation';
import { fromCursor, toCursor } from '../paging/cursor';
import { pageOf, wanted } from '../../../page_of';
import { sortValue, type SortKey, type Placed } from '../paging/sort_order';
import { Tally } from '../paging/tally';
import { TopHits } from '../paging/top_hits';
import { versionNumber } from '../version';
import { alertFieldTypes, HOT_COLUMNS, hotColumn, readHotColumns } from './alert_columns';
import {
  alertSort,
  planAlerts,
  sortsByColumns,
  type AlertPlan,
  type AlertSortKey,
} from './alert_query';
import { FacetCounter } from './facet_counter';
import { AlertRows, columnValues, type AlertTable, type OpenedRow } from './alert_rows';

/** Milliseconds that counts may take together: among few alerts each takes far less than a turn of everybody else. */
const COUNTING_BUDGET = 10;

/** What a document's row holds beside its id and version, in the order of the statements below. */
function rowValues(document: Document): Parameter[] {
  const { columns, isIrregular } = readHotColumns(document);
  return [Number(isIrregular), ...HOT_COLUMNS.map((name) => columns[name])];
}

/** Alerts in SQLite, in the table of this name. Columns narrow and sort; the predicate decides. */
export class SqliteAlertIndex implements AlertIndex {
  private readonly rows: AlertRows;

  constructor(
    private readonly connection: Connection,
    private readonly table: AlertTable,
    private readonly changes: ChangeCounts,
  ) {
    this.rows = new AlertRows(connection, table);
  }

  async createMany(alerts: readonly { id: string; document: Document }[]): Promise<CreateResult> {
    if (alerts.length === 0) return { created: [], existing: [] };
    return this.connection.write(() => {
      const result: CreateResult = { created: [], existing: [] };
      for (const { id, document } of alerts) {
        (this.insert(id, document) ? result.created : result.existing).push(id);
      }
      if (result.created.length > 0) this.changes.add(this.table);
      return result;
    });
  }

  async get(id: string): Promise<Versioned | undefined> {
    const [found] = await this.getMany([id]);
    return found;
  }

  async getMany(ids: readonly string[]): Promise<Versioned[]> {
    return this.rows.byIds(ids).map((row) => this.hit(row));
  }

  async update(id: string, version: string, document: Document): Promise<Versioned> {
    const read = versionNumber(version);
    const text = JSON.stringify(document);
    this.connection.write(() => {
      const row = this.connection.get<{ seq: number }>(
        `UPDATE ${this.table} SET version = version + 1, irregular = ?,
         ${HOT_COLUMNS.map((name) => `${name} = ?`).join(', ')}
         WHERE id = ? AND version = ? RETURNING seq`,
        [...rowValues(document), id, read],
      );
      if (row === undefined) throw new VersionConflict(`alert ${id}`);
      this.connection.run(`UPDATE ${this.table}_documents SET document = ? WHERE seq = ?`, [
        text,
        row.seq,
      ]);
      this.changes.add(this.table);
    });
    return this.hit({ id, version: read + 1, document: JSON.parse(text) as Document });
  }

  async search(search: Search): Promise<Page<Versioned>> {
    const sort = alertSort(search);
    const after = search.after && fromCursor(search.after, sort.length);
    if (wanted(search.size) === 0) return { hits: [] };
    const hasIrregular = this.rows.hasIrregular();
    const plan = planAlerts(search, hasIrregular);
    const found = sortsByColumns(sort, hasIrregular)
      ? await this.inColumnOrder(search, plan, sort, after)
      : await this.inOtherOrder(search, plan, sort, after);
    return pageOf(found, search.size, toCursor);
  }

  async count(filter: Filter): Promise<number> {
    const plan = planAlerts(filter, this.rows.hasIrregular());
    let total = plan.isExact ? this.rows.countRegular(plan) : 0;
    await this.forEachOpened(filter, plan, () => {
      total += 1;
    });
    return total;
  }

  async aggregate(filter: Filter, field: string, size: number): Promise<Bucket[]> {
    const plan = planAlerts(filter, this.rows.hasIrregular());
    const column = hotColumn(field);
    const tally = new Tally(field);
    const isByColumn = plan.isExact && column?.type === 'keyword';
    if (isByColumn) {
      for (const { value, count } of this.rows.countBy(plan, column.name)) {
        if (value !== null) tally.add(value, count);
      }
    }
    await this.forEachOpened(filter, { ...plan, isExact: isByColumn }, ({ document }) =>
      tally.addDocument(document),
    );
    return tally.buckets(size);
  }

  async facets(filter: Filter, facets: readonly Facet[]): Promise<FacetCount[]> {
    const hasIrregular = this.rows.hasIrregular();
    const plan = planAlerts(filter, hasIrregular);
    const counts = facets.map((facet) => {
      const whole = planAlerts({ ...filter, query: and(filter.query, facet.query) }, hasIrregular);
      return new FacetCounter(facet, whole);
    });
    const turns = inTurns(counts, filter.signal, COUNTING_BUDGET);
    for await (const count of turns) count.byColumns(this.rows);
    // What the columns settled for every facet need not be opened for any.
    const isExact = counts.every(({ isByColumns }) => isByColumns);
    await this.forEachOpened(filter, { ...plan, isExact }, (row) => {
      for (const count of counts) count.addOpened(row);
    });
    return counts.map((count) => count.result());
  }

  private insert(id: string, document: Document): boolean {
    const row = this.connection.get<{ seq: number }>(
      `INSERT INTO ${this.table} (id, version, irregular, ${HOT_COLUMNS.join(', ')})
       VALUES (?, 1, ?, ${HOT_COLUMNS.map(() => '?').join(', ')})
       ON CONFLICT DO NOTHING RETURNING seq`,
      [id, ...rowValues(document)],
    );
    if (row === undefined) return false;
    this.connection.run(`INSERT INTO ${this.table}_documents (seq, document) VALUES (?, ?)`, [
      row.seq,
      JSON.stringify(document),
    ]);
    return true;
  }

  private hit(row: { id: string; version: number; document: Document }): Versioned {
    const { id, version, document } = row;
    return { id, index: this.table, version: String(version), document };
  }

  private async inColumnOrder(
    search: Search,
    plan: AlertPlan,
    sort: readonly AlertSortKey[],
    after: SortKey | undefined,
  ): Promise<Placed<Versioned>[]> {
    const matches = compilePredicate(search.query, alertFieldTypes);
    const chunks = this.rows.inOrder(plan, sort, wanted(search.size), after);
    const found: Placed<Versioned>[] = [];
    for await (const chunk of inTurns(chunks, search.signal)) {
      for (const row of chunk) {
        if (!matches(row.document)) continue;
        found.push({ key: { values: columnValues(row, sort), id: row.id }, hit: this.hit(row) });
        if (found.length === wanted(search.size)) return found;
      }
    }
    return found;
  }

  private async inOtherOrder(
    search: Search,
    plan: AlertPlan,
    sort: readonly AlertSortKey[],
    after: SortKey | undefined,
  ): Promise<readonly Placed<Versioned>[]> {
    const top = new TopHits<Versioned>(sort, wanted(search.size), after);
    await this.forEachOpened(search, { ...plan, isExact: false }, (row) => {
      const values = sort.map((key) =>
        key.column?.type === 'date' ? row[key.column.name] : sortValue(row.document, key),
      );
      const key = { values, id: row.id };
      if (top.admits(key)) top.add(key, this.hit(row));
    });
    return top.inOrder();
  }

  /** Opens the documents that the columns can't decide on, and uses those that match. */
  private async forEachOpened(
    filter: Filter,
    plan: AlertPlan,
    use: (row: OpenedRow) => void,
  ): Promise<void> {
    const matches = compilePredicate(filter.query, alertFieldTypes);
    for await (const chunk of inTurns(this.rows.toOpen(plan), filter.signal)) {
      for (const row of chunk) if (matches(row.document)) use(row);
    }
  }
}
