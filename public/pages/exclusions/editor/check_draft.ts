import type { z } from 'zod';
import {
  exclusionUpdateSchema,
  newExclusionSchema,
} from '../../../../common/exclusion/exclusion_schema';
import type { Exclusion } from '../../../../common/exclusion/exclusion';
import { fromLocalInput } from './expiry_draft';
import { toNewExclusion, toUpdate, type ExclusionDraft } from './draft';

/** What is wrong, by place: `name`, `reason`, `entries`, `entries.0.field`, `entries.0.value`. Ready to show beside the field. */
export type DraftProblems = Readonly<Record<string, string>>;

const NAMES: Readonly<Record<string, string>> = {
  name: 'The name',
  owner: 'The owner',
  reason: 'The reason',
  start_time: 'The start',
  expire_time: 'The expiry',
  comments: 'The comment',
  entries: 'The exclusion',
  field: 'The field',
  value: 'The value',
};

const MESSAGES: Readonly<Record<string, string>> = {
  'must be later than start_time': 'must be later than the start',
};

function placeOf([first, ...rest]: readonly PropertyKey[]): { place: string; name: string } {
  const place = String(first);
  const [at, inside] = rest;
  if (place !== 'entries' || at === undefined) return { place, name: NAMES[place] ?? place };
  const part = inside === undefined ? 'value' : String(inside);
  return { place: `entries.${String(at)}.${part}`, name: NAMES[part] ?? part };
}

function problemsOf(error: z.ZodError | undefined): DraftProblems {
  const problems: Record<string, string> = {};
  for (const issue of error?.issues ?? []) {
    const { place, name } = placeOf(issue.path);
    const message = MESSAGES[issue.message] ?? issue.message;
    problems[place] ??= `${name} ${message}`;
  }
  return problems;
}

/** `end` is what would be sent; undefined where the expiry stays. */
function timeProblems(
  { expiry, start }: ExclusionDraft,
  end: string | null | undefined,
  now: number,
): DraftProblems {
  if (expiry.kind !== 'at') return {};
  const time = Date.parse(fromLocalInput(expiry.local));
  if (Number.isNaN(time)) return { expire_time: 'Pick a date and a time, or one of the others' };
  if (end !== undefined && time <= now)
    return { expire_time: 'The expiry has passed already; pick a later time' };
  if (start !== '' && time <= Date.parse(fromLocalInput(start)))
    return { expire_time: 'The expiry must be later than the start' };
  return {};
}

/**
 * What keeps a draft from being saved, by the schemas that the server checks with.
 * @param now milliseconds since the epoch
 */
export function checkDraft(
  draft: ExclusionDraft,
  base: Exclusion | undefined,
  now: number,
): DraftProblems {
  if (base === undefined) {
    const input = toNewExclusion(draft, now);
    const { error } = newExclusionSchema.safeParse(input);
    return { ...problemsOf(error), ...timeProblems(draft, input.expire_time, now) };
  }
  const update = toUpdate(draft, base, now);
  const { error } = exclusionUpdateSchema.safeParse(update);
  return { ...problemsOf(error), ...timeProblems(draft, update.expire_time, now) };
}
