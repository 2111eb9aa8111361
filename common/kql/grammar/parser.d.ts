import type { KqlNode } from '../ast';

/** What could have stood where the parser gave up. */
export type Expectation =
  | { type: 'literal'; text: string; ignoreCase: boolean }
  | { type: 'other'; description: string }
  | { type: 'class' | 'any' | 'end' };

/** What the built parser throws. `expected` is null where the grammar itself threw; `found` where the text ended. */
export class SyntaxError extends Error {
  expected: Expectation[] | null;
  found: string | null;
  location: { start: { offset: number } };
}

/** @throws SyntaxError */
export function parse(text: string): KqlNode;
