import { fieldNames, fieldValues, type Document } from '../../../../../common/document/document';
import { is, not } from '../../../../../common/kql/ast';
import { printKql } from '../../../../../common/kql/print';

/** A field with its values as text. */
export interface DocumentField {
  name: string;
  values: readonly string[];
}

// What people did has a tab of its own, which shows it better.
const TRIAGE = /^executable_stack\.(?:triage|notes|history)(?:\.|$)/;

function byName(a: string, b: string): number {
  const last = Number(TRIAGE.test(a)) - Number(TRIAGE.test(b));
  return last === 0 ? a.localeCompare(b, 'en') : last;
}

/** The fields of a document by name; those of the triage come last. */
export function documentFields(document: Document): DocumentField[] {
  return fieldNames(document)
    .toSorted(byName)
    .map((name) => ({ name, values: fieldValues(document, name).map(String) }));
}

/** Those whose name or one of whose values holds the text, in whatever case. */
export function filterFields(fields: readonly DocumentField[], text: string): DocumentField[] {
  const wanted = text.trim().toLowerCase();
  const holds = (one: string) => one.toLowerCase().includes(wanted);
  return fields.filter(({ name, values }) => wanted === '' || holds(name) || values.some(holds));
}

/** A KQL clause for alerts that have this value of a field, or that haven't. */
export function clauseFor({ name, values }: DocumentField, wanted: boolean): string {
  const clauses = [...new Set(values)].map((value) => is(name, value));
  const [first, ...others] = clauses;
  if (!first) return '';
  const all = others.length === 0 ? first : ({ type: 'and', clauses } as const);
  return printKql(wanted ? all : not(all));
}
