import { ecsFieldTypes } from '../../../../common/document/field_types';
import type { KqlNode } from '../../../../common/kql/ast';
import { toSql } from '../../../../common/kql/to_sql';
import type { Connection } from '../connection';
import { PIECES } from './indexed_text';

const PLAIN_TOKEN = /^[a-z0-9]+$/;
const MAX_TOKENS = 16;

function matchAll(tokens: readonly string[]): string | undefined {
  const plain = [...new Set(tokens.filter((token) => PLAIN_TOKEN.test(token)))];
  if (plain.length === 0) return undefined;
  const words = plain.slice(0, MAX_TOKENS).map((token) => `"${token}"`);
  return `(${words.join(' AND ')}) OR "${PIECES}"`;
}

function anyOf(expressions: readonly string[]): string {
  return expressions.map((expression) => `(${expression})`).join(' OR ');
}

/** A clause's expression, if it can't be true where none of its words are. */
function leafExpression(connection: Connection, leaf: KqlNode): string | undefined {
  const asked: string[] = [];
  const { sql, parameters } = toSql(
    leaf,
    {
      column: () => undefined,
      textTokens: (field, tokens) => {
        const match = field === 'message' ? matchAll(tokens) : undefined;
        if (match === undefined) return undefined;
        asked.push(match);
        return { sql: '0', parameters: [] };
      },
    },
    ecsFieldTypes,
  );
  if (asked.length === 0) return undefined;
  // Every lookup answers no here: where that makes the clause false, its hits are among those of the lookups.
  const without = connection.get<{ possible: number | null }>(
    `SELECT (${sql}) AS possible`,
    parameters,
  );
  return without?.possible === 0 ? anyOf(asked) : undefined;
}

/**
 * A full-text expression that finds at least every event that the query matches; undefined where the text can't narrow it.
 * Syntax: https://www.sqlite.org/fts5.html#full_text_query_syntax
 */
export function textExpression(connection: Connection, node: KqlNode): string | undefined {
  switch (node.type) {
    case 'is':
      return leafExpression(connection, node);
    case 'and': {
      const found = node.clauses.flatMap((clause) => textExpression(connection, clause) ?? []);
      return found.length === 0 ? undefined : found.map((one) => `(${one})`).join(' AND ');
    }
    case 'or': {
      const found = node.clauses.map((clause) => textExpression(connection, clause));
      const all = found.flatMap((one) => one ?? []);
      return all.length === found.length ? anyOf(all) : undefined;
    }
    default:
      return undefined;
  }
}
