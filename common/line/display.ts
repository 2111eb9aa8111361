const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

// Controls (C0, DEL, C1), format characters (bidirectional, zero-width, tags), halves of surrogate pairs, private use, line
// and paragraph separators, blanks other than the plain one; and those that show nothing though Unicode calls them letters,
// marks or symbols: combining grapheme joiner, Hangul fillers, Khmer inherent vowels, variation selectors, blank braille.
const DISGUISED =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\u{e0100}-\u{e01ef}]|(?! )\p{Zs}/gu;

function escape(character: string): string {
  const short = SHORT[character];
  if (short !== undefined) return short;
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}

/**
 * A text from a log made safe to show, in a terminal or as the text of a page: what would move the cursor, turn the direction of
 * writing, or not be seen at all stands there as an escape (`\x1b`, `\u202e`, `\n`). Everything else stays as it is, `<` and `\`
 * too, so it is no HTML, and can't be turned back.
 */
export function displayText(text: string): string {
  return text.replace(DISGUISED, escape);
}
