import { fieldText, type Document } from '../document/document';
import { FALSE_POSITIVES } from '../rule/guide';
import { PATH_FIELD } from './compile_exclusion';
import type { Entry } from './exclusion';
import { wildcardForRandom } from './random_parts';
import { escapeWildcard } from './wildcard';

/** The guide's kinds of false positive, by their ids. */
export type FalsePositiveKind = (typeof FALSE_POSITIVES)[number]['id'];

export interface SuggestedExclusion {
  name: string;
  entries: Entry[];
}

const MAX_PHRASE = 1000;
const PROGRAM_FIELD = 'executable_stack.program';

/** As the guide calls it, within a text. */
function titleOf(kind: FalsePositiveKind): string {
  const item = FALSE_POSITIVES.find(({ id }) => id === kind);
  return item ? item.title.toLowerCase() : kind;
}

/** What identifies the software, in the guide's words: its name, its path, or what is unique about it. */
const FIELDS: Readonly<Record<FalsePositiveKind, readonly string[]>> = {
  'development-tools': [PROGRAM_FIELD],
  'legacy-applications': [PATH_FIELD, 'host.name'],
  'in-house-software': [PATH_FIELD],
  'system-utilities': [PATH_FIELD],
};

function entryFor(field: string, value: string, pattern: string | undefined): Entry {
  return pattern === undefined
    ? { type: 'match', field, operator: 'included', value }
    : { type: 'wildcard', field, operator: 'included', value: pattern };
}

/** A folder may be random altogether; a file that is keeps its name, or the pattern would be of the whole folder. */
function pathPattern(path: string): string | undefined {
  const names = path.split('/');
  const components = names.map((name, at) => {
    const pattern = wildcardForRandom(name, at < names.length - 1);
    return { name, pattern };
  });
  if (components.every(({ pattern }) => pattern === undefined)) return undefined;
  return components.map(({ name, pattern }) => pattern ?? escapeWildcard(name)).join('/');
}

function suggestEntry(alert: Document, field: string): Entry | undefined {
  const value = fieldText(alert, field);
  if (value === undefined || value.trim() === '') return undefined;
  if (field === PATH_FIELD) return entryFor(field, value, pathPattern(value));
  return entryFor(field, value, field === PROGRAM_FIELD ? wildcardForRandom(value) : undefined);
}

/** The first words of a text: as a phrase they match it. */
function firstWords(text: string): string {
  return text.length <= MAX_PHRASE ? text : text.slice(0, MAX_PHRASE).replace(/\S*$/, '').trim();
}

/** A line that gives no path: its own words, on its own host. */
function entriesWithoutPath(alert: Document): Entry[] {
  const words = firstWords(fieldText(alert, 'message') ?? '');
  const host = suggestEntry(alert, 'host.name');
  return [
    ...(words === '' ? [] : [entryFor('message', words, undefined)]),
    ...(host ? [host] : []),
  ];
}

/** Whoever imitates the kernel may name a harmless program: that line shall still be seen. */
function keepForged(alert: Document): Entry[] {
  const field = 'executable_stack.origin.verdict';
  const verdict = fieldText(alert, field);
  if (verdict === undefined || verdict === 'forged') return [];
  return [{ type: 'match', field, operator: 'excluded', value: 'forged' }];
}

/**
 * The exclusion that the guide's kind of false positive calls for, as a start for the editor: of the program's name or path
 * as read from the line, with `*` where a part looks random.
 */
export function suggestExclusion(alert: Document, kind: FalsePositiveKind): SuggestedExclusion {
  const wanted = FIELDS[kind].flatMap((field) => suggestEntry(alert, field) ?? []);
  const named = wanted.some(({ field }) => field !== 'host.name');
  const entries = named ? wanted : entriesWithoutPath(alert);
  const program = fieldText(alert, PROGRAM_FIELD);
  return {
    name: program === undefined ? 'A line without a path' : `${program} (${titleOf(kind)})`,
    entries: [...entries, ...keepForged(alert)],
  };
}
