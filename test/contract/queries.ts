import fc from 'fast-check';
import {
  and,
  exists,
  is,
  literal,
  not,
  or,
  range,
  type KqlNode,
  type Literal,
} from '../../common/kql/ast';

/** `field : a*b`; the parts are what stands between the stars. */
export function like(field: string, ...parts: string[]): KqlNode {
  return { type: 'is', field: literal(field), value: { type: 'wildcard', parts } };
}

function bare(value: string): Literal {
  return { type: 'literal', value, quoted: false };
}

/** `field : some words`, without quotes. */
export function words(field: string, value: string): KqlNode {
  return { type: 'is', field: bare(field), value: bare(value) };
}

/** A value without a field, looked for in all of them. */
export function anywhere(value: string): KqlNode {
  return { type: 'is', field: null, value: literal(value) };
}

/** Everything. */
export const everything = and();

/** What a generated query asks of a field: values that occur, and some that don't. */
export interface FieldSample {
  field: string;
  values: readonly string[];
  /** Whether it has an order worth asking for. */
  ordered?: boolean;
}

/** Queries of every kind over some fields. */
export function queryArbitrary(samples: readonly FieldSample[]): fc.Arbitrary<KqlNode> {
  const leaf = fc.constantFrom(...samples).chain(({ field, values, ordered }) => {
    const value = fc.constantFrom(...values);
    const kinds: fc.Arbitrary<KqlNode>[] = [
      value.map((one) => is(field, one)),
      value.map((one) => words(field, one)),
      value.map((one) => like(field, one.slice(0, 2), '')),
      fc.constant(exists(field)),
      fc.constant(like(field, '', '')),
    ];
    if (ordered) {
      const operator = fc.constantFrom('gt', 'gte', 'lt', 'lte');
      kinds.push(fc.tuple(operator, value).map(([op, one]) => range(field, op, one)));
    }
    return fc.oneof(...kinds);
  });
  const { query } = fc.letrec<{ query: KqlNode }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.array(tie('query'), { minLength: 2, maxLength: 3 }).map((all) => and(...all)),
      fc.array(tie('query'), { minLength: 2, maxLength: 3 }).map((all) => or(...all)),
      tie('query').map(not),
    ),
  }));
  return query;
}
