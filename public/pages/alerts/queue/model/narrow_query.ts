import { parseKql } from '../../../../../common/kql/parse';

function isAlternative(query: string): boolean {
  try {
    return parseKql(query).type === 'or';
  } catch {
    return true;
  }
}

/** The query that holds only where the clause does too. */
export function narrowQuery(query: string, clause: string): string {
  if (query === '' || query === clause) return clause;
  const [left, right] = [query, clause].map((one) => (isAlternative(one) ? `(${one})` : one));
  return `${left} and ${right}`;
}
