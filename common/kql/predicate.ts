import type { Document, JsonValue } from '../document/document';
import { ecsFieldTypes, type FieldTypes } from '../document/field_types';
import type { KqlNode, KqlValue } from './ast';
import { fieldReader, hasValue, isObject, someLeaf } from './document_walk';
import { hasNoEnd, isStar, nestedPathOf, referTo } from './field_name';
import { matchesParts } from './scalars';
import { isTest, rangeTest, type TypedTest } from './value_tests';

export type Predicate = (document: Document) => boolean;

interface Context {
  fieldTypes: FieldTypes;
  now: number;
  /** The nested path that the clause is in a group of; empty outside. What it tests is then one object there. */
  path: string;
}

const always: Predicate = () => true;
const never: Predicate = () => false;

/** Elasticsearch keeps nested objects apart: only a group of their path sees them. */
function isHidden(name: string, { fieldTypes, path }: Context): boolean {
  return nestedPathOf(name, fieldTypes).length > path.length;
}

/** The part of a full name that is looked for in the group's object. */
function withinGroup(name: string, { path }: Context): string {
  return path === '' ? name : name.slice(path.length + 1);
}

function compileLeaf(field: KqlValue | null, typed: TypedTest, context: Context): Predicate {
  const { fieldTypes, path } = context;
  const reference = referTo(field, path);
  if (reference.kind === 'one') {
    const { name } = reference;
    if (isHidden(name, context)) return never;
    const test = typed(fieldTypes(name));
    const read = fieldReader(withinGroup(name, context));
    return (document) => read(document, test);
  }
  const isMeant =
    reference.kind === 'any'
      ? (name: string) => !isHidden(name, context)
      : (name: string) => matchesParts(name, reference.parts);
  const visit = (name: string, value: JsonValue) => isMeant(name) && typed(fieldTypes(name))(value);
  return (document) => someLeaf(document as JsonValue, path, visit);
}

function compileExists(field: KqlValue | null, context: Context): Predicate {
  const reference = referTo(field, context.path);
  // In a `query_string` without a field a star is everything.
  if (reference.kind === 'any') return always;
  if (reference.kind === 'one') {
    const isNested = context.fieldTypes(reference.name) === 'nested';
    if (isNested || isHidden(reference.name, context)) return never;
    const name = withinGroup(reference.name, context);
    return (document) => hasValue(document as JsonValue, name);
  }
  const visit = (name: string) => matchesParts(name, reference.parts);
  return (document) => someLeaf(document as JsonValue, context.path, visit);
}

function compileIs(node: Extract<KqlNode, { type: 'is' }>, context: Context): Predicate {
  const { field, value } = node;
  if (isStar(value)) return isStar(field) ? always : compileExists(field, context);
  const isBare = referTo(field, context.path).kind === 'any';
  return compileLeaf(field, isTest(value, isBare, context.now), context);
}

function compileNested(path: string, clause: KqlNode, context: Context): Predicate {
  const full = context.path === '' ? path : `${context.path}.${path}`;
  const test = compile(clause, { ...context, path: full });
  const read = fieldReader(path);
  return (document) => read(document, (value) => isObject(value) && test(value));
}

function compile(node: KqlNode, context: Context): Predicate {
  switch (node.type) {
    case 'match_all':
      return always;
    case 'exists':
      return compileExists(node.field, context);
    case 'is':
      return compileIs(node, context);
    case 'range':
      if (hasNoEnd(node)) return compileExists(node.field, context);
      return compileLeaf(node.field, rangeTest(node.operator, node.value, context.now), context);
    case 'and': {
      const tests = node.clauses.map((clause) => compile(clause, context));
      return (document) => tests.every((test) => test(document));
    }
    case 'or': {
      const tests = node.clauses.map((clause) => compile(clause, context));
      return (document) => tests.some((test) => test(document));
    }
    case 'not': {
      const test = compile(node.clause, context);
      return (document) => !test(document);
    }
    case 'nested':
      return compileNested(node.path, node.clause, context);
  }
}

/**
 * A query as a test of documents: true for those that Elasticsearch finds with these mappings by the query that Kibana makes of
 * it. What Elasticsearch refuses, such as a word for a number, matches nothing.
 * @param now what `now` means in dates, in ms since the epoch
 */
export function compilePredicate(
  node: KqlNode,
  fieldTypes: FieldTypes = ecsFieldTypes,
  now: number = Date.now(),
): Predicate {
  return compile(node, { fieldTypes, now, path: '' });
}
