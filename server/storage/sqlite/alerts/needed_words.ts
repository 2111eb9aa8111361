import type { KqlNode, KqlValue } from '../../../../common/kql/ast';
import { lowerCase } from '../../../../common/kql/text_analysis';
import { splitPattern } from '../../../../common/kql/text_tests';

/** Words of which a document's text must hold one. */
type AnyOf = readonly string[];

// Values that begin otherwise may be numbers or dates, which match what is written differently.
const PLAIN = /^(?!now)[a-z][\x20-\x7e]*$/;

function wordsIn(text: string): string[] {
  return text.match(/[a-z0-9]+/g) ?? [];
}

/** What all ways to match have in common: one of their words. */
function ofEither(ways: readonly AnyOf[][]): AnyOf[] {
  const words = ways.map(([first]) => first);
  return words.every((way) => way !== undefined) ? [words.flat()] : [];
}

function ofText(value: string, quoted: boolean): AnyOf[] {
  const text = value.toLowerCase();
  if (!PLAIN.test(text)) return [];
  const words = wordsIn(text);
  // Of words without quotes any one will do, where they are looked for in running text.
  return quoted ? words.map((word) => [word]) : [words];
}

function ofPattern(pattern: readonly string[]): AnyOf[] {
  const [only = ''] = pattern;
  if (pattern.length === 1) return ofText(only, false);
  const parts = pattern.map((part) => part.toLowerCase());
  return parts.every((part) => /^[\x20-\x7e]*$/.test(part))
    ? parts.flatMap(wordsIn).map((word) => [word])
    : [];
}

function ofValue(value: KqlValue): AnyOf[] {
  if (value.type === 'literal') return ofText(String(value.value), value.quoted);
  const patterns = splitPattern(value.parts).map(ofPattern);
  const [only] = patterns;
  return only !== undefined && patterns.length === 1 ? only : ofEither(patterns);
}

function neededBy(node: KqlNode): AnyOf[] {
  switch (node.type) {
    case 'is':
      return ofValue(node.value);
    case 'and':
      return node.clauses.flatMap(neededBy);
    case 'or':
      return ofEither(node.clauses.map(neededBy));
    default:
      return [];
  }
}

/**
 * A quick test of a document's JSON for whether a query may match it: false only where it can't. Reading a document and asking
 * the predicate takes ten times as long.
 */
export function mayMatchText(query: KqlNode): (json: string) => boolean {
  const needed = neededBy(query);
  if (needed.length === 0) return () => true;
  return (json) => {
    const text = lowerCase(json);
    return needed.every((words) => words.some((word) => text.includes(word)));
  };
}
