import type { FieldType } from '../document/field_types';
import { parseKql } from './parse';
import { toElasticsearchQuery, type ElasticsearchQuery } from './to_elasticsearch';

const should = (...clauses: ElasticsearchQuery[]): ElasticsearchQuery => ({
  bool: { should: clauses, minimum_should_match: 1 },
});
const filter = (...clauses: ElasticsearchQuery[]): ElasticsearchQuery => ({
  bool: { filter: clauses },
});
const phrase = (field: string, value: string) => should({ match_phrase: { [field]: value } });
const match = (field: string, value: string | boolean | null) =>
  should({ match: { [field]: value } });
const nested = (path: string, query: ElasticsearchQuery): ElasticsearchQuery => ({
  nested: { path, query, score_mode: 'none' },
});
const queryString = (field: string, query: string) =>
  should({ query_string: { fields: [field], query } });

// Expectations: kbn-es-query src/kuery/functions/*.test.ts, by hand where those have none.
describe('without field types, as Kibana without a data view', () => {
  it.each<[string, ElasticsearchQuery]>([
    [
      'host.os.type:"linux" and data_stream.dataset:"system.syslog" and process.name:"kernel" and\nmessage:"started with executable stack"\n',
      filter(
        phrase('host.os.type', 'linux'),
        phrase('data_stream.dataset', 'system.syslog'),
        phrase('process.name', 'kernel'),
        phrase('message', 'started with executable stack'),
      ),
    ],
    ['', { match_all: {} }],
    ['*:*', { match_all: {} }],
    ['*', { query_string: { query: '*' } }],
    ['200', { multi_match: { type: 'best_fields', query: '200', lenient: true } }],
    ['"a b"', { multi_match: { type: 'phrase', query: 'a b', lenient: true } }],
    ['true', { multi_match: { type: 'best_fields', query: true, lenient: true } }],
    ['null:x', { multi_match: { type: 'best_fields', query: 'x', lenient: true } }],
    ['jpg*', { query_string: { query: 'jpg*' } }],
    ['extension:jpg', match('extension', 'jpg')],
    ['extension:"jpg"', phrase('extension', 'jpg')],
    ['extension:a b', match('extension', 'a b')],
    ['extension:true', match('extension', true)],
    ['extension:null', match('extension', null)],
    ['extension:*', should({ exists: { field: 'extension' } })],
    ['extension:jpg*', queryString('extension', 'jpg*')],
    ['extension:**', queryString('extension', '**')],
    ['path:*\\\\*', queryString('path', '*\\\\*')],
    [
      'f: a+b - c*\\:?/~^&|=![]\\(\\)',
      queryString('f', 'a\\+b \\- c*\\:\\?\\/\\~\\^\\&\\|\\=\\!\\[\\]\\(\\)'),
    ],
    ['machine*:osx', match('machine*', 'osx')],
    ['machine*:*', should({ exists: { field: 'machine*' } })],
    ['*:osx', match('*', 'osx')],
    ['bytes > 1000', should({ range: { bytes: { gt: '1000' } } })],
    ['bytes >= 1000', should({ range: { bytes: { gte: '1000' } } })],
    ['bytes < "1000"', should({ range: { bytes: { lt: '1000' } } })],
    ['bytes <= 1*', should({ range: { bytes: { lte: '1*' } } })],
    ['a:1 or b:2', should(match('a', '1'), match('b', '2'))],
    ['a:(1 and not 2)', filter(match('a', '1'), { bool: { must_not: match('a', '2') } })],
    ['not a:1', { bool: { must_not: match('a', '1') } }],
    ['n:{ child:foo }', nested('n', match('n.child', 'foo'))],
    [
      'n:{ child:* and b > 3 }',
      nested(
        'n',
        filter(should({ exists: { field: 'n.child' } }), should({ range: { 'n.b': { gt: '3' } } })),
      ),
    ],
    ['n:{ m:{ c:foo } }', nested('n', nested('n.m', match('n.m.c', 'foo')))],
    ['n:{ c*:foo }', nested('n', match('n.c*', 'foo'))],
    // A value alone in a group is asked of a field named null: so Kibana.
    ['n:{ foo }', nested('n', match('n.null', 'foo'))],
  ])('%j', (text, expected) => {
    expect(toElasticsearchQuery(parseKql(text))).toEqual(expected);
  });
});

