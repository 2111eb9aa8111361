import type { SqlFragment } from './sql_columns';

/**
 * What SQL can say of a clause: `upper` is true for at least the documents that match, `lower` for at most those. One and the
 * same fragment where SQL decides. Both, so that a NOT loses nothing: it makes the one of the other.
 */
export interface SqlBounds {
  upper: SqlFragment;
  lower: SqlFragment;
}

const TRUE: SqlFragment = { sql: '1', parameters: [] };
const FALSE: SqlFragment = { sql: '0', parameters: [] };

export const ALL: SqlBounds = { upper: TRUE, lower: TRUE };
export const NONE: SqlBounds = { upper: FALSE, lower: FALSE };
export const UNKNOWN: SqlBounds = { upper: TRUE, lower: FALSE };

const MAX_CHAIN = 8;

/** To SQLite a chain of operators is as deep as it is long, and its limit is 1000: long ones are halved. */
function balanced(operator: 'AND' | 'OR', fragments: readonly SqlFragment[]): SqlFragment {
  const middle = fragments.length >> 1;
  const parts =
    fragments.length <= MAX_CHAIN
      ? fragments
      : [fragments.slice(0, middle), fragments.slice(middle)].map((half) =>
          balanced(operator, half),
        );
  return {
    sql: `(${parts.map(({ sql }) => sql).join(` ${operator} `)})`,
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}

function joined(
  operator: 'AND' | 'OR',
  fragments: readonly SqlFragment[],
  settles: SqlFragment,
  neutral: SqlFragment,
): SqlFragment {
  if (fragments.includes(settles)) return settles;
  const left = fragments.filter((fragment) => fragment !== neutral);
  const [only = neutral] = left;
  return left.length <= 1 ? only : balanced(operator, left);
}

function combined(
  clauses: readonly SqlBounds[],
  join: (fragments: readonly SqlFragment[]) => SqlFragment,
): SqlBounds {
  const upper = join(clauses.map((clause) => clause.upper));
  const decides = clauses.every((clause) => clause.upper === clause.lower);
  return { upper, lower: decides ? upper : join(clauses.map((clause) => clause.lower)) };
}

/** All of them. */
export function all(clauses: readonly SqlBounds[]): SqlBounds {
  return combined(clauses, (fragments) => joined('AND', fragments, FALSE, TRUE));
}

/** Any of them. */
export function any(clauses: readonly SqlBounds[]): SqlBounds {
  return combined(clauses, (fragments) => joined('OR', fragments, TRUE, FALSE));
}

function not(fragment: SqlFragment): SqlFragment {
  if (fragment === TRUE) return FALSE;
  if (fragment === FALSE) return TRUE;
  return { sql: `NOT (${fragment.sql})`, parameters: fragment.parameters };
}

/** The opposite: what surely matches surely doesn't, and the other way round. */
export function negated({ upper, lower }: SqlBounds): SqlBounds {
  const opposite = not(lower);
  return { upper: opposite, lower: upper === lower ? opposite : not(upper) };
}
