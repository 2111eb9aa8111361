import type { KqlValue, Literal, RangeOperator } from './ast';
import { dateBounds } from './date_math';
import { parseNumber, rangeTime } from './scalars';
import { NONE, type SqlBounds } from './sql_bounds';
import type { SqlColumn, SqlFragment } from './sql_columns';

// On their way into SQLite these become U+FFFD, and so equal to each other.
const LONE_SURROGATE = /[\p{Surrogate}\ufffd]/u;
const COMPARISONS = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

/** Each is true or false, not null, where the column is null: a NOT around it must hold there. */
function compared(
  column: SqlColumn,
  comparisons: readonly [RangeOperator, string | number][],
): SqlFragment {
  const clauses = comparisons.map(([operator]) => `${column.sql} ${COMPARISONS[operator]} ?`);
  return {
    sql: `(${clauses.join(' AND ')} AND ${column.sql} IS NOT NULL)`,
    parameters: comparisons.map(([, value]) => value),
  };
}

function decided(fragment: SqlFragment): SqlBounds {
  return { upper: fragment, lower: fragment };
}

function equals(column: SqlColumn, value: string | number): SqlBounds {
  return decided({ sql: `${column.sql} IS ?`, parameters: [value] });
}

function present(column: SqlColumn): SqlFragment {
  return { sql: `${column.sql} IS NOT NULL`, parameters: [] };
}

/** `field : *` on a column. */
export function existsSql(column: SqlColumn): SqlBounds {
  return decided(present(column));
}

function atMostPresent(column: SqlColumn): SqlBounds {
  return { upper: present(column), lower: NONE.lower };
}

/** The least text behind all that begin with this one; undefined where there is none. */
function behindPrefix(prefix: string): string | undefined {
  const points = Array.from(prefix);
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    const point = last.codePointAt(0) ?? 0;
    if (point < 0x10ffff) {
      const next = point === 0xd7ff ? 0xe000 : point + 1;
      return points.join('') + String.fromCodePoint(next);
    }
  }
  return undefined;
}

function patternSql(column: SqlColumn, parts: readonly string[]): SqlBounds {
  const [prefix = '', ...rest] = parts;
  const end = behindPrefix(prefix);
  // GLOB and LIKE stop at a NUL; comparisons don't.
  if (end === undefined || LONE_SURROGATE.test(prefix)) return atMostPresent(column);
  const begins = compared(column, [
    ['gte', prefix],
    ['lt', end],
  ]);
  return rest.length === 1 && rest[0] === ''
    ? decided(begins)
    : { upper: begins, lower: NONE.lower };
}

/** `field : value` on a column. */
export function isSql(column: SqlColumn, value: KqlValue, now: number): SqlBounds {
  if (value.type === 'wildcard') {
    return column.type === 'keyword' ? patternSql(column, value.parts) : NONE;
  }
  if (value.value === null) return column.type === 'date' ? existsSql(column) : NONE;
  const text = String(value.value);
  switch (column.type) {
    case 'keyword':
      return LONE_SURROGATE.test(text) ? atMostPresent(column) : equals(column, text);
    case 'number': {
      const number = parseNumber(text);
      return number === undefined ? NONE : equals(column, number);
    }
    case 'date': {
      const bounds = dateBounds(text, now);
      if (bounds === undefined) return NONE;
      return decided(
        compared(column, [
          ['gte', bounds.gte],
          ['lte', bounds.lte],
        ]),
      );
    }
  }
}

/** `field >= value` on a column. */
export function rangeSql(
  column: SqlColumn,
  operator: RangeOperator,
  value: Literal,
  now: number,
): SqlBounds {
  const text = String(value.value);
  if (column.type === 'keyword') {
    if (LONE_SURROGATE.test(text)) return atMostPresent(column);
    return decided(compared(column, [[operator, text]]));
  }
  const bound = column.type === 'number' ? parseNumber(text) : rangeTime(operator, text, now);
  return bound === undefined ? NONE : decided(compared(column, [[operator, bound]]));
}