describe('with field types, as Kibana with a data view', () => {
  const types: Record<string, FieldType> = {
    '@timestamp': 'date',
    message: 'text',
    bytes: 'number',
    'machine.os': 'text',
    'machine.os.keyword': 'keyword',
    n: 'nested',
    'n.m': 'nested',
    'n.m.child': 'text',
    'n.date': 'date',
  };
  const options = {
    fieldTypes: (field: string) => types[field] ?? 'keyword',
    fieldNames: Object.keys(types),
  };

  it.each<[string, ElasticsearchQuery]>([
    ['machine.os.keyword:Win 7', should({ term: { 'machine.os.keyword': { value: 'Win 7' } } })],
    ['machine.os.keyword:"Win 7"', should({ term: { 'machine.os.keyword': { value: 'Win 7' } } })],
    ['machine.os.keyword:win*', should({ wildcard: { 'machine.os.keyword': { value: 'win*' } } })],
    [
      'machine.os.keyword:*\\\\*',
      should({ wildcard: { 'machine.os.keyword': { value: '*\\\\*' } } }),
    ],
    ['message:win*', queryString('message', 'win*')],
    ['message:"a b"', phrase('message', 'a b')],
    ['bytes:7', match('bytes', '7')],
    ['bytes > 7', should({ range: { bytes: { gt: '7' } } })],
    [
      '@timestamp:"2018-04-03T19:04:17"',
      should({
        range: { '@timestamp': { gte: '2018-04-03T19:04:17', lte: '2018-04-03T19:04:17' } },
      }),
    ],
    [
      'machine.o*:x',
      should({ match: { 'machine.os': 'x' } }, { term: { 'machine.os.keyword': { value: 'x' } } }),
    ],
    [
      'machine*:*',
      should({ exists: { field: 'machine.os' } }, { exists: { field: 'machine.os.keyword' } }),
    ],
    ['*child:foo', should(nested('n.m', { match: { 'n.m.child': 'foo' } }))],
    ['n:{ m:{ child:foo } }', nested('n', nested('n.m', match('n.m.child', 'foo')))],
    ['unknown:foo', match('unknown', 'foo')],
    ['unknown*:foo', match('unknown*', 'foo')],
  ])('%j', (text, expected) => {
    expect(toElasticsearchQuery(parseKql(text), options)).toEqual(expected);
  });

  it('takes types for names that nobody listed', () => {
    const { fieldTypes } = options;
    expect(toElasticsearchQuery(parseKql('a:b'), { fieldTypes })).toEqual(
      should({ term: { a: { value: 'b' } } }),
    );
  });

  it('tells a time zone where it matters', () => {
    const zoned = (text: string) =>
      toElasticsearchQuery(parseKql(text), { ...options, timeZone: 'America/Phoenix' });
    expect(zoned('@timestamp > "2018-01-03T19:04:17"')).toEqual(
      should({
        range: { '@timestamp': { gt: '2018-01-03T19:04:17', time_zone: 'America/Phoenix' } },
      }),
    );
    expect(zoned('@timestamp: 2018-01-03')).toEqual(
      should({
        range: {
          '@timestamp': { gte: '2018-01-03', lte: '2018-01-03', time_zone: 'America/Phoenix' },
        },
      }),
    );
    expect(zoned('@timestamp > 1776338120239')).toEqual(
      should({ range: { '@timestamp': { gt: '1776338120239' } } }),
    );
    expect(zoned('bytes > 3')).toEqual(should({ range: { bytes: { gt: '3' } } }));
  });

  it('tells whether case counts', () => {
    const folded = (text: string) =>
      toElasticsearchQuery(parseKql(text), { ...options, caseInsensitive: true });
    const field = 'machine.os.keyword';
    expect(folded(`${field}:a`)).toEqual(
      should({ term: { [field]: { value: 'a', case_insensitive: true } } }),
    );
    expect(folded(`${field}:a*`)).toEqual(
      should({ wildcard: { [field]: { value: 'a*', case_insensitive: true } } }),
    );
    expect(folded('message:a')).toEqual(match('message', 'a'));
  });

  it.each([
    [
      'n.date > 2018',
      'n.date is a nested field, but is not in a nested group in the KQL expression.',
    ],
    [
      'machine:{ os:x }',
      'machine.os is not a nested field but is in nested group "machine" in the KQL expression.',
    ],
    [
      'n:{ m.child:x }',
      'Nested field n.m.child is being queried with the incorrect nested path. The correct path is n.m.',
    ],
  ])('refuses %s', (text, message) => {
    expect(() => toElasticsearchQuery(parseKql(text), options)).toThrow(message);
  });
});
