import type { z } from 'zod';
import { ApplicationError } from './errors';

const MAX_PROBLEMS = 10;

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key, at) =>
      typeof key === 'number' ? `[${key}]` : `${at === 0 ? '' : '.'}${String(key)}`,
    )
    .join('');
}

function problemText(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'is missing'
        : `must be of type ${issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`;
    case 'unrecognized_keys':
      return `holds what is not known here: ${issue.keys.join(', ')}`;
    default:
      return issue.message;
  }
}

/** Of the forms that something may have, what keeps it from the one that it comes closest to. */
function closestForm(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] {
  const [first = [], ...others] = issue.errors.filter((problems) => problems.length > 0);
  return others.reduce((best, next) => (next.length < best.length ? next : best), first);
}

/** The problems as they are to be told, with whole paths. */
function plainIssues(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union' || !('errors' in issue)) return [issue];
  const closest = closestForm(issue);
  if (closest.length === 0) return [issue];
  return closest.flatMap((inner) =>
    plainIssues({ ...inner, path: [...issue.path, ...inner.path] }),
  );
}

/** What is wrong with an input, in one line that names each place: `entries[1].value: must not be empty; name: is missing`. */
function explainProblems(error: z.ZodError): string {
  const issues = error.issues.flatMap(plainIssues);
  const problems = issues.slice(0, MAX_PROBLEMS).map((issue) => {
    const where = pathText(issue.path);
    return where === '' ? problemText(issue) : `${where}: ${problemText(issue)}`;
  });
  const more = issues.length - problems.length;
  return [...problems, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

/**
 * An input as its schema makes it. The same words at every edge: command line, HTTP, imported files.
 * @param what what the input is, for the message: `exclusion`
 * @throws ApplicationError `invalid_input`, naming the places that are wrong, ten at most
 */
export function parseInput<S extends z.ZodType>(
  what: string,
  schema: S,
  input: unknown,
): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new ApplicationError('invalid_input', `${what}: ${explainProblems(result.error)}`, {
    cause: result.error,
  });
}
