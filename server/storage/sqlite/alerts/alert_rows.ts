import type { Document } from '../../../../common/document/document';
import type { Connection, Parameter } from '../connection';
import type { SortKey, SortValue } from '../paging/sort_order';
import { HOT_COLUMNS, type HotColumns } from './alert_columns';
import { behind, orderBy, type AlertPlan, type AlertSortKey } from './alert_query';

/** The tables that hold alerts. */
export type AlertTable = 'alerts' | 'silenced';

/** An alert's row without its document. */
interface LightRow extends HotColumns {
  seq: number;
  id: string;
  version: number;
  irregular: 0 | 1;
}

/** An alert with its document. */
export interface OpenedRow extends LightRow {
  document: Document;
}

const CHUNK = 500;
const LIGHT = ['seq', 'id', 'version', 'irregular', ...HOT_COLUMNS]
  .map((name) => `a.${name}`)
  .join(', ');

/** Regular alerts that a plan finds. Where all are, not to ask lets indexes that hold the rest answer alone. */
function regular({ hasIrregular, where }: AlertPlan): string {
  return hasIrregular ? `a.irregular = 0 AND ${where.sql}` : where.sql;
}

/** The rows of a table of alerts. Documents are opened only for rows that the columns let through. */
export class AlertRows {
  constructor(
    private readonly connection: Connection,
    private readonly table: AlertTable,
  ) {}

  hasIrregular(): boolean {
    const sql = `SELECT 1 FROM ${this.table} WHERE irregular = 1 LIMIT 1`;
    return this.connection.get(sql) !== undefined;
  }

  byIds(ids: readonly string[]): OpenedRow[] {
    return this.open(
      this.connection.all<LightRow>(
        `SELECT ${LIGHT} FROM ${this.table} a WHERE a.id IN (SELECT value FROM json_each(?))`,
        [JSON.stringify(ids)],
      ),
    );
  }

  /** Rows that may match, in the order of columns, chunk by chunk. The first chunk is a page, later ones more. */
  *inOrder(
    plan: AlertPlan,
    sort: readonly AlertSortKey[],
    size: number,
    after: SortKey | undefined,
  ): Generator<OpenedRow[]> {
    let place = after;
    for (let limit = Math.min(size, CHUNK); ; limit = CHUNK) {
      const start = place === undefined ? { sql: '1', parameters: [] } : behind(sort, place);
      const rows = this.connection.all<LightRow>(
        `SELECT ${LIGHT} FROM ${this.table} a WHERE ${plan.where.sql} AND ${start.sql}
         ${orderBy(sort)} LIMIT ?`,
        [...plan.where.parameters, ...start.parameters, limit],
      );
      const last = rows.at(-1);
      if (last === undefined) return;
      yield this.open(rows, plan);
      if (rows.length < limit) return;
      place = { values: columnValues(last, sort), id: last.id };
    }
  }

  /** Rows that may match and that must be opened to know: of an exact plan the irregular ones, else all. */
  *toOpen(plan: AlertPlan): Generator<OpenedRow[]> {
    const irregular = plan.isExact ? 'AND a.irregular = 1' : '';
    for (let seq = 0; ;) {
      const rows = this.connection.all<LightRow>(
        `SELECT ${LIGHT} FROM ${this.table} a WHERE a.seq > ? AND ${plan.where.sql} ${irregular}
         ORDER BY a.seq LIMIT ?`,
        [seq, ...plan.where.parameters, CHUNK],
      );
      yield this.open(rows, plan);
      const last = rows.at(-1);
      if (last === undefined || rows.length < CHUNK) return;
      seq = last.seq;
    }
  }

  /** How many regular alerts an exact plan finds. */
  countRegular(plan: AlertPlan): number {
    const row = this.connection.get<{ count: number }>(
      `SELECT count(*) AS count FROM ${this.table} a WHERE ${regular(plan)}`,
      plan.where.parameters,
    );
    return row?.count ?? 0;
  }

  /** How many regular alerts an exact plan finds for each value of a column; null stands for those without one. */
  countBy(plan: AlertPlan, column: string): { value: string | null; count: number }[] {
    return this.connection.all<{ value: string | null; count: number }>(
      `SELECT a.${column} AS value, count(*) AS count FROM ${this.table} a
       WHERE ${regular(plan)} GROUP BY a.${column}`,
      plan.where.parameters,
    );
  }

  private open(rows: readonly LightRow[], plan?: AlertPlan): OpenedRow[] {
    const seqs: Parameter[] = [JSON.stringify(rows.map(({ seq }) => seq))];
    const opened = this.connection.all<{ seq: number; document: string }>(
      `SELECT seq, document FROM ${this.table}_documents
       WHERE seq IN (SELECT value FROM json_each(?))`,
      seqs,
    );
    const bySeq = new Map(opened.map(({ seq, document }) => [seq, document]));
    return rows.flatMap((row) => {
      const text = bySeq.get(row.seq);
      if (text === undefined || plan?.mayMatch(text) === false) return [];
      return { ...row, document: JSON.parse(text) as Document };
    });
  }
}

/** What a row is sorted by, as its columns have it. */
export function columnValues(row: HotColumns, sort: readonly AlertSortKey[]): SortValue[] {
  return sort.map(({ column }) => (column === undefined ? null : row[column.name]));
}
