import { z } from 'zod';
import { ecsFieldTypes, type FieldType } from '../document/field_types';
import type { Entry } from './exclusion';

const MAX_LENGTH = 4096;
const MAX_VALUES = 1000;
const MAX_ENTRIES = 100;

const requiredText = z
  .string()
  .max(MAX_LENGTH, `must not be longer than ${MAX_LENGTH} characters`)
  .refine((text) => text.trim() !== '', 'must not be empty');

const operator = z.enum(['included', 'excluded']);
const field = requiredText;

const match = z.strictObject({
  type: z.literal('match'),
  field,
  operator,
  value: requiredText,
});

const matchAny = z.strictObject({
  type: z.literal('match_any'),
  field,
  operator,
  value: z
    .array(requiredText)
    .min(1, 'must hold at least one value')
    .max(MAX_VALUES, `must not hold more than ${MAX_VALUES} values`),
});

const exists = z.strictObject({ type: z.literal('exists'), field, operator });

const wildcard = z.strictObject({
  type: z.literal('wildcard'),
  field,
  operator,
  value: requiredText,
});

function refused(type: string, why: string) {
  return z.looseObject({ type: z.literal(type) }).refine(() => false, why);
}

const unknownType = (known: string) => ({
  error: (issue: { code?: string }) =>
    issue.code === 'invalid_union' ? `must be one of ${known}` : undefined,
});

const nestedChild = z.discriminatedUnion(
  'type',
  [
    match,
    matchAny,
    exists,
    refused('wildcard', 'a wildcard may not stand in a nested entry'),
    refused('nested', 'a nested entry may not hold another one'),
    refused('list', 'value lists are not supported; name the values in a match_any entry'),
  ],
  unknownType('match, match_any, exists'),
);

const nested = z.strictObject({
  type: z.literal('nested'),
  field,
  entries: z
    .array(nestedChild)
    .min(1, 'must hold at least one entry')
    .max(MAX_ENTRIES, `must not hold more than ${MAX_ENTRIES} entries`),
});

const entry = z.discriminatedUnion(
  'type',
  [
    match,
    matchAny,
    exists,
    wildcard,
    nested,
    refused('list', 'value lists are not supported; name the values in a match_any entry'),
  ],
  unknownType('match, match_any, exists, wildcard, nested'),
);

const DATE =
  /^(?:now.*|\d{1,15}|\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?)?)?(?:\|\|.*)?)$/;

/** What Elasticsearch would say of a value for a field of this type; undefined where it takes it. */
function valueProblem(type: FieldType, value: string): string | undefined {
  if (type === 'number' && !Number.isFinite(Number(value)))
    return 'must be a number, as its field is';
  if (type === 'boolean' && value !== 'true' && value !== 'false')
    return 'must be true or false, as its field is';
  if (type === 'date' && !DATE.test(value))
    return 'must be a date such as 2026-11-24T12:00:00Z, as its field is';
  return undefined;
}

interface Problem {
  path: (string | number)[];
  message: string;
}

/** Where an entry's values can't be of its field's type. */
function typeProblems(given: Entry, prefix: string): Problem[] {
  if (given.type === 'nested')
    return given.entries.flatMap((child, at) =>
      typeProblems(child, `${prefix}${given.field}.`).map(({ path, message }) => ({
        path: ['entries', at, ...path],
        message,
      })),
    );
  if (given.type === 'exists') return [];
  const type = ecsFieldTypes(prefix + given.field);
  if (given.type === 'wildcard') {
    if (type === 'keyword' || type === 'text') return [];
    const message = `must be a value: a wildcard can only stand for text, and ${given.field} holds a ${type}`;
    return [{ path: ['value'], message }];
  }
  const values = given.type === 'match' ? [given.value] : given.value;
  return values.flatMap((value, at) => {
    const message = valueProblem(type, value);
    const path = given.type === 'match' ? ['value'] : ['value', at];
    return message === undefined ? [] : [{ path, message }];
  });
}

/** A path of nothing but slashes names no file, and would be the end of every path. */
function pathProblems(given: Entry): Problem[] {
  if (given.type === 'nested' || given.type === 'exists') return [];
  if (given.field !== 'executable_stack.path') return [];
  const values = given.type === 'match_any' ? given.value : [given.value];
  const message = 'must name a file, such as /opt/acme/bin/billing';
  return values.every((value) => /[^/]/.test(value)) ? [] : [{ path: ['value'], message }];
}

/** What is only made with the alert says nothing of the line; Elastic's exceptions don't see it either. */
function fieldProblems(given: Entry): Problem[] {
  if (!/^(?:kibana|signal)(?:\.|$)/.test(given.field)) return [];
  const message =
    'must be a field of the line, such as host.name or executable_stack.program; an exclusion is decided before there is an alert';
  return [{ path: ['field'], message }];
}

/** The entries of an exception item: every type of Elastic's but value lists. */
export const entriesSchema = z
  .array(entry)
  .min(1, 'must hold at least one entry')
  .max(MAX_ENTRIES, `must not hold more than ${MAX_ENTRIES} entries`)
  .transform((entries) => entries as Entry[])
  .superRefine((entries, context) => {
    entries.forEach((given, at) => {
      for (const { path, message } of [
        ...fieldProblems(given),
        ...typeProblems(given, ''),
        ...pathProblems(given),
      ])
        context.addIssue({ code: 'custom', path: [at, ...path], message });
    });
  });
