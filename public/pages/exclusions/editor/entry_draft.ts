import type { Entry, NestedEntry } from '../../../../common/exclusion/exclusion';
import { operatorIdOf, operatorOf, type OperatorId } from './operators';

/** An entry as it is being written: it may be incomplete. */
export interface PlainEntryDraft {
  kind: 'plain';
  key: string;
  field: string;
  operator: OperatorId;
  /** Values outlive a change of operator, so that nothing typed is lost. */
  values: string[];
}

/** One that the editor shows and keeps, but does not change. */
export interface NestedEntryDraft {
  kind: 'nested';
  key: string;
  entry: NestedEntry;
}

export type EntryDraft = PlainEntryDraft | NestedEntryDraft;

let made = 0;

function newKey(): string {
  made += 1;
  return `entry-${made}`;
}

/** An entry that says nothing yet; it starts at the program, which is what most exclusions name. */
export function emptyEntry(field = 'executable_stack.program'): PlainEntryDraft {
  return { kind: 'plain', key: newKey(), field, operator: 'is', values: [] };
}

function valuesOf(entry: Exclude<Entry, NestedEntry>): string[] {
  if (entry.type === 'exists') return [];
  return entry.type === 'match_any' ? entry.value : [entry.value];
}

/** A stored or suggested entry, for the editor. */
export function draftEntry(entry: Entry): EntryDraft {
  if (entry.type === 'nested') return { kind: 'nested', key: newKey(), entry };
  return {
    kind: 'plain',
    key: newKey(),
    field: entry.field,
    operator: operatorIdOf(entry),
    values: valuesOf(entry),
  };
}

/** The entry that a draft stands for; what is missing is empty, for the schema to name. */
export function toEntry(draft: EntryDraft): Entry {
  if (draft.kind === 'nested') return draft.entry;
  const { field, values } = draft;
  const { type, operator } = operatorOf(draft.operator);
  switch (type) {
    case 'exists':
      return { type, field, operator };
    case 'match_any':
      return { type, field, operator, value: values };
    default:
      return { type, field, operator, value: values[0] ?? '' };
  }
}

const WILDCARD = /(?<!\\)[*?]/;

/** Whether a value looks like a pattern while its operator takes it as it is. */
export function looksLikePattern({ operator, values }: PlainEntryDraft): boolean {
  if (operatorOf(operator).type === 'wildcard') return false;
  return operatorOf(operator).values !== 'none' && values.some((value) => WILDCARD.test(value));
}
