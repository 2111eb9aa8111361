/** Where a node stands in the query's text: offsets in UTF-16 units, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A value without wildcards. `quoted` decides between a phrase and single words on text fields. */
export interface Literal {
  type: 'literal';
  value: string | boolean | null;
  quoted: boolean;
  span?: Span;
}

/** A pattern: literal parts with `*` between them. `["a", "b"]` is `a*b`, `["", ""]` is `*`. */
export interface Wildcard {
  type: 'wildcard';
  parts: string[];
  span?: Span;
}

export type KqlValue = Literal | Wildcard;
export type RangeOperator = 'gt' | 'gte' | 'lt' | 'lte';

/**
 * A parsed query. `is` without a field is a bare value, searched in all fields. `match_all` is the empty query and `*:*`;
 * `field: *` is `exists`. `and` and `or` are flat and have at least two clauses.
 */
export type KqlNode =
  | { type: 'match_all'; span?: Span }
  | { type: 'exists'; field: KqlValue; span?: Span }
  | { type: 'is'; field: KqlValue | null; value: KqlValue; span?: Span }
  | { type: 'range'; field: KqlValue; operator: RangeOperator; value: Literal; span?: Span }
  | { type: 'and'; clauses: KqlNode[]; span?: Span }
  | { type: 'or'; clauses: KqlNode[]; span?: Span }
  | { type: 'not'; clause: KqlNode; span?: Span }
  | { type: 'nested'; path: string; clause: KqlNode; span?: Span };

/** A field name or value as code writes it: quoted, without wildcards. */
export function literal(value: string | boolean | null): Literal {
  return { type: 'literal', value, quoted: typeof value === 'string' };
}

/** `field : "value"`. */
export function is(field: string, value: string | boolean | null): KqlNode {
  return { type: 'is', field: literal(field), value: literal(value) };
}

/** `field : *`. */
export function exists(field: string): KqlNode {
  return { type: 'exists', field: literal(field) };
}

/** `field OPERATOR value`. */
export function range(field: string, operator: RangeOperator, value: string): KqlNode {
  return { type: 'range', field: literal(field), operator, value: literal(value) };
}

/** All of them; `match_all` where there is none. */
export function and(...clauses: KqlNode[]): KqlNode {
  const [first] = clauses;
  if (first === undefined) return { type: 'match_all' };
  return clauses.length === 1 ? first : { type: 'and', clauses };
}

/** Any of them. @throws RangeError where there is none: nothing would be a trap beside `and`'s everything. */
export function or(...clauses: KqlNode[]): KqlNode {
  const [first] = clauses;
  if (first === undefined) throw new RangeError('or() needs at least one clause');
  return clauses.length === 1 ? first : { type: 'or', clauses };
}

/** None of it. */
export function not(clause: KqlNode): KqlNode {
  return { type: 'not', clause };
}
