import { ApplicationError } from '../../../../common/errors';
import type { Cursor } from '../../../ports';
import type { SortKey, SortValue } from './sort_order';

/** Where a page ended: the last hit's sort values and id. It names a place, not a row, so it survives any change. */
export function toCursor(key: SortKey): Cursor {
  return [...key.values, key.id];
}

/** What a cursor is answered with that no search of this kind gave. */
export function invalidCursor(): ApplicationError {
  return new ApplicationError(
    'invalid_input',
    'the cursor of this page belongs to another search; begin again at the first page',
  );
}

function isSortValue(value: unknown): value is SortValue {
  return value === null || typeof value === 'string' || Number.isFinite(value);
}

/**
 * The place that a cursor names.
 * @param fields how many fields the search sorts by
 * @throws ApplicationError `invalid_input` where the cursor is not one of such a search
 */
export function fromCursor(cursor: Cursor, fields: number): SortKey {
  const values = cursor.slice(0, -1);
  const id = cursor.at(-1);
  if (typeof id !== 'string' || values.length !== fields || !values.every(isSortValue)) {
    throw invalidCursor();
  }
  return { values, id };
}
