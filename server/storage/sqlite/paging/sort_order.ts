import type { PlacedHit } from '../../../page_of';
import { fieldValues, type Document, type JsonValue } from '../../../../common/document/document';
import { ecsFieldTypes } from '../../../../common/document/field_types';
import { compareText } from '../../../../common/kql/scalars';
import type { SortField } from '../../../ports';

/** One key of a sort: dates as ms since the epoch, booleans as 0 and 1; null where the field is missing. */
export type SortValue = string | number | null;

/** What orders a document among others: the values of the sort's fields, then its id. */
export interface SortKey {
  values: readonly SortValue[];
  id: string;
}

export type Placed<H> = PlacedHit<SortKey, H>;

function compareValues(a: string | number, b: string | number): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return typeof a === 'number' ? -1 : 1;
}

/** As far as an order needs to know of a sort. */
export type Direction = Pick<SortField, 'direction'>;

/** Orders two documents under a sort; what is missing comes last in either direction, and ids break ties, ascending. */
export function compareKeys(sort: readonly Direction[], a: SortKey, b: SortKey): number {
  for (const [index, { direction }] of sort.entries()) {
    const valueA = a.values[index] ?? null;
    const valueB = b.values[index] ?? null;
    if (valueA === null || valueB === null) {
      if (valueA !== valueB) return valueA === null ? 1 : -1;
      continue;
    }
    const order = compareValues(valueA, valueB);
    if (order !== 0) return direction === 'asc' ? order : -order;
  }
  return compareText(a.id, b.id);
}

function sortable(value: JsonValue, type: string): SortValue {
  if (type === 'date') {
    const time = typeof value === 'number' ? value : Date.parse(String(value));
    return Number.isFinite(time) ? time : null;
  }
  if (type === 'number') {
    const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
    return Number.isFinite(number) ? number : null;
  }
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'number' ? value : String(value);
}

/**
 * The value that a document is sorted by: of several the least where it ascends and the greatest where it descends, as in
 * Elasticsearch (sort mode `min` and `max`).
 */
export function sortValue(document: Document, { field, direction }: SortField): SortValue {
  const type = ecsFieldTypes(field);
  let best: string | number | undefined;
  for (const value of fieldValues(document, field)) {
    const candidate = sortable(value, type);
    if (candidate === null) continue;
    const order = best === undefined ? -1 : compareValues(candidate, best);
    if (direction === 'asc' ? order < 0 : order > 0 || best === undefined) best = candidate;
  }
  return best ?? null;
}
