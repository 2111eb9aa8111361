import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ecsFieldTypes } from '../../../../common/document/field_types';
import { and, is, literal, not, or, type KqlNode } from '../../../../common/kql/ast';
import { compilePredicate } from '../../../../common/kql/predicate';
import type { Connection } from '../connection';
import { openDatabase } from '../open_database';
import { indexedText } from './indexed_text';
import { textExpression } from './text_expression';

let folder: string;
let connection: Connection;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'executable-stack-'));
  connection = openDatabase(join(folder, 'store.db'));
});
afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true });
});

function index(messages: readonly string[]): void {
  for (const [row, message] of messages.entries()) {
    const text = indexedText(message) ?? message;
    connection.run('INSERT INTO event_text (rowid, message) VALUES (?, ?)', [row, text]);
  }
}

function found(expression: string): number[] {
  return connection
    .all<{ rowid: number }>(
      'SELECT rowid FROM event_text WHERE event_text MATCH ? ORDER BY rowid',
      [expression],
    )
    .map(({ rowid }) => rowid);
}

const message = (text: string) => is('message', text);

/** `message : some words`, without quotes. */
function words(text: string): KqlNode {
  return { type: 'is', field: literal('message'), value: { ...literal(text), quoted: false } };
}

describe('indexedText', () => {
  it('leaves plain messages to SQLite', () => {
    expect(indexedText("process '/usr/bin/x' started with executable stack")).toBeUndefined();
    expect(indexedText('')).toBeUndefined();
    expect(indexedText('word '.repeat(1000))).toBeUndefined();
    // JSON without blanks has long runs, but no long words.
    expect(
      indexedText(JSON.stringify(Object.fromEntries([...Array(99).keys()].entries()))),
    ).toBeUndefined();
  });
});

describe('textExpression', () => {
  it.each([
    ['words that touch others of another script', 'x日本stack', message('stack')],
    ['a Kelvin sign, whose lower case is a k', 'executable stac\u212a', message('stack')],
    ['a capital i with a dot, whose lower case is an i', 'started w\u0130th', message('with')],
    [
      'the pieces of a word of more than 255 letters',
      `${'a'.repeat(255)}${'b'.repeat(9)} end`,
      message('bbbbbbbbb end'),
    ],
    [
      'the pieces of a long word with points in it',
      `${'1.2'.repeat(120)}`,
      message('1.2'.repeat(35)),
    ],
    ['either of some words', 'two', words('one two')],
    [
      'words with joints',
      "can't executable_stack 3.14 web-01.example.com",
      message("can't executable_stack 3.14 web-01.example.com"),
    ],
  ])('finds %s', (_, text, query) => {
    expect(compilePredicate(query, ecsFieldTypes)({ message: text })).toBe(true);
    index([text, 'something else']);
    const expression = textExpression(connection, query);
    if (expression !== undefined) expect(found(expression)).toContain(0);
  });

  it('narrows by every clause that must hold', () => {
    index(['started with executable stack', 'started', 'executable stack']);
    const rule = and(is('process.name', 'kernel'), message('executable stack'), message('started'));
    expect(found(textExpression(connection, rule) ?? '')).toEqual([0]);
    const either = or(message('started with'), and(message('executable'), not(message('with'))));
    expect(found(textExpression(connection, either) ?? '')).toEqual([0, 2]);
  });

  it.each([
    ['no text', is('process.name', 'kernel')],
    ['text or something else', or(message('stack'), is('process.name', 'kernel'))],
    ['what the text must not be', not(message('stack'))],
    ['words that SQLite does not know', message('日本')],
    ['any word, one of which SQLite does not know', words('stack 日本')],
    ['another text field', is('error.message', 'stack')],
    ['everything', and()],
  ])('does not narrow by %s', (_, query) => {
    expect(textExpression(connection, query)).toBeUndefined();
  });

  it('finds at least what the predicate does', () => {
    const piece = fc.constantFrom(
      'stack',
      'Executable',
      'a',
      '1',
      '日本',
      'é',
      '\u212a',
      '\u0130',
      '\u0301',
      '_',
      '.',
      "'",
      ':',
      '-',
      ' ',
      ' ',
      '\u0000',
      '"',
      'x'.repeat(250),
      '\u{1f600}',
    );
    const text = fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join(''));
    const texts = fc.sample(text, { numRuns: 400, seed: 5 });
    index(texts);
    const part = fc.tuple(fc.constantFrom(...texts), fc.nat(40), fc.nat(40));
    fc.assert(
      fc.property(part, fc.boolean(), ([from, start, length], quoted) => {
        const phrase = from.slice(start, start + length);
        const query = quoted ? message(phrase) : words(phrase);
        const matches = compilePredicate(query, ecsFieldTypes);
        const expected = [...texts.keys()].filter((row) => matches({ message: texts[row] }));
        const expression = textExpression(connection, query);
        if (expression !== undefined)
          expect(found(expression)).toEqual(expect.arrayContaining(expected));
      }),
      { numRuns: 400 },
    );
  });
});
