import type { FieldTypes } from '../../../../common/document/field_types';
import {
  and,
  exists,
  is,
  not,
  or,
  range,
  type KqlNode,
  type KqlValue,
  type Literal,
  type RangeOperator,
} from '../../../../common/kql/ast';
import { dateBounds } from '../../../../common/kql/date_math';
import { isStar } from '../../../../common/kql/field_name';
import { parseBoolean, parseNumber, rangeTime } from '../../../../common/kql/scalars';

/** What the conversion has to know of the index. */
export interface Fields {
  types: FieldTypes;
  /** The fields that a pattern fits, by the pattern's parts joined with `*`. */
  namesLike: ReadonlyMap<string, readonly string[]>;
  /** What `now` means, ms since the epoch. */
  now: number;
}

type IsNode = Extract<KqlNode, { type: 'is' }>;
type RangeNode = Extract<KqlNode, { type: 'range' }>;

const NOTHING: KqlNode = not(and());
const BEYOND_LONG = 2 ** 63;
// The years 0 to 9999, which the strict date formats can write.
const FIRST_DATE = -62_167_219_200_000;
const LAST_DATE = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A date as every date field takes it. */
export function isoDate(time: number): string {
  return new Date(Math.min(LAST_DATE, Math.max(FIRST_DATE, time))).toISOString();
}

function anyOf(clauses: readonly KqlNode[]): KqlNode {
  return clauses.length === 0 ? NOTHING : or(...clauses);
}

/** A value that the index could not read counts as one that is there: `_ignored` names its field. */
function existing(field: string): KqlNode {
  return or(exists(field), is('_ignored', field));
}

function dateRange(field: string, value: string, now: number): KqlNode {
  const bounds = dateBounds(value, now);
  if (bounds === undefined) return NOTHING;
  return and(range(field, 'gte', isoDate(bounds.gte)), range(field, 'lte', isoDate(bounds.lte)));
}

function valueOf(node: IsNode, field: string, { types, now }: Fields): KqlNode {
  const { value } = node;
  const named: KqlNode = { ...node, field: { type: 'literal', value: field, quoted: true } };
  const type = types(field);
  if (value.type === 'wildcard') return type === 'keyword' || type === 'text' ? named : NOTHING;
  const text = String(value.value);
  switch (type) {
    case 'number': {
      const number = parseNumber(text);
      return number === undefined || Math.abs(number) >= BEYOND_LONG ? NOTHING : named;
    }
    case 'boolean': {
      const boolean = parseBoolean(text);
      return boolean === undefined ? NOTHING : is(field, boolean);
    }
    case 'date':
      return dateRange(field, text, now);
    case 'nested':
      return NOTHING;
    case 'keyword':
    case 'text':
      return named;
  }
}

function beyondLong(field: string, operator: RangeOperator, bound: number): KqlNode {
  const isBelow = operator === 'lt' || operator === 'lte';
  return isBelow === bound > 0 ? exists(field) : NOTHING;
}

function rangeOf({ operator, value }: RangeNode, field: string, { types, now }: Fields): KqlNode {
  const text = String(value.value);
  switch (types(field)) {
    case 'number': {
      const bound = parseNumber(text);
      if (bound === undefined) return NOTHING;
      return Math.abs(bound) >= BEYOND_LONG
        ? beyondLong(field, operator, bound)
        : range(field, operator, text);
    }
    case 'boolean': {
      const bound = parseBoolean(text);
      return bound === undefined ? NOTHING : range(field, operator, String(bound));
    }
    case 'date': {
      const bound = rangeTime(operator, text, now);
      return bound === undefined ? NOTHING : range(field, operator, isoDate(bound));
    }
    case 'nested':
      return NOTHING;
    case 'keyword':
    case 'text':
      return range(field, operator, text);
  }
}

function fieldsOf(field: KqlValue, { namesLike }: Fields): readonly string[] {
  return field.type === 'wildcard'
    ? (namesLike.get(field.parts.join('*')) ?? [])
    : [String(field.value)];
}

function isNull(value: KqlValue | Literal): boolean {
  return value.type === 'literal' && value.value === null;
}

function convertIs(node: IsNode, fields: Fields): KqlNode {
  const { field, value } = node;
  if (isNull(value)) return NOTHING;
  if (field === null || isNull(field)) return isStar(value) ? and() : { ...node, field: null };
  if (isStar(field)) return isStar(value) ? and() : { ...node, field: null };
  const names = fieldsOf(field, fields);
  return anyOf(names.map((name) => (isStar(value) ? existing(name) : valueOf(node, name, fields))));
}

/**
 * The same query, without what Elasticsearch refuses instead of finding nothing by it: a word for a number, a pattern for a date,
 * null, a group of a path that is not mapped as nested. It means what the predicate means (`common/kql/predicate.ts`): dates are
 * settled by this process's clock, and a field exists too where the index could not read its value.
 */
export function answerable(node: KqlNode, fields: Fields): KqlNode {
  switch (node.type) {
    case 'match_all':
      return node;
    case 'exists':
      if (isNull(node.field) || isStar(node.field)) return and();
      return anyOf(fieldsOf(node.field, fields).map(existing));
    case 'is':
      return convertIs(node, fields);
    case 'range':
      if (isNull(node.value)) return NOTHING;
      return anyOf(fieldsOf(node.field, fields).map((name) => rangeOf(node, name, fields)));
    case 'and':
    case 'or':
      return { ...node, clauses: node.clauses.map((clause) => answerable(clause, fields)) };
    case 'not':
      return not(answerable(node.clause, fields));
    case 'nested':
      return fields.types(node.path) === 'nested' ? node : NOTHING;
  }
}

/** The names and the patterns of the fields that a query asks for. */
export function namesIn(node: KqlNode): { names: string[]; patterns: string[] } {
  const found = { names: [] as string[], patterns: [] as string[] };
  const walk = (one: KqlNode): void => {
    if (one.type === 'and' || one.type === 'or') one.clauses.forEach(walk);
    else if (one.type === 'not') walk(one.clause);
    else if (one.type === 'nested') found.names.push(one.path);
    else if (one.type !== 'match_all' && one.field !== null && !isStar(one.field)) {
      if (one.field.type === 'wildcard') found.patterns.push(one.field.parts.join('*'));
      else if (one.field.value !== null) found.names.push(String(one.field.value));
    }
  };
  walk(node);
  return found;
}
