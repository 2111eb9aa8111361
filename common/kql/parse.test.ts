import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApplicationError } from '../errors';
import type { KqlNode, KqlValue, Literal } from './ast';
import { parseKql } from './parse';
import { KqlSyntaxError } from './syntax_error';

const lit = (value: Literal['value'], quoted = false): Literal => ({
  type: 'literal',
  value,
  quoted,
});
const wild = (...parts: string[]): KqlValue => ({ type: 'wildcard', parts });
const valueOf = (value: string | KqlValue) => (typeof value === 'string' ? lit(value) : value);
const is = (field: string | KqlValue | null, value: string | KqlValue): KqlNode => ({
  type: 'is',
  field: field === null ? null : valueOf(field),
  value: valueOf(value),
});
const range = (field: string, operator: 'gt' | 'gte' | 'lt' | 'lte', value: string): KqlNode => ({
  type: 'range',
  field: lit(field),
  operator,
  value: lit(value),
});
const and = (...clauses: KqlNode[]): KqlNode => ({ type: 'and', clauses });
const or = (...clauses: KqlNode[]): KqlNode => ({ type: 'or', clauses });
const not = (clause: KqlNode): KqlNode => ({ type: 'not', clause });
const nested = (path: string, clause: KqlNode): KqlNode => ({ type: 'nested', path, clause });
const exists = (field: string): KqlNode => ({ type: 'exists', field: lit(field) });

function withoutSpans(node: KqlNode): unknown {
  return JSON.parse(JSON.stringify(node, (key, value) => (key === 'span' ? undefined : value)));
}

describe('parseKql', () => {
  // The queries are those of kbn-es-query src/kuery/ast/ast.test.ts, and what its grammar says beyond them.
  it.each<[string, KqlNode]>([
    ['', { type: 'match_all' }],
    ['  \n\u00a0', { type: 'match_all' }],
    ['*:*', { type: 'match_all' }],
    ['*', is(null, wild('', ''))],
    ['foo', is(null, 'foo')],
    ['  foo ', is(null, 'foo')],
    ['foo bar', is(null, 'foo bar')],
    ['"foo bar"', is(null, lit('foo bar', true))],
    ['foo and bar', and(is(null, 'foo'), is(null, 'bar'))],
    ['foo and\u00a0bar', and(is(null, 'foo'), is(null, 'bar'))],
    ['foo AND bar', and(is(null, 'foo'), is(null, 'bar'))],
    ['foo Or bar', or(is(null, 'foo'), is(null, 'bar'))],
    ['foo and bar and baz', and(is(null, 'foo'), is(null, 'bar'), is(null, 'baz'))],
    ['foo or bar or baz', or(is(null, 'foo'), is(null, 'bar'), is(null, 'baz'))],
    ['(foo and bar) and baz', and(and(is(null, 'foo'), is(null, 'bar')), is(null, 'baz'))],
    ['not (foo or bar)', not(or(is(null, 'foo'), is(null, 'bar')))],
    ['NOT foo', not(is(null, 'foo'))],
    [
      'foo or bar and baz or qux',
      or(is(null, 'foo'), and(is(null, 'bar'), is(null, 'baz')), is(null, 'qux')),
    ],
    ['not foo and bar', and(not(is(null, 'foo')), is(null, 'bar'))],
    ['(foo or bar) and baz', and(or(is(null, 'foo'), is(null, 'bar')), is(null, 'baz'))],
    ['( foo )', is(null, 'foo')],
    ['foo:bar', is('foo', 'bar')],
    ['foo : bar baz ', is('foo', 'bar baz')],
    ['foo:"bar baz"', is('foo', lit('bar baz', true))],
    ['"foo bar":baz', is(lit('foo bar', true), 'baz')],
    ['foo:(bar or baz)', or(is('foo', 'bar'), is('foo', 'baz'))],
    ['foo:(bar)', is('foo', 'bar')],
    [
      'foo:((bar or baz) and not qux)',
      and(or(is('foo', 'bar'), is('foo', 'baz')), not(is('foo', 'qux'))),
    ],
    ['foo:(not "a b" and *)', and(not(is('foo', lit('a b', true))), exists('foo'))],
    [
      'bytes > 1000 and bytes < 8000',
      and(range('bytes', 'gt', '1000'), range('bytes', 'lt', '8000')),
    ],
    [
      'bytes>=1000 and bytes <= 8000',
      and(range('bytes', 'gte', '1000'), range('bytes', 'lte', '8000')),
    ],
    ['bytes > 1*', range('bytes', 'gt', '1*')],
    ['machine*:osx', is(wild('machine', ''), 'osx')],
    ['*:osx', is(wild('', ''), 'osx')],
    ['foo:ba*', is('foo', wild('ba', ''))],
    ['foo:* a * b', is('foo', wild('', ' a ', ' b'))],
    ['foo:**', is('foo', wild('', '', ''))],
    ['foo:*', exists('foo')],
    ['foo:"*"', is('foo', lit('*', true))],
    ['foo:\\*', is('foo', '*')],
    ['nestedField:{ childOfNested: foo }', nested('nestedField', is('childOfNested', 'foo'))],
    [
      'response:200 and nestedField:{ childOfNested:foo or childOfNested:bar }',
      and(
        is('response', '200'),
        nested('nestedField', or(is('childOfNested', 'foo'), is('childOfNested', 'bar'))),
      ),
    ],
    ['a:{ b:{ c:foo } }', nested('a', nested('b', is('c', 'foo')))],
    ['foo:true', is('foo', lit(true))],
    ['foo:false', is('foo', lit(false))],
    ['foo:null', is('foo', lit(null))],
    ['foo:True', is('foo', 'True')],
    ['foo:"true"', is('foo', lit('true', true))],
    ['foo:070', is('foo', '070')],
    ['android', is(null, 'android')],
    ['or', is(null, 'or')],
    ['not', is(null, 'not')],
    ['notfoo:orbit', is('notfoo', 'orbit')],
    ['foo \\and bar', is(null, 'foo and bar')],
    ['foo \\OR bar', is(null, 'foo OR bar')],
    // Kibana's grammar looks for line feeds first.
    ['\\not foo', is(null, 'ot foo')],
    ['\\\\\\(\\)\\:\\<\\>\\"\\*\\{\\}', is(null, '\\():<>"*{}')],
    ['a\\tb\\nc\\rd', is(null, 'a\tb\nc\rd')],
    ['\\u0041\\u00df', is(null, 'Aß')],
    ['"\\u0041\\t\\\\\\"\\x\\*"', is(null, lit('A\t\\"\\x\\*', true))],
    ['"C:\\Windows"', is(null, lit('C:\\Windows', true))],
    ['"C:\\new"', is(null, lit('C:\new', true))],
    ['""', is(null, lit('', true))],
  ])('%j', (text, expected) => {
    expect(withoutSpans(parseKql(text))).toEqual(expected);
  });

  it('tells where nodes stand', () => {
    const text = 'host.name: (web-01 or "web 02")  and not  (bytes >= 7 )';
    const spans: string[] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      const { span } = value as { span?: { start: number; end: number } };
      if (span) spans.push(text.slice(span.start, span.end));
      for (const [key, child] of Object.entries(value)) if (key !== 'span') visit(child);
    };
    visit(parseKql(text));
    expect(spans).toEqual([
      text,
      ...['web-01 or "web 02"', 'web-01', 'host.name', 'web-01'],
      ...['"web 02"', 'host.name', '"web 02"'],
      ...['not  (bytes >= 7 )', 'bytes >= 7', 'bytes', '7'],
    ]);
  });

  it('takes time linear in the depth of brackets', () => {
    const deep = `${'('.repeat(500)}foo${')'.repeat(500)}`;
    expect(withoutSpans(parseKql(deep))).toEqual(is(null, 'foo'));
  });
});

