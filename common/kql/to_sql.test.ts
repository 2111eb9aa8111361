import Database from 'better-sqlite3';
import fc from 'fast-check';
import type { Document } from '../document/document';
import { ecsFieldTypes } from '../document/field_types';
import type { KqlNode, KqlValue, Literal } from './ast';
import { parseKql } from './parse';
import { compilePredicate } from './predicate';
import { analyze } from './text_analysis';
import { toSql, type SqlColumns } from './to_sql';

const NOW = Date.UTC(2026, 10, 24, 12);

const BY_FIELD = {
  'host.name': { sql: 'host', type: 'keyword' },
  'process.pid': { sql: 'pid', type: 'number' },
  '@timestamp': { sql: 'time', type: 'date' },
} as const;

const columns: SqlColumns = {
  column: (field) =>
    Object.hasOwn(BY_FIELD, field) ? BY_FIELD[field as keyof typeof BY_FIELD] : undefined,
  textTokens: (field, tokens) => {
    if (field !== 'message' || tokens.some((token) => !/^[a-z]+$/.test(token))) return undefined;
    return {
      sql: `(${tokens.map(() => 'ifnull(instr(words, ?) > 0, 0)').join(' AND ')})`,
      parameters: tokens.map((token) => ` ${token} `),
    };
  },
};

interface Row {
  host?: string;
  pid?: number;
  time?: number;
  message?: string;
  user?: string;
}

function documentOf({ host, pid, time, message, user }: Row): Document {
  return {
    host: host === undefined ? {} : { name: host },
    process: pid === undefined ? {} : { pid },
    '@timestamp': time === undefined ? null : new Date(time).toISOString(),
    message,
    user: user === undefined ? {} : { name: user },
  };
}

const database = new Database(':memory:');
database.exec(
  'CREATE TABLE rows (id INTEGER PRIMARY KEY, host TEXT, pid INTEGER, time INTEGER, words TEXT)',
);
afterAll(() => database.close());

function store(rows: readonly Row[]): void {
  database.exec('DELETE FROM rows');
  const insert = database.prepare('INSERT INTO rows VALUES (?, ?, ?, ?, ?)');
  for (const [id, { host, pid, time, message }] of rows.entries()) {
    const words = message === undefined ? null : ` ${analyze(message).join(' ')} `;
    insert.run(id, host ?? null, pid ?? null, time ?? null, words);
  }
}

const translate = (node: KqlNode) => toSql(node, columns, ecsFieldTypes, NOW);

const hosts = [
  'web-01',
  'web-02',
  'web',
  'Web-01',
  '',
  'a\u0000b',
  '日本',
  '\uffff',
  '😀',
  'wéb',
  '\u{10ffff}x',
];
const messages = [
  'started with executable stack',
  'Stack of 日本',
  '',
  '!',
  'executable',
  "can't stop",
];
const users = ['alice', 'bob'];
const times = [0, 1, 86_399_999, 86_400_000].map((ms) => Date.UTC(2026, 10, 23) + ms);

const sometimes = <T>(...values: T[]) => fc.constantFrom<T | undefined>(undefined, ...values);
const row: fc.Arbitrary<Row> = fc.record({
  host: sometimes(...hosts),
  pid: sometimes(0, 1, 77, -5),
  time: sometimes(...times),
  message: sometimes(...messages),
  user: sometimes(...users),
});

const literal = (value: string, quoted: boolean): Literal => ({ type: 'literal', value, quoted });
const VALUES: Readonly<Record<string, readonly string[]>> = {
  'host.name': [...hosts, 'nope', '\ud800'],
  'process.pid': ['0', '77', '77.0', '-5', 'x', '1e0'],
  '@timestamp': [
    '2026-11-23',
    '2026-11-24',
    '2026-11-23T00:00:00.001Z',
    'now-12h',
    'now-1d/d',
    'x',
  ],
  message: [...messages, 'stack executable', 'stack nothing', 'with'],
  'user.name': users,
  host: ['web'],
};

