import { isStar } from './field_name';
import { analyze, lowerCase } from './text_analysis';
import { matchesParts } from './scalars';

export type TextTest = (text: string) => boolean;

const never: TextTest = () => false;

function hasPhraseAt(tokens: readonly string[], phrase: readonly string[], start: number): boolean {
  for (let at = 0; at < phrase.length; at += 1) {
    if (tokens[start + at] !== phrase[at]) return false;
  }
  return true;
}

function longest(tokens: readonly string[]): string {
  return tokens.reduce((best, token) => (token.length > best.length ? token : best), '');
}

/** All words, one after the other: `match_phrase`. */
export function phraseTest(value: string): TextTest {
  const phrase = analyze(value);
  const [first] = phrase;
  if (first === undefined) return never;
  const needle = longest(phrase);
  return (text) => {
    // A token is a part of the text in lower case: most texts needn't be taken apart.
    if (text.length < needle.length || !lowerCase(text).includes(needle)) return false;
    const tokens = analyze(text);
    const lastStart = tokens.length - phrase.length;
    for (
      let at = tokens.indexOf(first);
      at !== -1 && at <= lastStart;
      at = tokens.indexOf(first, at + 1)
    ) {
      if (hasPhraseAt(tokens, phrase, at)) return true;
    }
    return false;
  };
}

/** Any of the words: `match`. */
export function wordsTest(value: string): TextTest {
  const words = new Set(analyze(value));
  if (words.size === 0) return never;
  const needles = [...words];
  return (text) => {
    const lower = lowerCase(text);
    if (!needles.some((needle) => lower.includes(needle))) return false;
    return analyze(text).some((token) => words.has(token));
  };
}

/** A pattern that one word fulfils, as `query_string` takes it: in lower case, but not taken apart. */
export function wordPatternTest(parts: readonly string[]): TextTest {
  if (isStar({ type: 'wildcard', parts: [...parts] })) return () => true;
  const pattern = parts.map(lowerCase);
  return (text) => analyze(text).some((token) => matchesParts(token, pattern));
}

const QUERY_STRING_BLANKS = /[ \t\r\n\u3000]+/;

/** What `query_string` makes of a pattern: blanks part it into patterns of which one must match. */
export function splitPattern(parts: readonly string[]): string[][] {
  const patterns: string[][] = [];
  let current: string[] = [];
  for (const part of parts) {
    const [head = '', ...others] = part.split(QUERY_STRING_BLANKS);
    current.push(head);
    for (const other of others) {
      patterns.push(current);
      current = [other];
    }
  }
  patterns.push(current);
  return patterns.filter((pattern) => pattern.length > 1 || pattern[0] !== '');
}
