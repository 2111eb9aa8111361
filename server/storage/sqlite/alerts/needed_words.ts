import type { KqlNode, KqlValue } from '../../../../common/kql/ast';

/** Words of which a document's text must hold one. */
type AnyOf = readonly string[];

// Values that begin otherwise may be numbers or dates, which match what is written differently.
const PLAIN = /^(?!now)[a-z][\x20-\x7e]*$/;

function wordsIn(text: string): string[] {
  return text.match(/[a-z0-9]+/g) ?? [];
}

function ofValue(value: KqlValue): AnyOf[] {
  if (value.type === 'wildcard') {
    const parts = value.parts.map((part) => part.toLowerCase());
    return parts.every((part) => /^[\x20-\x7e]*$/.test(part))
      ? parts.flatMap(wordsIn).map((word) => [word])
      : [];
  }
  const text = String(value.value).toLowerCase();
  if (!PLAIN.test(text)) return [];
  const words = wordsIn(text);
  // Of words without quotes any one will do, where they are looked for in running text.
  return value.quoted ? words.map((word) => [word]) : [words];
}

function neededBy(node: KqlNode): AnyOf[] {
  switch (node.type) {
    case 'is':
      return ofValue(node.value);
    case 'and':
      return node.clauses.flatMap(neededBy);
    case 'or': {
      const ways = node.clauses.map((clause) => neededBy(clause)[0]);
      const words = ways.flatMap((way) => way ?? []);
      return ways.every((way) => way !== undefined) ? [words] : [];
    }
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
    const text = json.toLowerCase();
    return needed.every((words) => words.some((word) => text.includes(word)));
  };
}
