import { titlePart } from './title_part';

describe('titlePart', () => {
  it.each([
    ['billing on web-01', 'billing on web-01'],
    ['a\u202eb', 'a\\u202eb'],
    ['x'.repeat(80), 'x'.repeat(80)],
    ['x'.repeat(1_000_000), `${'x'.repeat(80)}…`],
  ])('%.20s', (text, expected) => {
    expect(titlePart(text)).toBe(expected);
  });
});
