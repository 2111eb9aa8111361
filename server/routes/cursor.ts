import { ApplicationError } from '../../common/errors';
import type { Cursor } from '../ports';

/** What a URL carries without trouble; as in the API's schema. */
const LONGEST = 4096;

/**
 * A cursor as text that fits into a URL.
 * @throws ApplicationError `invalid_input` where the values sorted by are too long for that
 */
export function encodeCursor(cursor: Cursor): string {
  const text = Buffer.from(JSON.stringify(cursor), 'utf8').toString('base64url');
  if (text.length <= LONGEST) return text;
  throw new ApplicationError(
    'invalid_input',
    'sort: the values of this field are too long to page by; sort by another field',
  );
}

/** @throws ApplicationError `invalid_input` where the text is no cursor */
export function decodeCursor(text: string): Cursor {
  try {
    const cursor: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(cursor)) return cursor as Cursor;
  } catch {
    // Said below.
  }
  throw new ApplicationError(
    'invalid_input',
    'after: is not the end of a page that was given out; begin again at the first page',
  );
}
