import { randomUUID } from 'node:crypto';
import type { JsonValue } from '../../common/document/document';
import { ApplicationError } from '../../common/errors';
import {
  DEFAULT_LIFETIME,
  LIST_ID,
  type Exclusion,
  type ExclusionChange,
  type ExclusionComment,
} from '../../common/exclusion/exclusion';
import type { CheckedExclusion, ExclusionUpdate } from '../../common/exclusion/exclusion_schema';
import { tooBroad } from '../../common/exclusion/too_broad';
import type { Actor } from '../../common/triage/record';

/** @throws ApplicationError `exclusion_too_broad` */
export function checkBreadth(item: Pick<Exclusion, 'entries' | 'os_types'>): void {
  const why = tooBroad(item);
  if (why !== undefined) throw new ApplicationError('exclusion_too_broad', why);
}

/**
 * @param now milliseconds since the epoch
 * @throws ApplicationError `invalid_input` where it is over already, or before it starts
 */
export function checkTimes(item: Pick<Exclusion, 'start_time' | 'expire_time'>, now: number): void {
  const { start_time: start, expire_time: end } = item;
  if (end === undefined) return;
  const refuse = (why: string): never => {
    throw new ApplicationError('invalid_input', `exclusion: expire_time: ${why}`);
  };
  if (Date.parse(end) <= now) refuse(`${end} has passed already; name a later time`);
  if (start !== undefined && Date.parse(end) <= Date.parse(start))
    refuse('must be later than start_time');
}

function expiryOf({ start_time: start, expire_time: end }: CheckedExclusion, now: number) {
  if (end === null) return undefined;
  if (end !== undefined) return end;
  const from = Math.max(now, start ? Date.parse(start) : now);
  return new Date(from + DEFAULT_LIFETIME).toISOString();
}

/** The exclusion that somebody's input makes, with all that they didn't say. `now` is in milliseconds since the epoch. */
export function newExclusion(checked: CheckedExclusion, by: Actor, now: number): Exclusion {
  const id = randomUUID();
  const at = new Date(now).toISOString();
  const { start_time: start, meta } = checked;
  const end = expiryOf(checked, now);
  return {
    id,
    item_id: checked.item_id ?? id,
    list_id: checked.list_id ?? LIST_ID,
    type: 'simple',
    name: checked.name,
    description: checked.description,
    entries: checked.entries,
    namespace_type: checked.namespace_type,
    os_types: checked.os_types,
    tags: checked.tags,
    enabled: checked.enabled,
    reason: checked.reason,
    owner: checked.owner ?? by.name,
    comments: checked.comments.map(({ comment }) => newComment(comment, by, at)),
    created_at: at,
    created_by: by.name,
    updated_at: at,
    updated_by: by.name,
    ...(meta && { meta }),
    ...(start && { start_time: start }),
    ...(end && { expire_time: end }),
    changes: [{ at, by, action: 'create' }],
  };
}

/** @param at ISO 8601 */
export function newComment(comment: string, by: Actor, at: string): ExclusionComment {
  return { id: randomUUID(), comment, created_at: at, created_by: by.name };
}

type Fields = NonNullable<ExclusionChange['fields']>;

function difference(before: JsonValue | undefined, after: JsonValue | undefined): Fields[string] {
  return {
    ...(before !== undefined && { from: before }),
    ...(after !== undefined && { to: after }),
  };
}

/**
 * What an update makes of an exclusion, and the fields that differ, from and to. What is left out stays; `null` takes it away.
 */
export function updateExclusion(
  exclusion: Exclusion,
  update: ExclusionUpdate,
): { next: Exclusion; fields: Fields } {
  const next = { ...exclusion } as unknown as Record<string, JsonValue | undefined>;
  const fields: Fields = {};
  for (const [field, given] of Object.entries(update as Record<string, JsonValue | undefined>)) {
    if (given === undefined) continue;
    const before = next[field];
    if (given === null) delete next[field];
    else next[field] = given;
    if (JSON.stringify(before) !== JSON.stringify(next[field]))
      fields[field] = difference(before, next[field]);
  }
  return { next: next as unknown as Exclusion, fields };
}

/** The exclusion with a change written into it. */
export function changedBy(exclusion: Exclusion, change: ExclusionChange): Exclusion {
  return {
    ...exclusion,
    updated_at: change.at,
    updated_by: change.by.name,
    changes: [...exclusion.changes, change],
  };
}
