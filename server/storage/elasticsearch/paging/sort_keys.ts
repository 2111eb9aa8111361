import type { PlacedHit } from '../../../page_of';
import type { FieldType, FieldTypes } from '../../../../common/document/field_types';
import { compareText } from '../../../../common/kql/scalars';
import type { SortField } from '../../../ports';
import type { SortClause } from '../cluster/requests';

/** One key of a sort as Elasticsearch gives it and takes it back; null for a keyword that is missing. */
export type SortValue = string | number | boolean | null;

/** What orders a hit among others. Ids may occur once in every index. */
export interface SortKey {
  values: readonly SortValue[];
  index: string;
  id: string;
}

export type Placed<H> = PlacedHit<SortKey, H>;

/** A key of a sort: what Elasticsearch sorts by, and what its values look like. */
export interface EsSortKey {
  clause: SortClause;
  isText: boolean;
}

// What is missing comes last. Elasticsearch's own stand-ins for that are more than a JSON number can hold here.
const LAST = { asc: Number.MAX_SAFE_INTEGER, desc: Number.MIN_SAFE_INTEGER };

/** A key by a field that is sorted as a date, in ms since the epoch whatever the mapping's resolution. */
export function dateKey(field: string, direction: SortField['direction']): EsSortKey {
  const options = { order: direction, unmapped_type: 'date', numeric_type: 'date' };
  return { clause: { [field]: { ...options, missing: LAST[direction] } }, isText: false };
}

function keyOf({ field, direction }: SortField, type: FieldType): EsSortKey {
  if (type === 'date') return dateKey(field, direction);
  if (type === 'number' || type === 'boolean') {
    const unmapped_type = type === 'number' ? 'long' : 'boolean';
    const options = { order: direction, unmapped_type, missing: LAST[direction] };
    return { clause: { [field]: options }, isText: false };
  }
  return { clause: { [field]: { order: direction, unmapped_type: 'keyword' } }, isText: true };
}

/** Of several values the least counts where it ascends and the greatest where it descends: Elasticsearch's default. */
export function sortKeys(sort: readonly SortField[], types: FieldTypes): EsSortKey[] {
  return sort.map((one) => keyOf(one, types(one.field)));
}

/** Orders hits with the same values: by id, then by index. */
export function compareIds(a: Omit<SortKey, 'values'>, b: Omit<SortKey, 'values'>): number {
  return compareText(a.id, b.id) || compareText(a.index, b.index);
}

/** Whether only their ids tell them apart. */
export function haveSameValues(a: Pick<SortKey, 'values'>, b: Pick<SortKey, 'values'>): boolean {
  return a.values.every((value, at) => value === b.values[at]);
}
