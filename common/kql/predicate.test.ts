import fc from 'fast-check';
import { fieldValues, type Document, type JsonValue } from '../document/document';
import type { FieldType } from '../document/field_types';
import { is } from './ast';
import { fieldReader, hasValue } from './document_walk';
import { parseKql } from './parse';
import { compilePredicate } from './predicate';

const types: Record<string, FieldType> = {
  '@timestamp': 'date',
  seen: 'date',
  message: 'text',
  notes: 'text',
  bytes: 'number',
  load: 'number',
  ok: 'boolean',
  users: 'nested',
  'users.text': 'text',
  'users.age': 'number',
};
const fieldTypes = (field: string) => types[field] ?? 'keyword';
const now = Date.UTC(2026, 10, 24, 12);

const document: Document = {
  '@timestamp': '2026-11-24T11:48:53.123Z',
  seen: 1764000000000,
  message: "process 'acme/bin/billing' Started with executable stack",
  notes: ['first note', 'second thing'],
  bytes: [7, '12'],
  load: 0.5,
  ok: false,
  host: { name: 'web-01', os: { type: 'linux' }, ip: ['10.0.0.1', '10.0.0.2'] },
  'log.file.path': '/var/log/sys log',
  empty: '',
  nothing: null,
  none: [],
  flag: true,
  code: 5,
  users: [
    { name: 'alice', age: 30, text: 'likes tea', roles: [{ id: 'a' }] },
    { name: 'bob', age: 20, text: 'likes coffee', tag: 'x' },
  ],
};

const matches = (text: string, of = document) =>
  compilePredicate(parseKql(text), fieldTypes, now)(of);

