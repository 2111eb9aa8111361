const BEYOND_ASCII = /[\u0080-\uffff]/;
const ALL_BEYOND_ASCII = /[\u0080-\uffff]+/g;
/** The only letters beyond ASCII whose lower case is ASCII: the Kelvin sign, and the capital i with a dot (as Lucene has it). */
const [KELVIN, DOTTED_I] = [/\u212a/g, /\u0130/g];
// Elasticsearch cuts words at 255 characters, and SQLite doesn't. What a word may consist of: UAX #29, 4.1.1.
const LONG_WORD = /[\w'.,:;\u0080-\uffff]{256}/;
/** Stands for the pieces of such words: a message that has it may have any. */
export const PIECES = 'x0pieces0x';

/**
 * A message as the full-text index takes it, where that is not the message itself. Only words of ASCII letters and digits are
 * ever looked up, and all those must be found: `日本stack` is three words to a query, and would be one to SQLite.
 */
export function indexedText(message: string): string | undefined {
  const hasMore = BEYOND_ASCII.test(message);
  const isLong = message.length > 255 && LONG_WORD.test(message);
  if (!hasMore && !isLong) return undefined;
  const ascii = hasMore
    ? message.replace(KELVIN, 'k').replace(DOTTED_I, 'i').replace(ALL_BEYOND_ASCII, ' ')
    : message;
  return isLong ? `${ascii} ${PIECES}` : ascii;
}
