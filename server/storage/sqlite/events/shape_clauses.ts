import { fieldValues } from '../../../../common/document/document';
import { ecsFieldTypes } from '../../../../common/document/field_types';
import type { KqlNode, KqlValue } from '../../../../common/kql/ast';
import { compilePredicate } from '../../../../common/kql/predicate';
import { ANY_FIELD, type Shape } from './shape_catalogue';

/** Fields that stand in each event's own columns. */
export const COLUMN_FIELDS = [
  '@timestamp',
  'event.ingested',
  'message',
  'process.pid',
  'log.offset',
] as const;

/** What a query comes to for the events of a shape: true or false for all of them, or what is left to ask of each. */
export type Decision = boolean | KqlNode;

/** Decides a clause on a shape's document alone. */
type Clause = Extract<KqlNode, { type: 'is' | 'exists' | 'range' }>;
type LeafTest = (clause: Clause, shape: Shape) => boolean;

/** Whether one name is the other, or holds it: `process` and `process.pid`. */
function overlaps(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

/** Whether events of a shape may bring this field, or a part of it, of their own beside the columns. */
export function mayBringOwn(shape: Shape, field: string): boolean {
  if (shape.own.size === 0) return false;
  if (shape.own.has(ANY_FIELD)) return true;
  for (const own of shape.own) if (overlaps(own, field)) return true;
  return false;
}

/** Whether a column holds all there is of its field in the events of a shape. */
export function columnHoldsAll(shape: Shape, field: string): boolean {
  return !mayBringOwn(shape, field) && fieldValues(shape.document, field).length === 0;
}

function fieldName(field: KqlValue | null): string | undefined {
  return field?.type === 'literal' && typeof field.value === 'string' ? field.value : undefined;
}

/** Whether all events of a shape have the same values of a field: those of the shape's document. */
export function isSettledByShape(field: string, shape: Shape): boolean {
  return !COLUMN_FIELDS.some((column) => overlaps(column, field)) && !mayBringOwn(shape, field);
}

function isSettled(clause: Clause, shape: Shape): boolean {
  const field = fieldName(clause.field);
  // What a date is compared with may move with the clock.
  if (field === undefined || ecsFieldTypes(field) === 'date') return false;
  return isSettledByShape(field, shape);
}

function decideNot(decision: Decision): Decision {
  return typeof decision === 'boolean' ? !decision : { type: 'not', clause: decision };
}

function decideAll(
  clauses: readonly KqlNode[],
  operator: 'and' | 'or',
  decideOne: (clause: KqlNode) => Decision,
): Decision {
  // The value of one clause that settles all of them.
  const settling = operator === 'or';
  const left: KqlNode[] = [];
  for (const clause of clauses) {
    const decision = decideOne(clause);
    if (decision === settling) return settling;
    if (typeof decision !== 'boolean') left.push(decision);
  }
  const [only] = left;
  if (only === undefined) return !settling;
  return left.length === 1 ? only : { type: operator, clauses: left };
}

/** What is left of a query for the events of a shape, once all that the shape decides is decided. */
export function decideForShape(node: KqlNode, shape: Shape, test: LeafTest): Decision {
  switch (node.type) {
    case 'match_all':
      return true;
    case 'and':
    case 'or':
      return decideAll(node.clauses, node.type, (clause) => decideForShape(clause, shape, test));
    case 'not':
      return decideNot(decideForShape(node.clause, shape, test));
    case 'is':
    case 'exists':
    case 'range':
      return isSettled(node, shape) ? test(node, shape) : node;
    case 'nested':
      return node;
  }
}

/** A test of clauses on shapes that compiles each clause once. */
export function createLeafTest(): LeafTest {
  const compiled = new Map<Clause, ReturnType<typeof compilePredicate>>();
  return (clause, shape) => {
    const predicate = compiled.get(clause) ?? compilePredicate(clause, ecsFieldTypes);
    compiled.set(clause, predicate);
    return predicate(shape.document);
  };
}
