import type { FieldTypes } from '../document/field_types';
import type { KqlNode, KqlValue } from './ast';

/** A field as a clause means it: all of them, one by its full name, or those whose names fit a pattern. */
export type FieldReference =
  { kind: 'any' } | { kind: 'one'; name: string } | { kind: 'pattern'; parts: string[] };

/**
 * What a clause's field refers to, inside the group of a nested path or outside (`path` empty). A value without a field means
 * all fields outside of a group and a field named `null` inside of one
 * (kbn-es-query src/kuery/functions/utils/get_full_field_name_node.ts).
 */
export function referTo(field: KqlValue | null, path: string): FieldReference {
  const prefix = path === '' ? '' : `${path}.`;
  if (field?.type === 'wildcard') {
    const [first = '', ...rest] = field.parts;
    return { kind: 'pattern', parts: [prefix + first, ...rest] };
  }
  const value = field === null ? null : field.value;
  return value === null && path === ''
    ? { kind: 'any' }
    : { kind: 'one', name: prefix + String(value) };
}

/** Whether a pattern is a single `*`. */
export function isStar(value: KqlValue | null): boolean {
  return value?.type === 'wildcard' && value.parts.length === 2 && value.parts.join('') === '';
}

/** Whether a range is one to null: to Elasticsearch that has no end, and asks whether the field exists. */
export function hasNoEnd(range: Extract<KqlNode, { type: 'range' }>): boolean {
  return range.value.value === null;
}

/** The path of the innermost nested field that a field is in; empty where it is in none. */
export function nestedPathOf(name: string, fieldTypes: FieldTypes): string {
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
    const path = name.slice(0, dot);
    if (fieldTypes(path) === 'nested') return path;
  }
  return '';
}
