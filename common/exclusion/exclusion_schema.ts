import { z } from 'zod';
import type { JsonValue } from '../document/document';
import { parseInput } from '../parse_input';
import { entriesSchema } from './entry_schema';

const MAX_TEXT = 30_000;

const line = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(1000, 'must not be longer than 1000 characters');
const prose = z.string().max(MAX_TEXT, `must not be longer than ${MAX_TEXT} characters`);

const time = z.iso
  .datetime({ offset: true, error: 'must be a time such as 2026-11-24T12:00:00Z' })
  .transform((text) => new Date(text).toISOString());

const meta = z.record(z.string(), z.json()) as z.ZodType<{ [key: string]: JsonValue }>;

export const commentTextSchema = prose.refine((text) => text.trim() !== '', 'must not be empty');

const fields = {
  name: line,
  description: prose,
  reason: line.max(MAX_TEXT),
  owner: line,
  entries: entriesSchema,
  os_types: z.array(z.enum(['linux', 'macos', 'windows'])),
  tags: z.array(line),
  meta: meta.optional(),
  start_time: time.nullable(),
  /** `null`: it never expires. */
  expire_time: time.nullable(),
};

interface Times {
  start_time?: string | null;
  expire_time?: string | null;
}

function startsBeforeItEnds({ start_time: start, expire_time: end }: Times): boolean {
  return !start || !end || Date.parse(start) < Date.parse(end);
}

const TIMES = { path: ['expire_time'], message: 'must be later than start_time' };

export const newExclusionSchema = z
  .strictObject({
    ...fields,
    description: fields.description.default(''),
    owner: fields.owner.optional(),
    os_types: fields.os_types.default([]),
    tags: fields.tags.default([]),
    start_time: fields.start_time.optional(),
    expire_time: fields.expire_time.optional(),
    item_id: line.optional(),
    list_id: line.optional(),
    namespace_type: z.enum(['single', 'agnostic']).default('single'),
    enabled: z.boolean().default(true),
    comments: z.array(z.strictObject({ comment: commentTextSchema })).default([]),
  })
  .refine(startsBeforeItEnds, TIMES);

export const exclusionUpdateSchema = z
  .strictObject(fields)
  .partial()
  .refine(startsBeforeItEnds, TIMES);

/** What decides which lines an exclusion holds for. */
export const coverageSchema = z.strictObject({
  entries: entriesSchema,
  os_types: fields.os_types.default([]),
});

/** What somebody says of a new exclusion, checked. */
export type CheckedExclusion = z.output<typeof newExclusionSchema>;

/** What may be changed of an exclusion; what is left out stays. `null` for a time takes it away. */
export type ExclusionUpdate = z.output<typeof exclusionUpdateSchema>;

/** @throws ApplicationError `invalid_input`, naming each place: `exclusion: entries[1].value: must not be empty` */
export function parseNewExclusion(input: unknown): CheckedExclusion {
  return parseInput('exclusion', newExclusionSchema, input);
}

/** @throws ApplicationError `invalid_input`, naming each place */
export function parseExclusionUpdate(input: unknown): ExclusionUpdate {
  return parseInput('exclusion', exclusionUpdateSchema, input);
}

/** @throws ApplicationError `invalid_input` where there is nothing in it */
export function parseComment(input: unknown): string {
  return parseInput('comment', commentTextSchema, input);
}
