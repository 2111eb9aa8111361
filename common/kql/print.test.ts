import fc from 'fast-check';
import type { KqlNode, KqlValue, Literal } from './ast';
import { parseKql } from './parse';
import { printKql } from './print';

/** A node without its places in the text. */
function bare(node: KqlNode): unknown {
  return JSON.parse(JSON.stringify(node, (key, value) => (key === 'span' ? undefined : value)));
}

const piece = fc.constantFrom(
  ...[
    'a',
    'B',
    'or',
    'and',
    'NOT',
    'not',
    'Or',
    ' ',
    ' ',
    '\t',
    '\n',
    '\u00a0',
    '\\',
    '"',
    '*',
    ':',
  ],
  ...['(', ')', '{', '}', '<', '>', 't', 'n', 'u0041', '日', '😀', '\ud800', '-', '_', "'", '0'],
);
const anyText = fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join(''));
const constants = ['true', 'false', 'null'];
const unquotedText = anyText.map((text) => text.trim()).filter((text) => !constants.includes(text));

const literal: fc.Arbitrary<Literal> = fc.oneof(
  unquotedText.map((value): Literal => ({ type: 'literal', value, quoted: false })),
  anyText.map((value): Literal => ({ type: 'literal', value, quoted: true })),
  fc
    .constantFrom(true, false, null)
    .map((value): Literal => ({ type: 'literal', value, quoted: false })),
);
const pattern: fc.Arbitrary<KqlValue> = fc
  .array(anyText, { minLength: 2, maxLength: 3 })
  .map((parts): string[] => [
    parts[0]?.trimStart() ?? '',
    ...parts.slice(1, -1),
    parts.at(-1)?.trimEnd() ?? '',
  ])
  .filter((parts) => parts.length > 2 || parts.join('') !== '')
  .map((parts) => ({ type: 'wildcard', parts }));
const value: fc.Arbitrary<KqlValue> = fc.oneof(literal, pattern);

const { node } = fc.letrec<{ node: KqlNode }>((tie) => {
  const several = fc.array(tie('node'), { minLength: 2, maxLength: 3 });
  return {
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.record({ type: fc.constant('is' as const), field: fc.option(value), value }),
      fc.constant<KqlNode>({ type: 'match_all' }),
      fc.record({ type: fc.constant('exists' as const), field: value }),
      fc.record({
        type: fc.constant('range' as const),
        field: value,
        operator: fc.constantFrom('gt', 'gte', 'lt', 'lte'),
        value: literal,
      }),
      several.map((clauses): KqlNode => ({ type: 'and', clauses })),
      several.map((clauses): KqlNode => ({ type: 'or', clauses })),
      tie('node').map((clause): KqlNode => ({ type: 'not', clause })),
      fc.record({ type: fc.constant('nested' as const), path: anyText, clause: tie('node') }),
    ),
  };
});

describe('printKql', () => {
  it.each([
    ['foo', 'foo'],
    ['a:1 AND (b:2 OR c:3) AND NOT d:"x"', 'a: 1 and (b: 2 or c: 3) and not d: "x"'],
    ['f:(a or b)', 'f: a or f: b'],
    ['not (not a)', 'not (not a)'],
    ['n:{a:b and c > 3}', 'n: { a: b and c > 3 }'],
    ['f:*', 'f: *'],
    ['host.*: web-*', 'host.*: web-*'],
    ['', '*: *'],
    ['f: a\\*b', 'f: a\\*b'],
    ['f: can\\NOT find', 'f: can\\NOT find'],
    ['f: can\\u006eot find', 'f: can\\u006eot find'],
    ['f: salt \\and pepper', 'f: salt \\and pepper'],
    ['f: "C:\\\\Windows \\"x\\""', 'f: "C:\\\\Windows \\"x\\""'],
  ])('%s', (text, printed) => {
    expect(printKql(parseKql(text))).toBe(printed);
  });

  it('parses to what it was', () => {
    fc.assert(
      fc.property(node, (query) => {
        expect(bare(parseKql(printKql(query)))).toEqual(bare(query));
      }),
      { numRuns: 3000 },
    );
  });
});