describe('compilePredicate', () => {
  it.each<[string, string[], string[]]>([
    ['everything', ['', '*:*', '*'], ['not *:*', 'not *']],
    [
      'keywords exactly',
      [
        'host.name: web-01',
        'host.name: "web-01"',
        'host.ip: 10.0.0.2',
        'log.file.path: /var/log/sys log',
      ],
      [
        'host.name: Web-01',
        'host.name: web',
        'host.name: "web-0*"',
        'log.file.path: log',
        'nope: x',
      ],
    ],
    [
      'keywords by patterns of the whole value',
      [
        'host.name: web-*',
        'host.name: *0*',
        'host.name: w*b*1',
        'host.name: **',
        'log.file.path: */sys l*',
        'empty: **',
      ],
      ['host.name: eb*', 'host.name: *web', 'host.name: WEB*', 'host.name: web-01*1', 'nope: **'],
    ],
    [
      'keywords by order',
      ['host.name > web-00', 'host.name <= web-01', 'host.name < "web-011"', 'empty < a'],
      ['host.name > web-01', 'host.name < WEB', 'nope < a', 'nope >= ""'],
    ],
    [
      'keywords of other kinds',
      ['flag: true', 'flag: "true"', 'code: 5', 'empty: ""'],
      ['flag: false', 'code: 5.0', 'host.name: ""'],
    ],
    [
      'text by phrase',
      ['message: "STARTED, with Executable"', 'message: "acme bin"', 'notes: "second thing"'],
      [
        'message: "executable started"',
        'message: "started executable"',
        'message: "exec"',
        'message: ""',
        'message: "!"',
        'notes: "note second"',
      ],
    ],
    [
      'text by any word',
      ['message: nothing but STACK', 'message: executable', 'notes: thing'],
      ['message: nothing', 'message: exec', 'message: \\t', 'message: -'],
    ],
    [
      'text by patterns of single words',
      [
        'message: exec*',
        'message: Exec*',
        'message: *ecut*',
        'message: zzz st*',
        'message: stack zz*',
        'message: zz* *',
        'message: **',
      ],
      ['message: started*stack', 'message: exec*x', 'message: acme/b*', 'message: zzz yy*'],
    ],
    ['text by order of words', ['message > stacj', 'message < b'], ['message > x', 'message < a']],
    [
      'numbers by value',
      [
        'bytes: 7',
        'bytes: 7.0',
        'bytes: "12"',
        'bytes > 11',
        'bytes <= 7',
        'load: .5',
        'load < 1e0',
        'load >= 0.5',
      ],
      [
        'bytes: 8',
        'bytes: seven',
        'bytes: 7*',
        'bytes > 12',
        'bytes < 7',
        'bytes > x',
        'bytes: ""',
        'load: 0x1',
      ],
    ],
    [
      'booleans',
      ['ok: false', 'ok: "false"', 'ok < true', 'ok <= false'],
      ['ok: true', 'ok: no', 'ok: fals*', 'ok > false', 'ok > no'],
    ],
    [
      'dates',
      [
        ...[
          '@timestamp: 2026-11-24',
          '@timestamp: "2026-11-24T11:48"',
          '@timestamp: "2026-11-24T11:48:53.123Z"',
        ],
        ...[
          '@timestamp >= 2026-11-24',
          '@timestamp <= 2026-11-24',
          '@timestamp < 2026-11-25',
          '@timestamp > 2026-11-23',
        ],
        ...[
          '@timestamp > now-15m',
          '@timestamp >= now/d',
          '@timestamp < now',
          '@timestamp: now/d',
          '@timestamp <= "2026-11-24||/d"',
        ],
        ...['seen: 1764000000000', 'seen >= 1763999999999', 'seen: 2025-11-24'],
      ],
      [
        ...[
          '@timestamp > 2026-11-24',
          '@timestamp < 2026-11-24',
          '@timestamp: 2026-11',
          '@timestamp: 2026*',
          '@timestamp: today',
        ],
        ...[
          '@timestamp > now-5m',
          '@timestamp > soon',
          '@timestamp < now/d',
          'seen > 1764000000000',
          'nope > 0 and @timestamp: *',
        ],
      ],
    ],
    [
      'what exists',
      [
        'host.name: *',
        'host: *',
        'host.os: *',
        'log: *',
        'log.file: *',
        'empty: *',
        'ok: *',
        'ho*: *',
      ],
      ['nothing: *', 'none: *', 'nope: *', 'host.nam: *', 'log.fil: *', 'nope*: *', 'nam*: *'],
    ],
    [
      'fields by pattern',
      [
        'host.*: web-01',
        'host*: linux',
        '*.name: web*',
        '*: "Executable Stack"',
        'by*: 12',
        'h*.ip > 10.0.0.1',
        'users.*: alice',
        '*.age: 30',
      ],
      ['host.*: web', 'hosts*: linux', '*: Linux', 'by*: 8', 'h*.ip > 11'],
    ],
    [
      'values anywhere',
      [
        'web-01',
        '"executable stack"',
        'linux',
        'zzz stack',
        '12',
        'false',
        '2026-11-24',
        'web-*',
        'zz lin*',
        'exec*',
      ],
      ['Linux', '"stack executable"', '"web"', 'alice', 'coffee', 'zz*', 'null'],
    ],
    [
      'null',
      [
        'not host.name: null',
        'not message: null',
        'host.name > null',
        '@timestamp: null',
        'not nope < null',
      ],
      ['host.name: null', 'bytes: null', 'nope > null', 'ok: null'],
    ],
    [
      'nested objects one by one',
      [
        ...[
          'users: { name: alice and age: 30 }',
          'users: { name: bob and not age: 30 }',
          'users: { age < 25 and text: "likes coffee" }',
        ],
        ...[
          'users: { name: * }',
          'users: { tag: x }',
          'users: { *: bob }',
          'users: { roles: { id: a } }',
          'not users: { name: carol }',
          'host: { name: web-01 }',
        ],
      ],
      [
        ...[
          'users: { name: alice and age: 20 }',
          'users: { tag: x and name: alice }',
          'users: { alice }',
          'users: { * }',
          'users: { nope: * }',
        ],
        ...[
          'users.name: alice',
          'users.age > 0',
          'users.name: *',
          'users: *',
          'nope: { name: alice }',
          'users: { roles: { id: b } }',
          'users: { us*: x }',
        ],
      ],
    ],
    [
      'clauses together',
      [
        'host.name: web-01 and bytes: 7',
        'host.name: x or bytes: 7',
        'not host.name: x',
        'host.name: (x or web-01)',
        'host.ip: (10.0.0.1 and 10.0.0.2)',
      ],
      [
        'host.name: web-01 and bytes: 9',
        'host.name: x or bytes: 9',
        'not bytes: 7',
        'host.ip: (10.0.0.1 and not 10.0.0.2)',
      ],
    ],
  ])('%s', (_, hits, misses) => {
    expect(hits.filter((text) => !matches(text))).toEqual([]);
    expect(misses.filter((text) => matches(text))).toEqual([]);
  });

  it('orders texts as UTF-8 does', () => {
    const of = (name: string): Document => ({ name });
    expect(matches('name > \\uffff', of('😀'))).toBe(true);
    expect(matches('name < 😀', of('\ufb01'))).toBe(true);
    expect(matches('name > a', of('a\u0000'))).toBe(true);
  });

  it('takes time linear in the value, whatever the pattern', () => {
    const of = { name: 'a'.repeat(100_000) };
    expect(matches(`name: ${'*a'.repeat(50)}*b`, of)).toBe(false);
  });

  it('has the mappings of ECS and the time of its making, if none are given', () => {
    const predicate = compilePredicate(is('message', 'executable stack'));
    expect(predicate(document)).toBe(true);
    const recent = { '@timestamp': new Date().toISOString() };
    expect(compilePredicate(parseKql('@timestamp > now-1m'))(recent)).toBe(true);
  });
});

const key = fc.constantFrom('a', 'b', 'a.b', 'b.a', 'a.b.a');
const { tree } = fc.letrec<{ tree: JsonValue }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<JsonValue>(1, 'x', null, false),
    fc.array(tie('tree'), { maxLength: 2 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 3 }),
  ),
}));

describe('the walk over a document', () => {
  const documents = fc.dictionary(key, tree, { maxKeys: 3 });
  const path = fc.constantFrom('a', 'b', 'a.b', 'b.a', 'a.b.a', 'a.a.b', 'c');

  it('reads the values of a field', () => {
    fc.assert(
      fc.property(documents, path, (any, name) => {
        const found: JsonValue[] = [];
        fieldReader(name)(any, (value) => {
          if (typeof value !== 'object') found.push(value);
          return false;
        });
        expect([...found].sort()).toEqual([...fieldValues(any, name)].sort());
      }),
      { numRuns: 1000 },
    );
  });

  it('finds whether a field has any, or one below it has', () => {
    fc.assert(
      fc.property(documents, path, (any, name) => {
        const below = ['', '.a', '.b', '.a.b', '.b.a', '.a.a', '.b.b'];
        const has = below.some((suffix) => fieldValues(any, name + suffix).length > 0);
        if (has) expect(hasValue(any, name)).toBe(true);
        if (!hasValue(any, name)) expect(has).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
