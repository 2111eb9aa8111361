import type { Document } from '../document/document';
import { ecsFieldTypes, type FieldTypes } from '../document/field_types';
import { compileEntry, compileOsTypes, type Test } from './compile_exclusion';
import { describeEntry } from './describe_entry';
import type { Entry, Exclusion, NestedEntry } from './exclusion';
import {
  canCarry,
  kernelMessage,
  KERNEL_VERDICTS,
  KNOWN_FIELDS,
  probeDocuments,
  withField,
  type KernelVerdict,
} from './probe_documents';
import { exampleOf } from './wildcard';

type PlainEntry = Exclude<Entry, NestedEntry>;
type ExcludableItem = Pick<Exclusion, 'entries' | 'os_types'>;

/** Texts that an entry's condition may hold for. */
function examplesOf(entry: PlainEntry): string[] {
  switch (entry.type) {
    case 'exists':
      return ['a'];
    case 'match':
      return [entry.value];
    case 'match_any':
      return entry.value;
    case 'wildcard':
      return [exampleOf(entry.value, ''), exampleOf(entry.value, 'a')];
  }
}

/** In a message the example stands where the kernel writes the path: anything may be in a file name. */
function lineWith(line: Document, field: string, example: string): Document {
  return withField(line, field, field === 'message' ? kernelMessage(`/${example}`) : example);
}

/** Whether there may be a line, other than the probes, for which the entry doesn't hold. */
function mayFail(
  entry: PlainEntry,
  test: Test,
  line: Document | undefined,
  fieldTypes: FieldTypes,
): boolean {
  const { field, operator } = entry;
  // An included one is judged by the probes, which have little in common; only what is asked not to be has to be made up.
  if (operator === 'included' || !line) return false;
  if (KNOWN_FIELDS.includes(field) || !canCarry(field)) return false;
  const type = fieldTypes(field);
  if (type !== 'keyword' && type !== 'text') return true;
  return examplesOf(entry).some((example) => !test(lineWith(line, field, example)));
}

/** Whether the entry is true of every line of the kernel that the rule matches. */
function holdsForAll(entry: Entry, lines: readonly Document[], fieldTypes: FieldTypes): boolean {
  const test = compileEntry(entry, fieldTypes);
  if (!lines.every(test)) return false;
  if (entry.type !== 'nested') return !mayFail(entry, test, lines[0], fieldTypes);
  return entry.entries.every((child) =>
    holdsForAll({ ...child, field: `${entry.field}.${child.field}` }, lines, fieldTypes),
  );
}

function isBroad(item: ExcludableItem, verdict: KernelVerdict, fieldTypes: FieldTypes): boolean {
  const lines = probeDocuments(verdict);
  return (
    lines.every(compileOsTypes(item.os_types)) &&
    item.entries.every((entry) => holdsForAll(entry, lines, fieldTypes))
  );
}

const INSTEAD =
  'Name what is harmless: executable_stack.program or executable_stack.path, which are read from the line (process.name is the syslog tag, always kernel), or host.name';

/**
 * Why an exclusion may not be made: it holds for every line of the kernel that the rule can match, or for every one whose
 * origin is proven, or isn't. Judged by what its entries mean, not by how they are written.
 * @returns what is wrong and what to use instead; undefined for one that leaves something to see
 */
export function tooBroad(
  item: ExcludableItem,
  fieldTypes: FieldTypes = ecsFieldTypes,
): string | undefined {
  if (item.entries.length === 0)
    return `It has no entries, so it would silence every line. ${INSTEAD}.`;
  const broad = KERNEL_VERDICTS.filter((verdict) => isBroad(item, verdict, fieldTypes));
  if (broad.length === 0) return undefined;
  const which =
    broad.length > 1
      ? 'every line of the kernel that the rule can match'
      : `every ${broad[0]} line`;
  const entries = item.entries.map(describeEntry).join(' and ');
  return `It would silence ${which}: for each of them, ${entries}. ${INSTEAD}.`;
}
