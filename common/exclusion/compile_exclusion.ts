import { fieldValues, type Document } from '../document/document';
import { ecsFieldTypes, type FieldTypes } from '../document/field_types';
import { and, exists, is, not, or, type KqlNode } from '../kql/ast';
import { compilePredicate } from '../kql/predicate';
import { analyze } from '../kql/text_analysis';
import type {
  Entry,
  Exclusion,
  ExistsEntry,
  NestedChild,
  NestedEntry,
  OsType,
  WildcardEntry,
} from './exclusion';
import { compilePath } from './path_match';
import { compileWildcard } from './wildcard';

export type Test = (document: Document) => boolean;

/** The field that holds the path as the kernel printed it: the last four components at most. */
export const PATH_FIELD = 'executable_stack.path';

type PlainEntry = Exclude<Entry, NestedEntry>;

/** Elastic builds its filter of the same clauses: a phrase for `match`, any of them for `match_any`. */
function conditionQuery(entry: NestedChild): KqlNode {
  switch (entry.type) {
    case 'match':
      return is(entry.field, entry.value);
    case 'match_any':
      return or(...entry.value.map((value) => is(entry.field, value)));
    case 'exists':
      return exists(entry.field);
  }
}

function signedQuery(entry: NestedChild): KqlNode {
  return entry.operator === 'included' ? conditionQuery(entry) : not(conditionQuery(entry));
}

function nestedQuery({ field, entries }: NestedEntry): KqlNode {
  return { type: 'nested', path: field, clause: and(...entries.map(signedQuery)) };
}

/** Elasticsearch's wildcard query: whole values of a keyword field, single terms of a text field, the pattern as it is. */
function wildcardTest(entry: WildcardEntry, fieldTypes: FieldTypes): Test {
  const matches = compileWildcard(entry.value);
  const isText = fieldTypes(entry.field) === 'text';
  return (document) =>
    fieldValues(document, entry.field).some((value) =>
      isText ? analyze(String(value)).some(matches) : matches(String(value)),
    );
}

function pathTest(entry: Exclude<PlainEntry, ExistsEntry>): Test {
  const values = entry.type === 'match_any' ? entry.value : [entry.value];
  const tests = values.map((value) => compilePath(value, entry.type === 'wildcard'));
  return (document) =>
    fieldValues(document, PATH_FIELD).some((path) => tests.some((test) => test(String(path))));
}

function conditionTest(entry: PlainEntry, fieldTypes: FieldTypes): Test {
  if (entry.type !== 'exists' && entry.field === PATH_FIELD) return pathTest(entry);
  if (entry.type === 'wildcard') return wildcardTest(entry, fieldTypes);
  return compilePredicate(conditionQuery(entry), fieldTypes);
}

/** One entry as a test of documents. */
export function compileEntry(entry: Entry, fieldTypes: FieldTypes = ecsFieldTypes): Test {
  if (entry.type === 'nested') return compilePredicate(nestedQuery(entry), fieldTypes);
  const test = conditionTest(entry, fieldTypes);
  return entry.operator === 'included' ? test : (document) => !test(document);
}

/** As Elastic: `host.os.type` as it is, or `host.os.name` whatever its case. No types means every one. */
export function compileOsTypes(osTypes: readonly OsType[]): Test {
  if (osTypes.length === 0) return () => true;
  const wanted: readonly string[] = osTypes;
  return (document) =>
    fieldValues(document, 'host.os.type').some((type) => wanted.includes(String(type))) ||
    fieldValues(document, 'host.os.name').some((name) =>
      wanted.includes(String(name).toLowerCase()),
    );
}

/**
 * An exclusion as a test of alerts: whether all its entries hold, as Elasticsearch would say. Keyword fields exactly, in case
 * too; text fields by phrase; arrays by any element; `executable_stack.path` by its last components. Start, expiry and
 * `enabled` are not looked at.
 */
export function compileExclusion(
  item: Pick<Exclusion, 'entries' | 'os_types'>,
  fieldTypes: FieldTypes = ecsFieldTypes,
): Test {
  // An empty item would hold for everything; nobody can mean that.
  if (item.entries.length === 0) return () => false;
  const tests = [
    compileOsTypes(item.os_types),
    ...item.entries.map((entry) => compileEntry(entry, fieldTypes)),
  ];
  return (document) => tests.every((test) => test(document));
}

/** The entry as a query; undefined where KQL has no words for it: `?` in wildcards, and paths by their last components. */
function entryQuery(entry: Entry): KqlNode | undefined {
  if (entry.type === 'nested') return nestedQuery(entry);
  if (entry.type === 'wildcard') return undefined;
  if (entry.type !== 'exists' && entry.field === PATH_FIELD) return undefined;
  return signedQuery(entry);
}

/** A query that finds at least all that the exclusion holds for; {@link compileExclusion} has the last word. */
export function narrowingQuery(item: Pick<Exclusion, 'entries'>): KqlNode {
  return and(...item.entries.flatMap((entry) => entryQuery(entry) ?? []));
}
