import { ecsFieldTypes } from '../../../../common/document/field_types';
import { parseKql } from '../../../../common/kql/parse';
import { printKql } from '../../../../common/kql/print';
import { answerable, namesIn } from './answerable';

const NOW = Date.UTC(2026, 10, 24, 12);
const NAMES = new Map([
  ['host.*', ['host.name', 'host.os.type']],
  ['none*', []],
]);

function converted(text: string): string {
  return printKql(answerable(parseKql(text), { types: ecsFieldTypes, namesLike: NAMES, now: NOW }));
}

const NOTHING = 'not *: *';

test.each([
  [
    'process.name : "kernel" and message : "stack"',
    '"process.name" : "kernel" and "message" : "stack"',
  ],
  ['process.pid : 77', '"process.pid" : 77'],
  ['process.pid : word', NOTHING],
  ['process.pid : 7*', NOTHING],
  ['process.pid : 1e30', NOTHING],
  ['process.pid > 1e30', NOTHING],
  ['@timestamp : 2026*', NOTHING],
  ['@timestamp : "no date"', NOTHING],
  ['user.name : null', NOTHING],
  ['executable_stack.path_complete : maybe', NOTHING],
  ['none* : x', NOTHING],
  ['nested:{ field : x }', NOTHING],
])('%s', (text, expected) => {
  expect(converted(text)).toBe(printKql(parseKql(expected)));
});

test('dates are settled here', () => {
  expect(converted('@timestamp >= now-1d/d')).toContain('2026-11-23T00:00:00.000Z');
  expect(converted('@timestamp : "2026-11-24"')).toContain('2026-11-24T23:59:59.999Z');
  expect(converted('@timestamp <= 99999999999999999')).toBe(NOTHING);
});

test('what the index could not read exists all the same', () => {
  expect(converted('user.name : *')).toContain('_ignored');
});

test('names with stars are the fields that there are', () => {
  expect(converted('host.* : linux')).toContain('host.os.type');
});

test('the names in a query', () => {
  const query = parseKql('host.* : x and not (a.b : y or a.c > 1) and "bare" and n:{ d : z }');
  expect(namesIn(query)).toEqual({ names: ['a.b', 'a.c', 'n'], patterns: ['host.*'] });
});
