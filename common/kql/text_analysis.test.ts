import fc from 'fast-check';
import { analyze, analyzeUnicode } from './text_analysis';

describe('analyze', () => {
  // Measured: StandardAnalyzer of Lucene 8.11, which Elasticsearch 7.17 has.
  it.each<[string, string[]]>([
    ['', []],
    ['!? -- ...', []],
    [
      "[   27.374698] process 'acme/legacy/bin/billing' Started with EXECUTABLE stack",
      [
        '27.374698',
        'process',
        'acme',
        'legacy',
        'bin',
        'billing',
        'started',
        'with',
        'executable',
        'stack',
      ],
    ],
    [
      "can't 3.14 1,234 web-01.example.com executable_stack U.S.A",
      ["can't", '3.14', '1,234', 'web', '01', 'example.com', 'executable_stack', 'u.s.a'],
    ],
    ['a:b a:1 1:2 1.a a.1 1;2', ['a:b', 'a', '1', '1', '2', '1', 'a', 'a', '1', '1;2']],
    ["'a' a'' a. .a", ['a', 'a', 'a', 'a']],
    ['_ __ _a_ a__b a_.b', ['_a_', 'a__b', 'a_', 'b']],
    ['Grüße STRASSE ẞ', ['grüße', 'strasse', 'ß']],
    ['ΟΔΟΣ İX \u212a', ['οδοσ', 'ix', 'k']],
    ['日本語 ひらがな カタカナ', ['日', '本', '語', 'ひ', 'ら', 'が', 'な', 'カタカナ']],
    ['x日本stack カ_a カa', ['x', '日', '本', 'stack', 'カ_a', 'カ', 'a']],
    ['한국어 한국a', ['한국어', '한국a']],
    ['สวัสดีชาวโลก abcไทย1', ['สวัสดีชาวโลก', 'abc', 'ไทย', '1']],
    ['😀 👍🏽x 👨‍👩‍👧 🏳️‍🌈 😀😀', ['😀', '👍🏽', 'x', '👨‍👩‍👧', '🏳️‍🌈', '😀', '😀']],
    ['© ★ 1️⃣ #⃣ 🇩🇪🇫🇷 🇩', ['©', '★', '1️⃣', '#⃣', '🇩🇪', '🇫🇷']],
    ['של\'ום צה״ל ע"ם', ["של'ום", 'צה״ל', 'ע"ם']],
    ['e\u0301te\u0301 a\u00adb a\u200bb', ['e\u0301te\u0301', 'a\u00adb', 'a', 'b']],
    ['² ½ １２３ ٣٫٤', ['１２３', '٣٫٤']],
    ['a’b a·b', ['a’b', 'a·b']],
  ])('%j', (text, tokens) => {
    expect(analyze(text)).toEqual(tokens);
  });

  it('cuts words at 255 units, wherever words end in them', () => {
    expect(analyze(`${'a'.repeat(255)} ${'b'.repeat(256)}`)).toEqual([
      'a'.repeat(255),
      'b'.repeat(255),
      'b',
    ]);
    expect(analyze(`${'1'.repeat(254)}.22`)).toEqual(['1'.repeat(254), '22']);
    expect(analyze(`é${'\u{10400}'.repeat(128)}`)).toEqual([
      `é${'\u{10428}'.repeat(127)}`,
      '\u{10428}',
    ]);
  });

  it('is the same by the short cut for ASCII', () => {
    const char = fc.constantFrom(..."abZ09__..::,;''\"- \n\t/@", 'x'.repeat(120), '12'.repeat(70));
    const text = fc.array(char, { maxLength: 24 }).map((chars) => chars.join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (any) => {
        const ascii = any.replace(/[^\0-\x7f]/g, 'é'.normalize('NFD').charAt(0));
        expect(analyze(ascii)).toEqual(analyzeUnicode(ascii));
      }),
      { numRuns: 3000 },
    );
  });

  it('takes time linear in the text', () => {
    const runs = ['_', '\u200d', '\u0301', "a'", '._', '#\u0301', '👍\u200d', '🇩', '日'];
    const started = performance.now();
    for (const run of runs) analyze(`é${run.repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
