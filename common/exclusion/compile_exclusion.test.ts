import fc from 'fast-check';
import type { Document } from '../document/document';
import { compilePredicate } from '../kql/predicate';
import { ecsFieldTypes } from '../document/field_types';
import { compileEntry, compileExclusion, narrowingQuery } from './compile_exclusion';
import type { Entry, EntryOperator } from './exclusion';

const alert: Document = {
  '@timestamp': '2026-11-24T11:48:53.000Z',
  message: "[   27.374698] process 'acme/legacy/bin/billing' started with executable stack",
  host: { name: 'web-01', os: { type: 'linux', name: 'Debian GNU/Linux' } },
  process: { name: 'kernel' },
  tags: ['production', 'billing team'],
  log: { offset: 4711, syslog: { facility: { code: 0 } } },
  volumes: [
    { name: 'data', mode: 'rw' },
    { name: 'root', mode: 'ro' },
  ],
  executable_stack: {
    path: 'acme/legacy/bin/billing',
    path_complete: false,
    program: 'billing',
  },
};

const match = (field: string, value: string, operator: EntryOperator = 'included'): Entry => ({
  type: 'match',
  field,
  operator,
  value,
});
const wildcard = (field: string, value: string, operator: EntryOperator = 'included'): Entry => ({
  type: 'wildcard',
  field,
  operator,
  value,
});
const exists = (field: string, operator: EntryOperator = 'included'): Entry => ({
  type: 'exists',
  field,
  operator,
});
const matchAny = (field: string, value: string[], operator: EntryOperator = 'included'): Entry => ({
  type: 'match_any',
  field,
  operator,
  value,
});

describe('an entry', () => {
  it.each<[string, Entry, boolean]>([
    ['keyword: exactly', match('executable_stack.program', 'billing'), true],
    ['keyword: case counts', match('executable_stack.program', 'Billing'), false],
    ['keyword: not a part', match('executable_stack.program', 'bill'), false],
    ['keyword: no wildcard in a match', match('executable_stack.program', 'bill*'), false],
    ['keyword: any element of an array', match('tags', 'billing team'), true],
    ['text: a phrase', match('message', 'started with executable stack'), true],
    ['text: whatever its case and punctuation', match('message', 'STARTED, with Executable'), true],
    ['text: in order', match('message', 'executable started'), false],
    ['text: adjacent', match('message', 'started stack'), false],
    ['number by its value', match('log.offset', '4711.0'), true],
    ['boolean', match('executable_stack.path_complete', 'false'), true],
    ['missing field', match('user.name', 'alice'), false],
    ['excluded', match('executable_stack.program', 'billing', 'excluded'), false],
    ['excluded, missing field', match('user.name', 'alice', 'excluded'), true],
    ['any of them', matchAny('host.name', ['web-02', 'web-01']), true],
    ['none of them', matchAny('host.name', ['web-02', 'web-03']), false],
    ['none of them, excluded', matchAny('host.name', ['web-02', 'web-03'], 'excluded'), true],
    ['any path of them', matchAny('executable_stack.path', ['x/y', 'bin/billing']), true],
    ['exists', exists('executable_stack.path'), true],
    ['exists not', exists('user.name'), false],
    ['exists, excluded', exists('user.name', 'excluded'), true],
    ['wildcard on the whole value', wildcard('host.name', 'web-??'), true],
    ['wildcard, case counts', wildcard('host.name', 'WEB-*'), false],
    ['wildcard, not a part', wildcard('host.name', 'web'), false],
    ['wildcard on text: single words', wildcard('message', 'exec*'), true],
    ['wildcard on text: as it is, words are lower-case', wildcard('message', 'Exec*'), false],
    ['wildcard on text: never over words', wildcard('message', 'started*stack'), false],
    ['wildcard excluded', wildcard('host.name', 'web-*', 'excluded'), false],
    ['path by its end', match('executable_stack.path', '/opt/acme/legacy/bin/billing'), true],
    ['path as pattern', wildcard('executable_stack.path', 'legacy/bin/*'), true],
    ['path excluded', match('executable_stack.path', 'bin/billing', 'excluded'), false],
  ])('%s', (_, entry, expected) => {
    expect(compileEntry(entry)(alert)).toBe(expected);
  });

  it('nested holds where one object fulfils all of it', () => {
    const nested = (name: string, mode: string): Entry => ({
      type: 'nested',
      field: 'volumes',
      entries: [
        { type: 'match', field: 'name', operator: 'included', value: name },
        { type: 'match', field: 'mode', operator: 'included', value: mode },
      ],
    });
    expect(compileEntry(nested('data', 'rw'))(alert)).toBe(true);
    expect(compileEntry(nested('data', 'ro'))(alert)).toBe(false);
  });
});

