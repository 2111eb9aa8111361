import { z } from 'zod';
import { parseInput } from '../parse_input';
import { CLOSE_REASONS, FINDINGS, STEP_STATES, type Change } from './change';
import { STEP_IDS } from './steps';

const MAX_NOTE = 30_000;
const MAX_NAMES = 100;

const text = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(MAX_NOTE, `must not be longer than ${MAX_NOTE} characters`);
const note = text.optional();

const names = z
  .array(
    z
      .string()
      .trim()
      .min(1, 'must not be empty')
      .max(256, 'must not be longer than 256 characters'),
  )
  .max(MAX_NAMES, `must not hold more than ${MAX_NAMES}`)
  .transform((given) => [...new Set(given)]);
const someNames = names.refine((given) => given.length > 0, 'must hold at least one');

/** What a person may send as a change of an alert. */
export const changeSchema: z.ZodType<Change, Change> = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('acknowledge'), note }),
    z.strictObject({
      type: z.literal('close'),
      reason: z.enum(CLOSE_REASONS),
      note,
      steps_undone_confirmed: z.boolean().optional(),
    }),
    z.strictObject({ type: z.literal('reopen'), note }),
    z.strictObject({ type: z.literal('assign'), assignees: names, note }),
    z.strictObject({ type: z.literal('set_tags'), tags: names }),
    z.strictObject({ type: z.literal('add_tags'), tags: someNames }),
    z.strictObject({ type: z.literal('remove_tags'), tags: someNames }),
    z.strictObject({
      type: z.literal('step'),
      step: z.enum(STEP_IDS),
      state: z.enum(STEP_STATES),
      finding: z.enum(FINDINGS).nullish(),
      note: text.nullish(),
    }),
    z.strictObject({ type: z.literal('add_note'), note: text }),
    z.strictObject({ type: z.literal('undo') }),
  ],
  {
    error: (issue) =>
      issue.code === 'invalid_union'
        ? 'must be one of acknowledge, close, reopen, assign, set_tags, add_tags, remove_tags, step, add_note, undo'
        : undefined,
  },
);

/** @throws ApplicationError `invalid_input`, naming each place: `change: reason: is missing` */
export function parseChange(input: unknown): Change {
  return parseInput('change', changeSchema, input);
}