const leaf: fc.Arbitrary<KqlNode> = fc.constantFrom(...Object.keys(VALUES)).chain((name) => {
  const field = literal(name, false);
  const text = fc.constantFrom(...(VALUES[name] ?? []));
  const value: fc.Arbitrary<KqlValue> = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(text, fc.boolean()).map(([one, quoted]) => literal(one, quoted)),
    },
    text.map((one) => ({ type: 'wildcard' as const, parts: [one.slice(0, 2), ''] })),
    text.map((one) => ({ type: 'wildcard' as const, parts: [one.slice(0, 1), one.slice(-1)] })),
    fc.constantFrom<KqlValue>(
      { type: 'wildcard', parts: ['', ''] },
      { type: 'literal', value: null, quoted: false },
      { type: 'literal', value: true, quoted: false },
    ),
  );
  return fc.oneof(
    { weight: 4, arbitrary: value.map((one): KqlNode => ({ type: 'is', field, value: one })) },
    fc.constant<KqlNode>({ type: 'exists', field }),
    fc
      .tuple(fc.constantFrom('gt', 'gte', 'lt', 'lte'), fc.option(text, { freq: 9 }))
      .map(([operator, one]): KqlNode => ({
        type: 'range',
        field,
        operator,
        value: { type: 'literal', value: one, quoted: one !== null },
      })),
    value.map((one): KqlNode => ({ type: 'is', field: null, value: one })),
    value.map((one): KqlNode => ({
      type: 'is',
      field: { type: 'wildcard', parts: ['host.', ''] },
      value: one,
    })),
    fc.constant<KqlNode>({ type: 'match_all' }),
    fc.constant<KqlNode>({
      type: 'nested',
      path: 'host',
      clause: { type: 'exists', field: literal('name', false) },
    }),
  );
});
const { query } = fc.letrec<{ query: KqlNode }>((tie) => {
  const several = fc.array(tie('query'), { minLength: 2, maxLength: 3 });
  return {
    query: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { weight: 2, arbitrary: leaf },
      several.map((clauses): KqlNode => ({ type: 'and', clauses })),
      several.map((clauses): KqlNode => ({ type: 'or', clauses })),
      tie('query').map((clause): KqlNode => ({ type: 'not', clause })),
    ),
  };
});

describe('toSql', () => {
  it('loses no hit, and is exact where it says so', () => {
    const rows = fc.sample(row, { numRuns: 400, seed: 3 });
    const documents = rows.map(documentOf);
    store(rows);
    fc.assert(
      fc.property(query, (node) => {
        const { sql, parameters, exact } = translate(node);
        const values = database
          .prepare(`SELECT (${sql}) FROM rows ORDER BY id`)
          .pluck()
          .all(...parameters);
        const matches = compilePredicate(node, ecsFieldTypes, NOW);
        for (const [id, document] of documents.entries()) {
          const expected = matches(document) ? 1 : 0;
          const got = values[id];
          if (got !== 0 && got !== 1) throw new Error(`${String(got)} of ${sql}`);
          if (exact ? got !== expected : got < expected) {
            throw new Error(`${got}, not ${expected}, by ${sql} for ${JSON.stringify(rows[id])}`);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[string, string, boolean]>([
    ['*:*', '1', true],
    ['not *:*', '0', true],
    ['host.name: web-01', 'host IS ?', true],
    ['host.name: *', 'host IS NOT NULL', true],
    ['host.name: web-*', '(host >= ? AND host < ? AND host IS NOT NULL)', true],
    ['host.name: web-*1', '(host >= ? AND host < ? AND host IS NOT NULL)', false],
    ['host.name: *1', 'host IS NOT NULL', false],
    ['process.pid > 3', '(pid > ? AND pid IS NOT NULL)', true],
    ['process.pid: x', '0', true],
    ['@timestamp: 2026-11-24', '(time >= ? AND time <= ? AND time IS NOT NULL)', true],
    ['message: "!"', '0', true],
    ['message: 日本', '1', false],
    ['message: "日本"', '1', false],
    ['user.name: alice', '1', false],
    ['user.name: alice and host.name: x', 'host IS ?', false],
    ['user.name: alice or host.name: x', '1', false],
    ['process.pid: x and user.name: alice', '0', true],
    ['not user.name: alice', '1', false],
    ['not (user.name: alice or host.name: x)', 'NOT (host IS ?)', false],
    ['not (user.name: alice and host.name: x)', '1', false],
    ['not message: "stack"', '1', false],
  ])('%s is %s', (text, sql, exact) => {
    expect(translate(parseKql(text))).toMatchObject({ sql, exact });
  });

  it('stays within the limits of SQLite', () => {
    const run = ({ sql, parameters }: ReturnType<typeof toSql>) =>
      database.prepare(`SELECT count(*) FROM rows WHERE ${sql}`).all(...parameters);
    const several = (count: number) =>
      parseKql(`host.name: (${Array.from({ length: count }, (_, n) => `h${n}`).join(' or ')})`);
    expect(run(translate(several(20_000)))).toHaveLength(1);
    expect(translate(several(20_000)).exact).toBe(true);
    expect(translate(several(40_000))).toMatchObject({ sql: '1', exact: false });
    const deep = `${'not (host.name: a and '.repeat(300)}process.pid: 1${')'.repeat(300)}`;
    expect(translate(parseKql(deep))).toMatchObject({ sql: '1', exact: false });
  });
});