describe('a text that is no KQL', () => {
  // Kibana's messages: kbn-es-query src/kuery/kuery_syntax_error.test.ts.
  it.each([
    ['response:', 'Expected "(", "{", value, whitespace but end of input found.', 9],
    ['response:200 or ', 'Expected "(", NOT, field name, value but end of input found.', 16],
    ['response:(200 or )', 'Expected "(", NOT, value but ")" found.', 17],
    ['response:200 and not ', 'Expected "(", field name, value but end of input found.', 21],
    ['response:(200 and not )', 'Expected "(", value but ")" found.', 22],
    ['foo:"ba ', 'Expected "(", "{", value, whitespace but """ found.', 4],
    ['foo:"ba "r"', 'Expected AND, OR, end of input but "r" found.', 9],
    ['foo:ba:r', 'Expected AND, OR, end of input but ":" found.', 6],
    ['foo > ', 'Expected literal, whitespace but end of input found.', 6],
    ['< 1000', 'Expected "(", NOT, end of input, field name, value, whitespace but "<" found.', 0],
    [
      'foo)',
      'Expected ":", "<", "<=", ">", ">=", AND, OR, end of input, whitespace but ")" found.',
      3,
    ],
    ['knot)', 'Expected ":", "<", "<=", ">", ">=", AND, OR, end of input but ")" found.', 4],
    [
      '\\not)',
      'Expected ":", "<", "<=", ">", ">=", AND, OR, end of input, whitespace but ")" found.',
      4,
    ],
    ['foo or)', 'Expected ":", "<", "<=", ">", ">=", AND, OR, end of input but ")" found.', 6],
    [
      ' or)',
      'Expected ":", "<", "<=", ">", ">=", AND, OR, end of input, whitespace but ")" found.',
      3,
    ],
    ['cannot find', 'Expected ":", "<", "<=", ">", ">=", AND, OR, end of input but "n" found.', 3],
    ['not not foo', 'Expected "(", field name, value but "n" found.', 4],
    ['()', 'Expected "(", NOT, field name, value, whitespace but ")" found.', 1],
    [
      'a\\x',
      'Expected ":", "<", "<=", ">", ">=", AND, OR, end of input, whitespace but "\\" found.',
      1,
    ],
  ])('%j', (text, message, position) => {
    const mark = `${'-'.repeat(position)}^`;
    expect(() => parseKql(text)).toThrow(`${message}\n${text}\n${mark}`);
  });

  it('is told as an error for people, with its place', () => {
    const error = (() => {
      try {
        return parseKql('host.name: web-01 and\n(message: "x" or ) and y');
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(KqlSyntaxError);
    expect(error).toBeInstanceOf(ApplicationError);
    expect(error).toMatchObject({
      code: 'invalid_query',
      status: 400,
      position: 39,
      expected: ['"("', 'NOT', 'field name', 'value'],
      found: ')',
      message:
        'Expected "(", NOT, field name, value but ")" found.\n' +
        '(message: "x" or ) and y\n' +
        '-----------------^',
    });
  });
});

it('a text of too many brackets is refused like one that is no KQL', () => {
  const deep = `${'('.repeat(100_000)}foo${')'.repeat(100_000)}`;
  expect(() => parseKql(deep)).toThrow('too many brackets');
});

it('the committed parser is what the grammar makes', () => {
  const root = join(__dirname, '../..');
  const script =
    "import { parserSource } from './scripts/build_kql_parser.mjs'; process.stdout.write(parserSource());";
  const fresh = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(readFileSync(join(__dirname, 'grammar/parser.js'), 'utf8') === fresh).toBe(true);
});
