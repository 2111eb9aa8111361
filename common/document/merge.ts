import type { Document, JsonValue } from './document';

function isObject(value: JsonValue | undefined): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A new document with `over`'s fields laid over `base`'s, objects merged, everything else replaced. */
export function mergeDocuments(base: Document, over: Document): Document {
  const merged: Document = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] =
      isObject(below) && isObject(value) ? (mergeDocuments(below, value) as JsonValue) : value;
  }
  return merged;
}
