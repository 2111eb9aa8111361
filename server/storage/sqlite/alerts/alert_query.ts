import { toSql } from '../../../../common/kql/to_sql';
import type { Filter, Search } from '../../../ports';
import type { Fragment, Parameter } from '../connection';
import type { Direction, SortKey } from '../paging/sort_order';
import { timeBounds } from '../time_bounds';
import { ALERT_SQL_COLUMNS, alertFieldTypes, hotColumn, type AlertColumn } from './alert_columns';
import { mayMatchText } from './needed_words';

/** How a filter is asked of the columns. */
export interface AlertPlan {
  /** True for every alert that matches, and maybe for others. */
  where: Fragment;
  /** Whether it decides for all alerts but the irregular ones. */
  isExact: boolean;
  hasIrregular: boolean;
  /** False only for the JSON of documents that can't match. */
  mayMatch: (json: string) => boolean;
}

/** What a search sorts by: a field, and its column where it has one. */
export interface AlertSortKey extends Direction {
  field: string;
  column: AlertColumn | undefined;
}

const TIMESTAMP: AlertColumn = { name: 'timestamp', type: 'date' };
/** What `time: 'ingested'` means: `event.ingested`, and `@timestamp` where that is missing. */
const INGESTED: AlertColumn = { name: 'ingested', type: 'date' };

function timeColumn(time: Filter['time']): AlertColumn {
  return time === '@timestamp' ? TIMESTAMP : INGESTED;
}

/**
 * Plans a filter.
 * @param hasIrregular whether there are alerts of which the columns don't hold all; they must all be opened
 */
export function planAlerts(filter: Filter, hasIrregular: boolean): AlertPlan {
  const { sql, parameters, exact } = toSql(filter.query, ALERT_SQL_COLUMNS, alertFieldTypes);
  const clauses = [hasIrregular ? `(a.irregular = 1 OR (${sql}))` : `(${sql})`];
  const values: Parameter[] = [...parameters];
  if (filter.range?.from !== undefined || filter.range?.to !== undefined) {
    const { lower, upper } = timeBounds(filter.range);
    const { name } = timeColumn(filter.time);
    clauses.push(`a.${name} >= ? AND a.${name} <= ?`);
    values.push(lower, upper);
  }
  return {
    where: { sql: clauses.join(' AND '), parameters: values },
    isExact: exact,
    hasIrregular,
    mayMatch: mayMatchText(filter.query),
  };
}

/** What a search sorts by: at least one key. */
export function alertSort({ sort, time }: Search): readonly AlertSortKey[] {
  if (sort === undefined || sort.length === 0) {
    return [{ field: '@timestamp', direction: 'asc', column: timeColumn(time) }];
  }
  return sort.map(({ field, direction }) => ({ field, direction, column: hotColumn(field) }));
}

/** Whether the columns alone can order all alerts: of several names a column holds one, not the one that sorts. */
export function sortsByColumns(sort: readonly AlertSortKey[], hasIrregular: boolean): boolean {
  return sort.every(
    ({ column }) => column !== undefined && (column.type === 'date' || !hasIrregular),
  );
}

function sqlOf({ column }: AlertSortKey): string {
  return `a.${column?.name ?? 'timestamp'}`;
}

/** `ORDER BY` of columns. To SQLite NULL is the least, so what is missing comes last by itself where the order descends. */
export function orderBy(sort: readonly AlertSortKey[]): string {
  const keys = sort.map((key) =>
    key.direction === 'asc' ? `${sqlOf(key)} ASC NULLS LAST` : `${sqlOf(key)} DESC`,
  );
  return `ORDER BY ${keys.join(', ')}, a.id`;
}

/** The rows behind a place in such an order. */
export function behind(sort: readonly AlertSortKey[], place: SortKey): Fragment {
  const alternatives: string[] = [];
  const parameters: Parameter[] = [];
  const equal: string[] = [];
  const equalTo: Parameter[] = [];
  for (const [index, key] of sort.entries()) {
    const value = place.values[index] ?? null;
    const sql = sqlOf(key);
    if (value !== null) {
      const beyond = `(${sql} ${key.direction === 'asc' ? '>' : '<'} ? OR ${sql} IS NULL)`;
      alternatives.push([...equal, beyond].join(' AND '));
      parameters.push(...equalTo, value);
    }
    equal.push(`${sql} IS ?`);
    equalTo.push(value);
  }
  alternatives.push([...equal, 'a.id > ?'].join(' AND '));
  parameters.push(...equalTo, place.id);
  return { sql: `(${alternatives.map((one) => `(${one})`).join(' OR ')})`, parameters };
}
