import fc from 'fast-check';
import { displayText } from './display';

it.each([
  ['/usr/bin/rsync', '/usr/bin/rsync'],
  ['bäckerei 日本 🥐 Ж', 'bäckerei 日本 🥐 Ж'],
  ['<script>&"\'\\', '<script>&"\'\\'],
  ['a\u001b[31mb', 'a\\x1b[31mb'],
  ['a\u001b]0;title\u0007', 'a\\x1b]0;title\\x07'],
  ['a\nb\tc\rd', 'a\\nb\\tc\\rd'],
  ['\u0000\u007f\u009b', '\\x00\\x7f\\x9b'],
  ['gpj.\u202eexe', 'gpj.\\u202eexe'],
  ['\u2066x\u2069\u200e\u061c', '\\u2066x\\u2069\\u200e\\u061c'],
  ['a\u200bb\u200dc\ufeffd\u00ade', 'a\\u200bb\\u200dc\\ufeffd\\xade'],
  ['a\u2028b\u2029', 'a\\u2028b\\u2029'],
  ['a\u00a0b\u3000c', 'a\\xa0b\\u3000c'],
  ['\u{e0041}\u{e0100}', '\\u{e0041}\\u{e0100}'],
  ['\u3164\u115f\u2800', '\\u3164\\u115f\\u2800'],
  ['\ud800', '\\ud800'],
])('%j is shown as %s', (text, shown) => {
  expect(displayText(text)).toBe(shown);
});

it('leaves nothing that a terminal acts on or nobody sees, and can be applied twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = displayText(text);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(displayText(shown)).toBe(shown);
      expect(shown.length).toBeGreaterThanOrEqual(text.length);
    }),
  );
});
