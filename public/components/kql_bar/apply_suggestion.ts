import type { Suggestion } from '../../../common/kql/suggest';
import { printKql } from '../../../common/kql/print';
import { literal } from '../../../common/kql/ast';

/** One line of the list below the bar. */
export interface Choice {
  kind: Suggestion['kind'];
  /** As it is shown. */
  label: string;
  /** What it means, or how often it is there. */
  detail?: string;
  /** As it is written into the query. */
  text: string;
}

const COMPARISONS: readonly [string, string][] = [
  ['>=', 'is at least'],
  ['<=', 'is at most'],
  ['>', 'is more than'],
  ['<', 'is less than'],
];

function operator(label: string, detail: string): Choice {
  return { kind: 'operator', label, detail, text: `${label} ` };
}

/** The operators that make sense for a field of this type. */
export function operatorChoices(type: string | undefined): Choice[] {
  const ordered = type === 'number' || type === 'date';
  return [
    operator(':', 'is'),
    ...(ordered ? COMPARISONS.map(([label, detail]) => operator(label, detail)) : []),
    operator(': *', 'is there'),
  ];
}

export const CONJUNCTION_CHOICES: readonly Choice[] = [
  { kind: 'conjunction', label: 'and', detail: 'both hold', text: 'and ' },
  { kind: 'conjunction', label: 'or', detail: 'either holds', text: 'or ' },
];

export function fieldChoice(name: string, type: string): Choice {
  return { kind: 'field', label: name, detail: type, text: `${name} ` };
}

/** A value, quoted as the query language wants it. */
export function valueChoice(value: string, count: number): Choice {
  const text = printKql({ type: 'is', field: null, value: literal(value) });
  return { kind: 'value', label: value, detail: String(count), text: `${text} ` };
}

/** The query with the choice in its place, and where the cursor goes. */
export function applyChoice(
  query: string,
  { start, end }: Suggestion,
  { kind, text }: Choice,
): { query: string; cursor: number } {
  // An operator follows its field at once: `host.name: `.
  const before = kind === 'operator' ? query.slice(0, start).trimEnd() : query.slice(0, start);
  const after = query.slice(end).replace(/^ /, '');
  return { query: `${before}${text}${after}`, cursor: before.length + text.length };
}
