import type { Document, JsonValue } from '../document/document';

/** Looks at a value; true ends the walk. */
export type Visit = (value: JsonValue) => boolean;
/** Shows all values of one field to a visitor until it says true. @returns whether it did */
export type FieldReader = (document: Document, visit: Visit) => boolean;

type JsonObject = { [key: string]: JsonValue };

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function visitAll(value: JsonValue | undefined, visit: Visit): boolean {
  if (value === undefined || value === null) return false;
  if (Array.isArray(value)) return value.some((element) => visitAll(element, visit));
  return visit(value);
}

type Step = (value: JsonValue | undefined, visit: Visit) => boolean;

function stepInto(path: string): Step {
  // A key may itself hold dots, so each dot may or may not end one.
  const heads: { key: string; step: Step }[] = [{ key: path, step: visitAll }];
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    heads.push({ key: path.slice(0, dot), step: lazily(path.slice(dot + 1)) });
  }
  const step: Step = (value, visit) => {
    if (typeof value !== 'object' || value === null) return false;
    if (Array.isArray(value)) return value.some((element) => step(element, visit));
    for (const head of heads) {
      if (Object.hasOwn(value, head.key) && head.step(value[head.key], visit)) return true;
    }
    return false;
  };
  return step;
}

/** A name of many dots could be split in very many ways; most of them no document asks for. */
function lazily(path: string): Step {
  let step: Step | undefined;
  return (value, visit) => (step ??= stepInto(path))(value, visit);
}

/**
 * A reader of a field by its dotted name: what `fieldValues` finds, and objects too, without making a list.
 */
export function fieldReader(path: string): FieldReader {
  const step = stepInto(path);
  return (document, visit) => step(document as JsonValue, visit);
}

/** Whether the visitor says true to any leaf of a value; `path` is what its names begin with. */
export function someLeaf(
  value: JsonValue | undefined,
  path: string,
  visit: (name: string, value: JsonValue) => boolean,
): boolean {
  if (value === undefined || value === null) return false;
  if (Array.isArray(value)) return value.some((element) => someLeaf(element, path, visit));
  if (!isObject(value)) return visit(path, value);
  for (const key of Object.keys(value)) {
    if (someLeaf(value[key], path === '' ? key : `${path}.${key}`, visit)) return true;
  }
  return false;
}

const anything = (): boolean => true;

/** Whether there is a value at a name, or, where an object stands there, below it, as Elasticsearch's `exists` sees it. */
export function hasValue(value: JsonValue | undefined, path: string): boolean {
  if (Array.isArray(value)) return value.some((element) => hasValue(element, path));
  if (!isObject(value)) return false;
  for (const key of Object.keys(value)) {
    const child = value[key];
    if (key === path || key.startsWith(`${path}.`)) {
      if (someLeaf(child, '', anything)) return true;
    } else if (path.startsWith(`${key}.`) && hasValue(child, path.slice(key.length + 1))) {
      return true;
    }
  }
  return false;
}
