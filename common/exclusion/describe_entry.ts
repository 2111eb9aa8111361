import type { Entry } from './exclusion';

const quoted = (value: string): string => JSON.stringify(value);

/** An entry in words, as Elastic's interface has them: `process.name is "kernel"`. */
export function describeEntry(entry: Entry): string {
  if (entry.type === 'nested')
    return `${entry.field} has one where ${entry.entries.map(describeEntry).join(' and ')}`;
  const included = entry.operator === 'included';
  switch (entry.type) {
    case 'match':
      return `${entry.field} ${included ? 'is' : 'is not'} ${quoted(entry.value)}`;
    case 'match_any':
      return `${entry.field} ${included ? 'is one of' : 'is not one of'} ${entry.value.map(quoted).join(', ')}`;
    case 'exists':
      return `${entry.field} ${included ? 'exists' : 'does not exist'}`;
    case 'wildcard':
      return `${entry.field} ${included ? 'matches' : 'does not match'} ${quoted(entry.value)}`;
  }
}
