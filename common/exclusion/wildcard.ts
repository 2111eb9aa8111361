/** One code point, `?`, or `*`. */
type Part = string | typeof ANY_ONE | typeof ANY_RUN;
const ANY_ONE = Symbol('?');
const ANY_RUN = Symbol('*');

function parsePattern(pattern: string): Part[] {
  const parts: Part[] = [];
  let escaped = false;
  for (const character of pattern) {
    if (escaped) {
      parts.push(character);
      escaped = false;
    } else if (character === '\\') {
      escaped = true;
    } else if (character === '?') {
      parts.push(ANY_ONE);
    } else if (character !== '*') {
      parts.push(character);
    } else if (parts.at(-1) !== ANY_RUN) {
      parts.push(ANY_RUN);
    }
  }
  // As in Lucene, a backslash with nothing behind it is one.
  if (escaped) parts.push('\\');
  return parts;
}

/** Goes back to the last `*` only, never further: time grows with pattern times text at worst. */
function matchParts(parts: readonly Part[], text: readonly string[]): boolean {
  let part = 0;
  let at = 0;
  let retryPart = -1;
  let retryAt = 0;
  while (at < text.length) {
    const wanted = parts[part];
    if (wanted === ANY_RUN) {
      retryPart = part;
      retryAt = at;
      part += 1;
    } else if (wanted !== undefined && (wanted === ANY_ONE || wanted === text[at])) {
      part += 1;
      at += 1;
    } else if (retryPart !== -1) {
      retryAt += 1;
      at = retryAt;
      part = retryPart + 1;
    } else {
      return false;
    }
  }
  while (parts[part] === ANY_RUN) part += 1;
  return part === parts.length;
}

/**
 * A test for whole values, as Elasticsearch's wildcard query on a keyword field: `*` any characters, `?` exactly one (a code
 * point), `\` takes the next one as it is; case counts. Never slower than the pattern's length times the text's.
 */
export function compileWildcard(pattern: string): (text: string) => boolean {
  const parts = parsePattern(pattern);
  const fixed = parts.every((part) => typeof part === 'string');
  if (fixed) {
    const whole = parts.join('');
    return (text) => text === whole;
  }
  return (text) => matchParts(parts, Array.from(text));
}

/** The text as a pattern that only matches itself. */
export function escapeWildcard(text: string): string {
  return text.replace(/[\\*?]/g, '\\$&');
}

/** A text that the pattern matches, with `filler` for each wildcard. */
export function exampleOf(pattern: string, filler: string): string {
  return parsePattern(pattern)
    .map((part) => (typeof part === 'string' ? part : filler))
    .join('');
}
