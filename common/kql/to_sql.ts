import type { FieldTypes } from '../document/field_types';
import type { KqlNode } from './ast';
import { hasNoEnd, isStar, referTo } from './field_name';
import { ALL, NONE, UNKNOWN, all, any, negated, type SqlBounds } from './sql_bounds';
import { existsSql, isSql, rangeSql } from './sql_clauses';
import type { SqlColumn, SqlColumns, SqlFragment } from './sql_columns';
import { analyze } from './text_analysis';

export type { SqlColumns } from './sql_columns';

/** A condition for a `WHERE`: never null, and true for at least every document that matches. */
export interface SqlFilter extends SqlFragment {
  /** Whether it is true for no others. */
  exact: boolean;
}

interface Context {
  columns: SqlColumns;
  fieldTypes: FieldTypes;
  now: number;
}

/** The column of a clause's field, if it has one field and that has one. */
function columnOf(node: KqlNode, { columns }: Context): SqlColumn | undefined {
  if (node.type !== 'is' && node.type !== 'exists' && node.type !== 'range') return undefined;
  const reference = referTo(node.field, '');
  return reference.kind === 'one' ? columns.column(reference.name) : undefined;
}

function upper(fragment: SqlFragment | undefined): SqlBounds {
  return fragment === undefined ? UNKNOWN : { upper: fragment, lower: NONE.lower };
}

/** `field : words` on a text field without a column, by the words' tokens. */
function textBounds(node: Extract<KqlNode, { type: 'is' }>, context: Context): SqlBounds {
  const reference = referTo(node.field, '');
  if (reference.kind !== 'one' || context.fieldTypes(reference.name) !== 'text') return UNKNOWN;
  if (node.value.type === 'wildcard') return UNKNOWN;
  if (node.value.value === null) return NONE;
  const tokens = analyze(String(node.value.value));
  if (tokens.length === 0) return NONE;
  const find = (some: readonly string[]) => upper(context.columns.textTokens(reference.name, some));
  return node.value.quoted ? find(tokens) : any(tokens.map((token) => find([token])));
}

function isBounds(node: Extract<KqlNode, { type: 'is' }>, context: Context): SqlBounds {
  if (isStar(node.value)) {
    if (node.field === null || isStar(node.field)) return ALL;
    return bounds({ type: 'exists', field: node.field }, context);
  }
  const column = columnOf(node, context);
  return column ? isSql(column, node.value, context.now) : textBounds(node, context);
}

function bounds(node: KqlNode, context: Context): SqlBounds {
  switch (node.type) {
    case 'match_all':
      return ALL;
    case 'exists': {
      const column = columnOf(node, context);
      return column ? existsSql(column) : UNKNOWN;
    }
    case 'is':
      return isBounds(node, context);
    case 'range': {
      if (hasNoEnd(node)) return bounds({ type: 'exists', field: node.field }, context);
      const column = columnOf(node, context);
      return column ? rangeSql(column, node.operator, node.value, context.now) : UNKNOWN;
    }
    case 'and':
      return all(node.clauses.map((clause) => bounds(clause, context)));
    case 'or':
      return any(node.clauses.map((clause) => bounds(clause, context)));
    case 'not':
      return negated(bounds(node.clause, context));
    case 'nested':
      return UNKNOWN;
  }
}

// SQLite's limits are 1000 for an expression's depth, of which a bracket here takes up to nine, and 32766 for parameters.
const MAX_DEPTH = 100;
const MAX_PARAMETERS = 30_000;

function isTooLarge({ sql, parameters }: SqlFragment): boolean {
  if (parameters.length > MAX_PARAMETERS) return true;
  let depth = 0;
  for (const char of sql) {
    depth += char === '(' ? 1 : char === ')' ? -1 : 0;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/**
 * A query as a condition in SQLite that loses no hit; `compilePredicate` has the last word where it isn't exact. Texts are
 * compared by their bytes: the columns must have SQLite's BINARY collation.
 * @param now what `now` means in dates, in ms since the epoch
 */
export function toSql(
  node: KqlNode,
  columns: SqlColumns,
  fieldTypes: FieldTypes,
  now: number = Date.now(),
): SqlFilter {
  const asked = bounds(node, { columns, fieldTypes, now });
  const found = isTooLarge(asked.upper) ? UNKNOWN : asked;
  return { ...found.upper, exact: found.upper === found.lower };
}
