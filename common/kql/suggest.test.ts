import fc from 'fast-check';
import { suggestAt, type Suggestion } from './suggest';

/** What is suggested where the bar stands in the text, and what a choice would replace. */
function at(marked: string): Partial<Suggestion> & { replaces: string } {
  const cursor = marked.indexOf('|');
  const text = marked.slice(0, cursor) + marked.slice(cursor + 1);
  const { start, end, ...rest } = suggestAt(text, cursor);
  return { ...rest, replaces: text.slice(start, end) };
}

const field = (prefix: string, replaces = prefix) => ({ kind: 'field', prefix, replaces });
const value = (name: string, prefix: string, replaces = prefix) => ({
  kind: 'value',
  field: name,
  prefix,
  replaces,
});
const conjunction = (prefix = '') => ({ kind: 'conjunction', prefix, replaces: prefix });
const operator = (name: string) => ({ kind: 'operator', field: name, prefix: '', replaces: '' });

describe('suggestAt', () => {
  it.each([
    ['|', field('')],
    ['ho|', field('ho')],
    ['ho|st.name: x', field('ho', 'host.name')],
    ['a\\:b|', field('a:b', 'a\\:b')],
    ['host.name |', operator('host.name')],
    ['host.name:|', value('host.name', '')],
    ['host.name : |', value('host.name', '')],
    ['host.name: we|b', value('host.name', 'we', 'web')],
    ['host.name: web-01 |', conjunction()],
    ['host.name: web-01 a|', conjunction('a')],
    ['host.name: web-01 and |', field('')],
    ['host.name: web-01 OR ho|', field('ho')],
    ['not |', field('')],
    ['a: b and not (|', field('')],
    ['bytes >|', value('bytes', '')],
    ['bytes >= 1|', value('bytes', '1')],
    ['os: Windows 1|', value('os', 'Windows 1')],
    ['f:(|', value('f', '')],
    ['f:(a |', conjunction()],
    ['f:(a or not b|', value('f', 'b')],
    ['f:((a or b) and |', value('f', '')],
    ['f:(a) |', conjunction()],
    ['(a: b) |', conjunction()],
    ['n: { |', { ...field(''), nestedPath: 'n' }],
    ['n: { c|', { ...field('c'), nestedPath: 'n' }],
    ['n: { c |', operator('n.c')],
    ['n: { m: { c: |', value('n.m.c', '')],
    ['n: { c: x } |', conjunction()],
    ['n: { c: x } and |', field('')],
    ['f: "ab|c"', value('f', 'ab', '"abc"')],
    ['f: "a\\"b|', value('f', 'a"b', '"a\\"b')],
    ['f: "abc"|', conjunction()],
    ['f: "a and |', value('f', 'a and', '"a and ')],
    ['x: y ) |', conjunction()],
  ])('%s', (marked, expected) => {
    expect(at(marked)).toEqual(expected);
  });

  it('has an answer for every text', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      'and ',
      'not ',
      ':',
      '(',
      ')',
      '{',
      '}',
      '"',
      '\\',
      '>',
      '=',
      '*',
      '\n',
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.nat(20), (any, place) => {
        const cursor = Math.min(place, any.length);
        const { start, end } = suggestAt(any, cursor);
        expect(start).toBeLessThanOrEqual(cursor);
        expect(end).toBeGreaterThanOrEqual(cursor);
        expect(end).toBeLessThanOrEqual(any.length);
      }),
    );
  });
});
