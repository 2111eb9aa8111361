import type { Document } from '../../../../common/document/document';
import { suggestExclusion } from '../../../../common/exclusion/suggest_exclusion';

/** The alert, as far as a suggestion looks at it, that has this value, and the kind of false positive that names its field. */
const EXAMPLES: Readonly<Record<string, (value: string) => ReturnType<typeof suggestExclusion>>> = {
  'executable_stack.path': (path) =>
    suggestExclusion({ executable_stack: { path } } as Document, 'in-house-software'),
  'executable_stack.program': (program) =>
    suggestExclusion({ executable_stack: { program } } as Document, 'development-tools'),
};

/** A pattern for a program or path with a part that looks random, and so differs each time; undefined where none does. */
export function suggestPattern(field: string, value: string): string | undefined {
  const [entry] = EXAMPLES[field]?.(value).entries ?? [];
  return entry?.type === 'wildcard' && entry.field === field ? entry.value : undefined;
}
