import { ApplicationError } from '../errors';

/** The line of a text that an offset stands in, and where in it. */
function lineAt(text: string, offset: number): { line: string; column: number } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { line: text.slice(start, end === -1 ? undefined : end), column: offset - start };
}

function messageOf(
  text: string,
  position: number,
  expected: readonly string[],
  found: string | null,
): string {
  const { line, column } = lineAt(text, position);
  const seen = found === null ? 'end of input' : `"${found}"`;
  return [
    `Expected ${expected.join(', ')} but ${seen} found.`,
    line,
    `${'-'.repeat(column)}^`,
  ].join('\n');
}

/**
 * A text that is no KQL. The message has three lines, as Kibana's: what could have stood there and what does, the line of the
 * query, and a mark under the place (kbn-es-query src/kuery/kuery_syntax_error.ts).
 */
export class KqlSyntaxError extends ApplicationError {
  constructor(
    text: string,
    /** Where the text stops making sense: an offset in UTF-16 units. */
    readonly position: number,
    /** What could have stood there, each once, sorted. */
    readonly expected: readonly string[],
    /** The character that stands there; null where the text ends. */
    readonly found: string | null,
  ) {
    super('invalid_query', messageOf(text, position, expected, found));
  }
}
