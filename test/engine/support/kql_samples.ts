import fc from 'fast-check';
import type { Document } from '../../../common/document/document';
import {
  and,
  not,
  or,
  type KqlNode,
  type KqlValue,
  type Literal,
  type RangeOperator,
  type Wildcard,
} from '../../../common/kql/ast';
import { eventAt, START } from '../../contract/event_samples';
import type { NewEvent } from '../../../server/ports';

const day = 86_400_000;
const at = (offset: number) => new Date(START + offset).toISOString();

/** Values to store, by field: several types, several values, and none. */
const STORED: Readonly<Record<string, readonly (Document[string] | undefined)[]>> = {
  message: [
    "process 'acme/legacy/bin/billing' started with executable stack",
    'Started With Executable Stack! (again)',
    'stack of alice, executable',
    "can't stop: 日本 \u{1f600} web-01.example.com",
    '',
    undefined,
  ],
  'host.name': ['web-01', 'WEB-01', 'web 02', 'bäckerei*', ['web-01', 'db:1'], undefined],
  'process.name': ['kernel', 'a\\b', 'null', '"quoted"', '', undefined],
  'process.pid': [0, 1, 77, [1, 4_194_304], undefined],
  'user.name': ['alice', 'true', '5', undefined],
  'event.created': [at(0), at(day), at(-40 * day), '2026-11-24T11:00:00.123456Z', undefined],
  'executable_stack.path_complete': [true, false, undefined],
  'executable_stack.stamp': [27.374698, 3, -1, undefined],
};

/** An event with a field under its dotted name or nested, as shippers write both. */
export const documentArbitrary: fc.Arbitrary<NewEvent> = fc
  .record({
    offset: fc.integer({ min: 0, max: 5 }),
    extra: fc.tuple(
      ...Object.entries(STORED).map(([field, values]) =>
        fc.constantFrom(...values).map((value) => [field, value] as const),
      ),
    ),
  })
  .map(({ offset, extra }) =>
    eventAt(START + offset * day, {
      shared: { host: { os: { type: 'linux' } }, tags: ['a', 'b'] },
      extra: Object.fromEntries(extra.filter(([, value]) => value !== undefined)),
    }),
  );

const ASKED: Readonly<Record<string, readonly string[]>> = {
  message: ['executable stack', 'stack', 'Stack!', 'again', "can't", '日本', 'nothing', '5', ''],
  'host.name': ['web-01', 'WEB-01', 'web 02', 'bäckerei*', 'db:1', 'web', ''],
  'process.name': ['kernel', 'a\\b', 'null', '"quoted"', ''],
  'process.pid': ['0', '77', '4194304', '77.0', 'x', '-5', '1e30', ' 1'],
  'user.name': ['alice', 'true', '5', '5.0'],
  '@timestamp': ['2026-11-24', '2026-11', at(day), String(START), 'now-1d/d', 'no date', '2026'],
  'event.created': ['2026-11-24', '2026-11-24||/M', at(0), '2026-11-24T11:00:00.123Z'],
  'executable_stack.path_complete': ['true', 'false', 'yes'],
  'executable_stack.stamp': ['27.374698', '3', '3.0', '-1', '-1.5'],
  'no.such.field': ['x', '1'],
  tags: ['a', 'c'],
};

function literalOf(value: string): fc.Arbitrary<Literal> {
  const plain: Literal[] = [
    { type: 'literal', value, quoted: true },
    { type: 'literal', value, quoted: false },
  ];
  if (value === 'true' || value === 'false')
    plain.push({ type: 'literal', value: value === 'true', quoted: false });
  return fc.constantFrom(...plain);
}

function patternOf(value: string): fc.Arbitrary<Wildcard> {
  const half = Math.ceil(value.length / 2);
  const parts: string[][] = [
    [value, ''],
    ['', value],
    [value.slice(0, half), ''],
    ['', value.slice(half)],
    [value.slice(0, 1), value.slice(1)],
    ['', ''],
    ['', value.slice(0, half), value.slice(half)],
  ];
  return fc.constantFrom(...parts).map((one) => ({ type: 'wildcard', parts: one }));
}

const valueOf = (value: string): fc.Arbitrary<KqlValue> =>
  fc.oneof({ weight: 3, arbitrary: literalOf(value) }, { weight: 2, arbitrary: patternOf(value) });

const operators = fc.constantFrom<RangeOperator>('gt', 'gte', 'lt', 'lte');

/** A clause on one field, by its name or by a pattern of names. */
const fieldClause: fc.Arbitrary<KqlNode> = fc
  .constantFrom(...Object.entries(ASKED))
  .chain(([name, values]) => {
    const field: fc.Arbitrary<KqlValue> = fc.constantFrom<KqlValue>(
      { type: 'literal', value: name, quoted: false },
      { type: 'literal', value: name, quoted: false },
      { type: 'wildcard', parts: [name.slice(0, -2), ''] },
    );
    const value = fc.constantFrom(...values);
    return fc.oneof(
      fc
        .tuple(field, value.chain(valueOf))
        .map(([one, of]): KqlNode => ({ type: 'is', field: one, value: of })),
      fc.tuple(field, operators, value.chain(literalOf)).map(([one, operator, of]): KqlNode => ({
        type: 'range',
        field: one,
        operator,
        value: of,
      })),
      field.map((one): KqlNode => ({ type: 'exists', field: one })),
    );
  });

/** A value without a field, and the odd ones. */
const bareClause: fc.Arbitrary<KqlNode> = fc.oneof(
  fc
    .constantFrom('stack', 'executable stack', 'alice', 'web-01', '77', 'true', 'kernel', 'linux')
    .chain(literalOf)
    .map((value): KqlNode => ({ type: 'is', field: null, value })),
  fc
    .constantFrom(['sta', ''], ['', 'ice'], ['web-', ''], ['', ''], ['b', 'keri', ''])
    .map((parts): KqlNode => ({
      type: 'is',
      field: null,
      value: { type: 'wildcard', parts: [...parts] },
    })),
  fc.constantFrom<KqlNode>(
    { type: 'match_all' },
    {
      type: 'is',
      field: { type: 'literal', value: 'user.name', quoted: false },
      value: { type: 'literal', value: null, quoted: false },
    },
  ),
);

/** Queries of every kind. */
export const everyKindOfQuery: fc.Arbitrary<KqlNode> = fc.letrec<{ query: KqlNode }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 5, arbitrary: fieldClause },
    { weight: 1, arbitrary: bareClause },
    {
      weight: 1,
      arbitrary: fc.array(tie('query'), { minLength: 2, maxLength: 3 }).map((all) => and(...all)),
    },
    {
      weight: 1,
      arbitrary: fc.array(tie('query'), { minLength: 2, maxLength: 3 }).map((all) => or(...all)),
    },
    { weight: 1, arbitrary: tie('query').map(not) },
  ),
})).query;
