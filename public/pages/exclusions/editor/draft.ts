import type { z } from 'zod';
import type { Document } from '../../../../common/document/document';
import type { Exclusion, OsType } from '../../../../common/exclusion/exclusion';
import type {
  exclusionUpdateSchema,
  newExclusionSchema,
} from '../../../../common/exclusion/exclusion_schema';
import {
  suggestExclusion,
  type FalsePositiveKind,
} from '../../../../common/exclusion/suggest_exclusion';
import { draftEntry, emptyEntry, toEntry, type EntryDraft } from './entry_draft';
import {
  DEFAULT_EXPIRY,
  expiryTime,
  fromLocalInput,
  toLocalInput,
  type ExpiryDraft,
} from './expiry_draft';

export type NewExclusionInput = z.input<typeof newExclusionSchema>;
export type ExclusionUpdateInput = z.input<typeof exclusionUpdateSchema>;

/** An exclusion as it is being written. */
export interface ExclusionDraft {
  name: string;
  owner: string;
  reason: string;
  entries: EntryDraft[];
  os_types: OsType[];
  /** On the reader's clock; empty: from now on. */
  start: string;
  expiry: ExpiryDraft;
  /** Goes into the comments when it is saved. */
  comment: string;
}

/** An editor with nothing in it yet. */
export function emptyDraft(owner: string): ExclusionDraft {
  return {
    name: '',
    owner,
    reason: '',
    entries: [emptyEntry()],
    os_types: [],
    start: '',
    expiry: DEFAULT_EXPIRY,
    comment: '',
  };
}

/** What the guide's kind of false positive calls for with this alert. */
export function draftOfAlert(
  alert: Document,
  kind: FalsePositiveKind,
  owner: string,
): ExclusionDraft {
  const { name, entries } = suggestExclusion(alert, kind);
  return { ...emptyDraft(owner), name, entries: entries.map(draftEntry) };
}

/** A saved exclusion, to be changed. */
export function draftOfExclusion(exclusion: Exclusion): ExclusionDraft {
  const { name, owner, reason, entries, os_types, start_time, expire_time } = exclusion;
  return {
    name,
    owner,
    reason,
    entries: entries.map(draftEntry),
    os_types,
    start: start_time === undefined ? '' : toLocalInput(Date.parse(start_time)),
    expiry:
      expire_time === undefined
        ? { kind: 'never' }
        : { kind: 'at', local: toLocalInput(Date.parse(expire_time)) },
    comment: '',
  };
}

/** What the preview and the checks of breadth look at. */
export function coverageOf({ entries, os_types }: Pick<ExclusionDraft, 'entries' | 'os_types'>) {
  return { entries: entries.map(toEntry), os_types };
}

/** What is sent to make it. @param now milliseconds since the epoch */
export function toNewExclusion(draft: ExclusionDraft, now: number): NewExclusionInput {
  const comment = draft.comment.trim();
  return {
    name: draft.name,
    reason: draft.reason,
    ...(draft.owner.trim() !== '' && { owner: draft.owner }),
    ...coverageOf(draft),
    ...(draft.start !== '' && { start_time: fromLocalInput(draft.start) }),
    expire_time: expiryTime(draft.expiry, draft.start, now),
    ...(comment !== '' && { comments: [{ comment }] }),
  };
}

/**
 * What is sent to change it: only what the draft says otherwise than the exclusion it was made of, so that others' changes of
 * the rest stay. @param now milliseconds since the epoch
 */
export function toUpdate(
  draft: ExclusionDraft,
  exclusion: Exclusion,
  now: number,
): ExclusionUpdateInput {
  const base = draftOfExclusion(exclusion);
  const { entries, os_types } = coverageOf(draft);
  const start_time = draft.start === '' ? null : fromLocalInput(draft.start);
  const sameExpiry = JSON.stringify(draft.expiry) === JSON.stringify(base.expiry);
  return {
    ...(draft.name !== base.name && { name: draft.name }),
    ...(draft.owner !== base.owner && { owner: draft.owner }),
    ...(draft.reason !== base.reason && { reason: draft.reason }),
    ...(JSON.stringify(entries) !== JSON.stringify(exclusion.entries) && { entries }),
    ...(JSON.stringify(os_types) !== JSON.stringify(exclusion.os_types) && { os_types }),
    ...(draft.start !== base.start && { start_time }),
    ...(!sameExpiry && { expire_time: expiryTime(draft.expiry, draft.start, now) }),
  };
}

/** A draft that began as `before`, once something else is suggested: the entries are the new ones, what else was written stays. */
export function withSuggestion(
  draft: ExclusionDraft,
  before: ExclusionDraft,
  suggested: ExclusionDraft,
): ExclusionDraft {
  const name = draft.name === before.name ? suggested.name : draft.name;
  return { ...draft, name, entries: suggested.entries };
}

/** Whether two drafts match the same lines. */
export function sameCoverage(a: ExclusionDraft, b: ExclusionDraft): boolean {
  return JSON.stringify(coverageOf(a)) === JSON.stringify(coverageOf(b));
}

/** Whether two drafts say the same; keys of entries don't count. */
export function sameDraft(a: ExclusionDraft, b: ExclusionDraft): boolean {
  const said = (draft: ExclusionDraft) => JSON.stringify({ ...draft, entries: coverageOf(draft) });
  return said(a) === said(b);
}
