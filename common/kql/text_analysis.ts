import { segmentWords } from './word_segments';

/** Elasticsearch cuts tokens at this many UTF-16 units: `max_token_length` of its standard analyzer. */
const MAX_TOKEN_LENGTH = 255;

const BEYOND_ASCII = /[^\0-\x7f]/;
// UAX #29 for ASCII alone: letters go on over . : ' before a letter, digits over . , ; ' before a digit, _ joins all.
const ASCII_WORD =
  /[A-Za-z0-9_]+(?:(?:(?<=[A-Za-z])[.:'](?=[A-Za-z])|(?<=[0-9])[.,;'](?=[0-9]))[A-Za-z0-9_]+)*/g;
const JOINTS_ONLY = /^_+$/;

/** In lower case as Lucene has it: character by character, so that a sigma at a word's end is like any other. */
export function lowerCase(text: string): string {
  return text.replace(/[Σİ]/g, (letter) => (letter === 'Σ' ? 'σ' : 'i')).toLowerCase();
}

function asciiWords(text: string): string[] {
  const words = text.match(ASCII_WORD) ?? [];
  return text.includes('_') ? words.filter((word) => !JOINTS_ONLY.test(word)) : words;
}

type FindWords = (text: string) => string[];

/** Lucene looks at no more than the first 255 units of a word: it takes the word in them, and goes on behind that. */
function cutWord(word: string, find: FindWords, tokens: string[]): void {
  let rest = word;
  while (rest.length > MAX_TOKEN_LENGTH) {
    const splitsPair = /[\ud800-\udbff]/.test(rest.charAt(MAX_TOKEN_LENGTH - 1));
    const window = rest.slice(0, MAX_TOKEN_LENGTH - (splitsPair ? 1 : 0));
    const [first] = find(window);
    if (first !== undefined) tokens.push(first);
    const end = first === undefined ? window.length : window.indexOf(first) + first.length;
    rest = rest.slice(end);
  }
  for (const last of find(rest)) tokens.push(last);
}

function analyzeWith(text: string, find: FindWords): string[] {
  const words = find(text);
  if (text.length <= MAX_TOKEN_LENGTH) return words;
  const tokens: string[] = [];
  for (const word of words) {
    if (word.length <= MAX_TOKEN_LENGTH) tokens.push(word);
    else cutWord(word, find, tokens);
  }
  return tokens;
}

/** {@link analyze} without its short cut for ASCII. */
export function analyzeUnicode(text: string): string[] {
  return analyzeWith(text, segmentWords).map(lowerCase);
}

/**
 * The tokens that Elasticsearch's standard analyzer makes of a text: words by UAX #29 in lower case, cut at 255 UTF-16 units; an
 * ideograph, a Hiragana letter and an emoji are a token each, a run of Thai, Lao, Khmer or Burmese is one. Characters that are
 * newer than Lucene's Unicode 9 are taken for what they are.
 */
export function analyze(text: string): string[] {
  return BEYOND_ASCII.test(text)
    ? analyzeUnicode(text)
    : analyzeWith(text.toLowerCase(), asciiWords);
}
