import { ApplicationError } from '../../../../common/errors';
import type { Cursor } from '../../../ports';
import type { EsSortKey, SortKey, SortValue } from './sort_keys';

/**
 * Where a page ended: the last hit's sort values, index and id. It names a place, not a point in time: it is kept from one run
 * to the next, far longer than a cluster keeps a point in time, and stays right while documents are added.
 */
export function toCursor({ values, index, id }: SortKey): Cursor {
  return [...values, index, id];
}

/** What a cursor is answered with that no search of this kind gave. */
export function invalidCursor(): ApplicationError {
  return new ApplicationError(
    'invalid_input',
    'the cursor of this page belongs to another search; begin again at the first page',
  );
}

function isValueOf(value: unknown, { isText }: EsSortKey): value is SortValue {
  if (isText) return value === null || typeof value === 'string';
  return typeof value === 'boolean' || Number.isFinite(value);
}

/**
 * The place that a cursor names.
 * @throws ApplicationError `invalid_input` where the cursor is not one of such a search
 */
export function fromCursor(cursor: Cursor, keys: readonly EsSortKey[]): SortKey {
  const values: SortValue[] = [];
  for (const [at, key] of keys.entries()) {
    const value = cursor[at];
    if (isValueOf(value, key)) values.push(value);
  }
  const [index, id] = cursor.slice(keys.length);
  const isWhole = values.length === keys.length && cursor.length === keys.length + 2;
  if (!isWhole || typeof index !== 'string' || typeof id !== 'string') throw invalidCursor();
  return { values, index, id };
}
