import { PATH_FIELD } from '../../../common/exclusion/compile_exclusion';
import type { Entry, NestedEntry } from '../../../common/exclusion/exclusion';

type PlainEntry = Exclude<Entry, NestedEntry>;

function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

/** A pattern in KQL: KQL has no sign for one character, nor for what is no blank and yet no character, so those become `*`. */
function unquoted(pattern: string): string {
  return pattern
    .replace(/[\\():<>"{}]/g, '\\$&')
    .replace(/\?|[^\S ]/g, '*')
    .replace(/\b(?:and|or|not)\b/gi, '\\$&');
}

/** Paths match by their last components. */
function pathEnd(path: string): string {
  const components = path.split('/').filter((component) => component !== '');
  return `*${components.slice(-4).join('/')}`;
}

function conditionOf(entry: PlainEntry): string {
  const { field, type } = entry;
  if (type === 'exists') return `${field} : *`;
  const isPath = field === PATH_FIELD;
  const write = (value: string) => {
    if (isPath) return unquoted(pathEnd(value));
    return type === 'wildcard' ? unquoted(value) : quoted(value);
  };
  if (type !== 'match_any') return `${field} : ${write(entry.value)}`;
  return `${field} : (${entry.value.map(write).join(' or ')})`;
}

/**
 * KQL that finds the alerts an exclusion matches, as nearly as KQL can say it; nested entries are left out. For a link to the
 * queue, not for a decision.
 */
export function queueQuery(entries: readonly Entry[]): string {
  return entries
    .flatMap((entry) => (entry.type === 'nested' ? [] : [entry]))
    .map((entry) => {
      const condition = conditionOf(entry);
      return entry.operator === 'included' ? condition : `not ${condition}`;
    })
    .join(' and ');
}
