import { ApplicationError } from '../errors';
import type { JsonValue } from '../document/document';
import type { FieldType, FieldTypes } from '../document/field_types';
import type { KqlNode, KqlValue } from './ast';
import { isStar, nestedPathOf, referTo } from './field_name';
import { matchesParts } from './scalars';

/** A query in Elasticsearch's query language, ready to be sent as JSON. */
export type ElasticsearchQuery = { [clause: string]: JsonValue };

export interface ElasticsearchOptions {
  /** How fields are mapped: Kibana's data view. Without it queries are as Kibana makes them without a data view. */
  fieldTypes?: FieldTypes;
  /** The fields that there are, for names with wildcards. Those are sent as they are where this is missing. */
  fieldNames?: readonly string[];
  /** The zone of dates that name none, such as `Europe/Berlin` or `Zulu`; used where `fieldTypes` tell what a date is. */
  timeZone?: string;
  /** Whether case counts on keyword fields; says nothing of it where this is missing. */
  caseInsensitive?: boolean;
}

interface Context {
  options: ElasticsearchOptions;
  /** The nested path that the clause is in a group of; empty outside. */
  path: string;
}

interface Field {
  name: string;
  /** Undefined where nobody has said. */
  type: FieldType | undefined;
  /** The nested path that only a pattern reached. */
  wrap: string;
}

// https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-query-string-query#_reserved_characters
function queryString(parts: readonly string[]): string {
  return parts.map((part) => part.replace(/[+\-=&|><!(){}[\]^"~*?:\\/]/g, '\\$&')).join('*');
}

function anyOf(clauses: readonly ElasticsearchQuery[]): ElasticsearchQuery {
  return { bool: { should: [...clauses], minimum_should_match: 1 } };
}

function nestedQuery(path: string, query: ElasticsearchQuery): ElasticsearchQuery {
  return { nested: { path, query, score_mode: 'none' } };
}

/** Kibana's words for a field that is asked for in the wrong group (src/kuery/functions/utils/get_full_field_name_node.ts). */
function checkGroup(name: string, right: string, path: string): void {
  if (right === path) return;
  const problem =
    right === ''
      ? `${name} is not a nested field but is in nested group "${path}" in the KQL expression.`
      : path === ''
        ? `${name} is a nested field, but is not in a nested group in the KQL expression.`
        : `Nested field ${name} is being queried with the incorrect nested path. The correct path is ${right}.`;
  throw new ApplicationError('invalid_query', problem);
}

function fieldsOf(field: KqlValue | null, { options, path }: Context): Field[] {
  const reference = referTo(field, path);
  const { fieldTypes, fieldNames } = options;
  const isPattern = reference.kind === 'pattern';
  const name =
    reference.kind === 'one' ? reference.name : isPattern ? reference.parts.join('*') : 'null';
  const known = isPattern
    ? (fieldNames ?? []).filter((one) => matchesParts(one, reference.parts))
    : fieldNames === undefined || fieldNames.includes(name)
      ? [name]
      : [];
  if (fieldTypes === undefined || known.length === 0) return [{ name, type: undefined, wrap: '' }];
  return known.map((one) => {
    const nested = nestedPathOf(one, fieldTypes);
    if (!isPattern || path !== '') checkGroup(one, nested, path);
    return { name: one, type: fieldTypes(one), wrap: path === '' && isPattern ? nested : '' };
  });
}

function forEachField(
  field: KqlValue | null,
  context: Context,
  clause: (field: Field) => ElasticsearchQuery,
): ElasticsearchQuery {
  return anyOf(
    fieldsOf(field, context).map((one) =>
      one.wrap === '' ? clause(one) : nestedQuery(one.wrap, clause(one)),
    ),
  );
}

function existsQuery(field: KqlValue | null, context: Context): ElasticsearchQuery {
  return forEachField(field, context, ({ name }) => ({ exists: { field: name } }));
}

/** Milliseconds since the epoch have no zone. */
function timeZone(value: JsonValue, { timeZone: zone }: ElasticsearchOptions): ElasticsearchQuery {
  return zone === undefined || /^\d+$/.test(String(value)) ? {} : { time_zone: zone };
}

function caseSetting({ caseInsensitive }: ElasticsearchOptions): ElasticsearchQuery {
  return caseInsensitive === undefined ? {} : { case_insensitive: caseInsensitive };
}

function patternClause(
  { name, type }: Field,
  parts: readonly string[],
  options: ElasticsearchOptions,
): ElasticsearchQuery {
  const pattern = queryString(parts);
  return type === 'keyword'
    ? { wildcard: { [name]: { value: pattern, ...caseSetting(options) } } }
    : { query_string: { fields: [name], query: pattern } };
}

function valueClause(
  field: Field,
  value: KqlValue,
  options: ElasticsearchOptions,
): ElasticsearchQuery {
  if (value.type === 'wildcard') return patternClause(field, value.parts, options);
  const { name, type } = field;
  const plain = value.value;
  if (type === 'date') {
    return { range: { [name]: { gte: plain, lte: plain, ...timeZone(plain, options) } } };
  }
  if (type === 'keyword') return { term: { [name]: { value: plain, ...caseSetting(options) } } };
  return value.quoted ? { match_phrase: { [name]: plain } } : { match: { [name]: plain } };
}

/** A value in any field. */
function bareQuery(value: KqlValue): ElasticsearchQuery {
  if (value.type === 'wildcard') return { query_string: { query: queryString(value.parts) } };
  const type = value.quoted ? 'phrase' : 'best_fields';
  return { multi_match: { type, query: value.value, lenient: true } };
}

function isQuery(node: Extract<KqlNode, { type: 'is' }>, context: Context): ElasticsearchQuery {
  const { field, value } = node;
  if (isStar(field) && isStar(value)) return { match_all: {} };
  if (referTo(field, context.path).kind === 'any') return bareQuery(value);
  if (isStar(value)) return existsQuery(field, context);
  return forEachField(field, context, (one) => valueClause(one, value, context.options));
}

function rangeQuery(
  node: Extract<KqlNode, { type: 'range' }>,
  context: Context,
): ElasticsearchQuery {
  const { field, operator, value } = node;
  return forEachField(field, context, ({ name, type }) => ({
    range: {
      [name]: {
        [operator]: value.value,
        ...(type === 'date' ? timeZone(value.value, context.options) : {}),
      },
    },
  }));
}

function convert(node: KqlNode, context: Context): ElasticsearchQuery {
  switch (node.type) {
    case 'match_all':
      return { match_all: {} };
    case 'exists':
      return isQuery(
        { ...node, type: 'is', value: { type: 'wildcard', parts: ['', ''] } },
        context,
      );
    case 'is':
      return isQuery(node, context);
    case 'range':
      return rangeQuery(node, context);
    case 'and':
      return { bool: { filter: node.clauses.map((clause) => convert(clause, context)) } };
    case 'or':
      return anyOf(node.clauses.map((clause) => convert(clause, context)));
    case 'not':
      return { bool: { must_not: convert(node.clause, context) } };
    case 'nested': {
      const path = context.path === '' ? node.path : `${context.path}.${node.path}`;
      return nestedQuery(path, convert(node.clause, { ...context, path }));
    }
  }
}

/**
 * The query that Kibana sends for a query in its own language (kbn-es-query src/kuery/functions).
 * @throws ApplicationError `invalid_query` where field types are given and a field is asked for outside of its nested group
 */
export function toElasticsearchQuery(
  node: KqlNode,
  options: ElasticsearchOptions = {},
): ElasticsearchQuery {
  return convert(node, { options, path: '' });
}
