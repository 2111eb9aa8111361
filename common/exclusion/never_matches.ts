import type { Document } from '../document/document';
import { compileEntry } from './compile_exclusion';
import { describeEntry } from './describe_entry';
import type { Exclusion } from './exclusion';

/** What the rule's query says of every line. */
const GIVEN: Document = { host: { os: { type: 'linux' } }, process: { name: 'kernel' } };
const GIVEN_FIELDS = ['host.os.type', 'process.name'];

/**
 * Why an exclusion can't hold for any line: it wants something else than the rule's query does. The mistake that is easily
 * made is `process.name: billing`.
 * @returns what is wrong and what to use instead; undefined where there is nothing to say
 */
export function neverMatches(item: Pick<Exclusion, 'entries'>): string | undefined {
  const impossible = item.entries.find(
    (entry) => GIVEN_FIELDS.includes(entry.field) && !compileEntry(entry)(GIVEN),
  );
  if (!impossible) return undefined;
  return `It will never silence anything: ${describeEntry(impossible)} holds for no line that the rule matches, as process.name is the syslog tag, always kernel, and host.os.type is linux. The program is in executable_stack.program, its path in executable_stack.path.`;
}