describe('an exclusion', () => {
  it('needs all its entries', () => {
    const holds = (...entries: Entry[]) => compileExclusion({ entries, os_types: [] })(alert);
    expect(holds(match('host.name', 'web-01'), match('executable_stack.program', 'billing'))).toBe(
      true,
    );
    expect(holds(match('host.name', 'web-02'), match('executable_stack.program', 'billing'))).toBe(
      false,
    );
    expect(holds()).toBe(false);
  });

  it('looks at the system it is for', () => {
    const entries = [match('host.name', 'web-01')];
    expect(compileExclusion({ entries, os_types: ['linux'] })(alert)).toBe(true);
    expect(compileExclusion({ entries, os_types: ['windows', 'macos'] })(alert)).toBe(false);
    expect(compileExclusion({ entries, os_types: ['windows', 'linux'] })(alert)).toBe(true);
    const byName = { ...alert, host: { name: 'web-01', os: { name: 'Linux' } } };
    expect(compileExclusion({ entries, os_types: ['linux'] })(byName)).toBe(true);
  });
});

const values = fc.constantFrom('a', 'b', 'a b', 'x/a', 'a/b/c/d', '/a', 'B');
const fields = fc.constantFrom(
  'host.name',
  'message',
  'executable_stack.path',
  'tags',
  'user.name',
);
const operators = fc.constantFrom<EntryOperator>('included', 'excluded');
const entries: fc.Arbitrary<Exclude<Entry, { type: 'nested' }>> = fc.oneof(
  fc.record({
    type: fc.constant('match' as const),
    field: fields,
    operator: operators,
    value: values,
  }),
  fc.record({
    type: fc.constant('match_any' as const),
    field: fields,
    operator: operators,
    value: fc.array(values, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ type: fc.constant('exists' as const), field: fields, operator: operators }),
  fc.record({
    type: fc.constant('wildcard' as const),
    field: fields,
    operator: operators,
    value: fc.constantFrom('*', 'a*', '?', '*/a', 'a?b'),
  }),
);
const documents: fc.Arbitrary<Document> = fc.record(
  {
    message: values,
    host: fc.record({ name: values }),
    tags: fc.array(values, { maxLength: 2 }),
    executable_stack: fc.record({ path: values }),
  },
  { requiredKeys: [] },
);

describe('the algebra', () => {
  it('excluded is not included', () => {
    fc.assert(
      fc.property(entries, documents, (entry, document) => {
        const other = entry.operator === 'included' ? 'excluded' : 'included';
        expect(compileEntry({ ...entry, operator: other })(document)).toBe(
          !compileEntry(entry)(document),
        );
      }),
    );
  });

  it('entries are a conjunction, whatever their order', () => {
    fc.assert(
      fc.property(
        fc.array(entries, { minLength: 1, maxLength: 4 }),
        documents,
        (several, document) => {
          const all = compileExclusion({ entries: several, os_types: [] })(document);
          expect(all).toBe(several.every((entry) => compileEntry(entry)(document)));
          expect(compileExclusion({ entries: several.toReversed(), os_types: [] })(document)).toBe(
            all,
          );
        },
      ),
    );
  });

  it('match_any is a disjunction of matches', () => {
    fc.assert(
      fc.property(fields, fc.array(values, { minLength: 1 }), documents, (field, any, document) => {
        expect(compileEntry(matchAny(field, any))(document)).toBe(
          any.some((value) => compileEntry(match(field, value))(document)),
        );
      }),
    );
  });

  it('the narrowing query loses nothing', () => {
    fc.assert(
      fc.property(
        fc.array(entries, { minLength: 1, maxLength: 4 }),
        documents,
        (several, document) => {
          const holds = compileExclusion({ entries: several, os_types: [] })(document);
          const narrow = compilePredicate(narrowingQuery({ entries: several }), ecsFieldTypes);
          expect(!holds || narrow(document)).toBe(true);
        },
      ),
    );
  });
});
