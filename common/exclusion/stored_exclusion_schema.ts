import { z } from 'zod';
import type { JsonValue } from '../document/document';
import type { Exclusion } from './exclusion';

/*
 * An exclusion as it stands in the store, which took it by `exclusion_schema.ts`: only its form is looked at here, not once more
 * what it says.
 */

const json = z.json() as z.ZodType<JsonValue>;
const field = z.string();
const operator = z
  .enum(['included', 'excluded'])
  .describe('excluded: it holds where its condition does not');

const match = z.object({ type: z.literal('match'), field, operator, value: z.string() });
const matchAny = z.object({
  type: z.literal('match_any'),
  field,
  operator,
  value: z.array(z.string()),
});
const exists = z.object({ type: z.literal('exists'), field, operator });
const wildcard = z.object({ type: z.literal('wildcard'), field, operator, value: z.string() });
const nested = z.object({
  type: z.literal('nested'),
  field,
  entries: z.array(z.discriminatedUnion('type', [match, matchAny, exists])),
});
const entry = z.discriminatedUnion('type', [match, matchAny, exists, wildcard, nested]);

const comment = z.object({
  id: z.string(),
  comment: z.string(),
  created_at: z.string(),
  created_by: z.string(),
});

const change = z.object({
  at: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  action: z.enum(['create', 'update', 'enable', 'disable', 'comment']),
  fields: z
    .record(z.string(), z.object({ from: json.optional(), to: json.optional() }))
    .optional()
    .describe('what it changed, from and to'),
});

/** An exclusion in an answer. */
export const storedExclusionSchema = z.object({
  id: z.string(),
  item_id: z.string(),
  list_id: z.string(),
  type: z.literal('simple'),
  name: z.string(),
  description: z.string(),
  entries: z.array(entry).describe('all of them must hold'),
  namespace_type: z.enum(['single', 'agnostic']),
  os_types: z.array(z.enum(['linux', 'macos', 'windows'])),
  tags: z.array(z.string()),
  meta: z.record(z.string(), json).optional(),
  comments: z.array(comment),
  created_at: z.string(),
  created_by: z.string(),
  updated_at: z.string(),
  updated_by: z.string(),
  start_time: z.string().optional().describe('it holds from then on'),
  expire_time: z.string().optional().describe('it holds until then; without one, for ever'),
  enabled: z.boolean(),
  owner: z.string().describe('who answers for it'),
  reason: z.string().describe('why there is no risk in it'),
  changes: z.array(change).describe('oldest first'),
}) satisfies z.ZodType<Exclusion>;
