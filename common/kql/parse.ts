import { ApplicationError } from '../errors';
import type { KqlNode } from './ast';
import { parse, SyntaxError, type Expectation } from './grammar/parser';
import { KqlSyntaxError } from './syntax_error';

const TOO_DEEP = 'The query has too many brackets inside each other. Take some away.';

function describe(expectation: Expectation): string {
  switch (expectation.type) {
    case 'literal':
      return `"${expectation.text}"`;
    case 'other':
      return expectation.description;
    case 'end':
      return 'end of input';
    default:
      return 'a character';
  }
}

/**
 * Parses a query in Kibana's query language, exactly as Kibana does. Blank text is the query for everything. Nodes carry the
 * places in the text where they stand.
 * @throws KqlSyntaxError where Kibana would refuse it too; ApplicationError `invalid_query` where brackets are thousands deep
 */
export function parseKql(text: string): KqlNode {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof RangeError) {
      throw new ApplicationError('invalid_query', TOO_DEEP, { cause: error });
    }
    if (!(error instanceof SyntaxError)) throw error;
    const expected = [...new Set((error.expected ?? []).map(describe))].sort();
    throw new KqlSyntaxError(text, error.location.start.offset, expected, error.found);
  }
}
