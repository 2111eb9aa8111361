// The words of Lucene's StandardTokenizer, which are those of UAX #29 in Unicode 9 with its own rules for ideographs, scripts
// without blanks and emoji: https://github.com/apache/lucene StandardTokenizerImpl.jflex. Intl.Segmenter won't do, as it knows
// dictionaries. JavaScript's expressions have no Word_Break property; these classes come to the same.

/** Belongs to the character before it. */
const EXTEND = '[\\p{M}\\uff9e\\uff9f[\\p{Cf}--\\u200b]]';
const X = `${EXTEND}*`;
/** Kept together: only a dictionary could tell their words apart. Line_Break is Complex_Context. */
const NO_BLANKS =
  '[[[\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}\\p{sc=Tale}\\p{sc=Talu}\\p{sc=Lana}\\p{sc=Tavt}\\p{sc=Ahom}]&&[\\p{L}\\p{M}]]' +
  '\\u109e\\u109f\\u19da\\u19de\\u19df\\u1aa0-\\u1aad\\uaa77-\\uaa79\\uaade\\uaadf]';
const KATAKANA =
  '[[\\p{sc=Kana}\\u3031-\\u3035\\u309b\\u309c\\u30a0\\u30fc\\uff70]--[\\uff9e\\uff9f]]';
const HEBREW = '[\\p{sc=Hebr}&&\\p{Lo}]';
const LETTER = `[[\\p{Alphabetic}\\u05f3]--[\\p{Ideographic}\\p{sc=Hira}\\p{M}${NO_BLANKS}${KATAKANA}]]`;
const NUMBER = '[\\p{Nd}\\u066b]';
const JOINT = `(?:[\\p{Pc}\\u202f]${X})`;
const MID_BOTH = ".'\\u2018\\u2019\\u2024\\ufe52\\uff07\\uff0e";
const MID_LETTER = `[:\\u02d7\\u00b7\\u0387\\u05f4\\u2027\\ufe13\\ufe55\\uff1a${MID_BOTH}]`;
const MID_NUMBER = `[,;\\u037e\\u0589\\u060c\\u060d\\u066c\\u07f8\\u2044\\ufe10\\ufe14\\ufe50\\ufe54\\uff0c\\uff1b${MID_BOTH}]`;

const LETTERS_AND_NUMBERS = [
  `[${LETTER}${NUMBER}]${X}(?:[${LETTER}${NUMBER}]${X}`,
  `(?<=${LETTER}${X})${MID_LETTER}${X}(?=${LETTER})`,
  `(?<=${NUMBER}${X})${MID_NUMBER}${X}(?=${NUMBER})`,
  `(?<=${HEBREW}${X})'${X}`,
  `(?<=${HEBREW}${X})"${X}(?=${HEBREW}))*`,
].join('|');
const PART = `(?:(?:${KATAKANA}${X})+|${LETTERS_AND_NUMBERS})`;
const PARTS = `${PART}(?:${JOINT}+${PART})*${JOINT}*`;

// Joints alone are no word; they are matched all the same, as else a run of them would be tried from each of them.
const WORD = new RegExp(
  `${JOINT}+(?:${PARTS})?|${PARTS}|(?:${NO_BLANKS}${X})+|[\\p{sc=Han}\\p{sc=Hira}]${X}`,
  'gv',
);
const JOINTS_ONLY = new RegExp(`^${JOINT}+$`, 'v');
const WITHOUT_BLANKS = new RegExp(NO_BLANKS, 'v');

/** Extended_Pictographic as it was in Unicode 11; later versions took characters out. */
const PICTOGRAPHIC =
  '\\u2388\\u2600-\\u2605\\u2607-\\u2612\\u2614-\\u2685\\u2690-\\u2705\\u2708-\\u2712\\u2763-\\u2767\\u{1f000}-\\u{1f0ff}' +
  '\\u{1f10d}-\\u{1f10f}\\u{1f12f}\\u{1f16c}-\\u{1f171}\\u{1f1ad}-\\u{1f1e5}\\u{1f201}-\\u{1f20f}\\u{1f249}-\\u{1f3fa}' +
  '\\u{1f400}-\\u{1f53d}\\u{1f546}-\\u{1f64f}\\u{1f680}-\\u{1f6ff}\\u{1f774}-\\u{1f77f}\\u{1f7d5}-\\u{1f7ff}' +
  '\\u{1f8ae}-\\u{1f8ff}\\u{1f90c}-\\u{1f93a}\\u{1f93c}-\\u{1f945}\\u{1f947}-\\u{1fffd}';
const PICTURE = `[[\\p{Extended_Pictographic}\\p{Emoji}${PICTOGRAPHIC}]--[\\p{RI}0-9#*\\p{EMod}]]`;
/** Without the selectors of text and picture presentation. */
const XS = `[${EXTEND}--[\\ufe0e\\ufe0f]]*`;
// Lucene takes any number of joiners at the beginning; nobody writes more, and each more would be tried from each place.
const JOINERS = '\\u200d{0,4}';
const ONE_EMOJI = `(?:(?:${JOINERS}\\p{EBase}${XS})?\\p{EMod}${XS}|${JOINERS}${PICTURE}${XS}\\ufe0f?)`;
const EMOJI = new RegExp(
  [
    `${ONE_EMOJI}(?:(?:(?=\\u200d)|(?<=\\u200d))${ONE_EMOJI})*`,
    `[0-9#*]${XS}\\ufe0f?\\u20e3${XS}`,
    `(?:\\p{RI}${X}){2}`,
  ].join('|'),
  'gv',
);
const MAY_HAVE_EMOJI = /[\u00a9\u00ae\u203c-\u3299\ud83c-\ud83e]/;

interface Place {
  start: number;
  end: number;
}

const NOWHERE: Place = { start: Infinity, end: Infinity };

/** The matches of an expression from a place on; asked with growing places. */
function finder(expression: RegExp, text: string): (from: number) => Place {
  let place: Place = { start: -1, end: -1 };
  return (from) => {
    if (place.start < from) {
      expression.lastIndex = from;
      const match = expression.exec(text);
      place = match ? { start: match.index, end: match.index + match[0].length } : NOWHERE;
    }
    return place;
  };
}

/** The words of a text in the order and the case in which they stand there. */
export function segmentWords(text: string): string[] {
  const words: string[] = [];
  const nextWord = finder(WORD, text);
  const nextEmoji = MAY_HAVE_EMOJI.test(text) ? finder(EMOJI, text) : () => NOWHERE;
  for (let from = 0; ;) {
    const word = nextWord(from);
    const emoji = nextEmoji(from);
    if (word === NOWHERE && emoji === NOWHERE) return words;
    // The one that begins first, and of two the longer.
    const isEmoji =
      emoji.start < word.start || (emoji.start === word.start && emoji.end >= word.end);
    const { start, end } = isEmoji ? emoji : word;
    const found = text.slice(start, end);
    if (isEmoji || !JOINTS_ONLY.test(found)) {
      words.push(found);
      from = end;
      continue;
    }
    // What a joint holds to itself is a word all the same where it is of a script without blanks.
    const within = found.search(WITHOUT_BLANKS);
    from = within === -1 ? end : start + within;
  }
}
