/** A JSON value, as stored and as sent. */
export type JsonValue =
  string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** A document as Elasticsearch's `_source` holds it: nested objects, dotted keys or both. */
export interface Document {
  [field: string]: JsonValue | undefined;
}

function isObject(value: JsonValue | undefined): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function collect(value: JsonValue | undefined, path: string, found: JsonValue[]): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    for (const element of value) collect(element, path, found);
    return;
  }
  if (path === '') {
    if (!isObject(value)) found.push(value);
    return;
  }
  if (!isObject(value)) return;
  // A key may itself hold dots: `{"kibana.alert.uuid": …}` and `{"kibana": {"alert": …}}` name the same field.
  if (Object.hasOwn(value, path)) collect(value[path], '', found);
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    const head = path.slice(0, dot);
    if (Object.hasOwn(value, head)) collect(value[head], path.slice(dot + 1), found);
  }
}

/**
 * All scalar values of a field, arrays flattened as Elasticsearch does; an empty list where the field is missing or null.
 * @param path dotted field name, such as `host.os.type`
 */
export function fieldValues(document: Document, path: string): JsonValue[] {
  const found: JsonValue[] = [];
  collect(document as JsonValue, path, found);
  return found;
}

/** The first value of a field as a string, or undefined where there is none. */
export function fieldText(document: Document, path: string): string | undefined {
  const [first] = fieldValues(document, path);
  return first === undefined ? undefined : String(first);
}

/** The names of all leaf fields of a document, dotted, each once. */
export function fieldNames(document: Document): string[] {
  const names = new Set<string>();
  const walk = (value: JsonValue | undefined, path: string): void => {
    if (value === undefined || value === null) return;
    if (Array.isArray(value)) {
      for (const element of value) walk(element, path);
    } else if (isObject(value)) {
      for (const [key, child] of Object.entries(value))
        walk(child, path === '' ? key : `${path}.${key}`);
    } else {
      names.add(path);
    }
  };
  walk(document as JsonValue, '');
  return [...names];
}
