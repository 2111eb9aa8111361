import type { RangeOperator } from './ast';
import { parseDate } from './date_math';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The number that a text is; undefined where it is none. */
export function parseNumber(text: string): number | undefined {
  return NUMBER.test(text) ? Number(text) : undefined;
}

/** The boolean that a text is; undefined where it is none. */
export function parseBoolean(text: string): boolean | undefined {
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** The time that a range's end means. `lt` a day ends before it, `lte` at its end. */
export function rangeTime(operator: RangeOperator, text: string, now: number): number | undefined {
  return parseDate(text, { now, roundUp: operator === 'gt' || operator === 'lte' });
}

/** Whether a range takes in a value that stands to its end as `order` stands to 0. */
export function isWithin(operator: RangeOperator, order: number): boolean {
  switch (operator) {
    case 'gt':
      return order > 0;
    case 'gte':
      return order >= 0;
    case 'lt':
      return order < 0;
    case 'lte':
      return order <= 0;
  }
}

// Surrogates, which stand for the highest code points, are lower units than U+E000 and up.
function rank(unit: number): number {
  return unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;
}

/** Orders texts by code points, which is the order of their UTF-8 bytes: Elasticsearch's and SQLite's. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Whether a text is these parts, in order, with anything between them. Takes time linear in the text. */
export function matchesParts(text: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return text === first;
  const end = text.length - last.length;
  if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, from);
    if (found === -1 || found + part.length > end) return false;
    from = found + part.length;
  }
  return true;
}
