import type { Actor } from '../triage/record';
import type { JsonValue } from '../document/document';

/** `excluded` turns the entry around: it holds where its condition doesn't. */
export type EntryOperator = 'included' | 'excluded';

export interface MatchEntry {
  type: 'match';
  field: string;
  operator: EntryOperator;
  value: string;
}

export interface MatchAnyEntry {
  type: 'match_any';
  field: string;
  operator: EntryOperator;
  value: string[];
}

export interface ExistsEntry {
  type: 'exists';
  field: string;
  operator: EntryOperator;
}

/** `*` is any characters, `?` is one; `\` before either takes it as it is. */
export interface WildcardEntry {
  type: 'wildcard';
  field: string;
  operator: EntryOperator;
  value: string;
}

export type NestedChild = MatchEntry | MatchAnyEntry | ExistsEntry;

/** All its entries hold for one and the same object of `field`; their fields are named from there. */
export interface NestedEntry {
  type: 'nested';
  field: string;
  entries: NestedChild[];
}

export type Entry = MatchEntry | MatchAnyEntry | ExistsEntry | WildcardEntry | NestedEntry;

export type OsType = 'linux' | 'macos' | 'windows';

export interface ExclusionComment {
  id: string;
  comment: string;
  created_at: string;
  created_by: string;
}

/** One change of an exclusion; `fields` holds what it changed, from and to. */
export interface ExclusionChange {
  at: string;
  by: Actor;
  action: 'create' | 'update' | 'enable' | 'disable' | 'comment';
  fields?: Record<string, { from?: JsonValue; to?: JsonValue }>;
}

/**
 * An exception item as Elastic Security's exception lists hold it, and beside it what is ours: `start_time`, `enabled`, `owner`,
 * `reason` and `changes`. All entries must hold. Times are ISO 8601, UTC.
 */
export interface Exclusion {
  id: string;
  item_id: string;
  list_id: string;
  type: 'simple';
  name: string;
  description: string;
  entries: Entry[];
  namespace_type: 'single' | 'agnostic';
  os_types: OsType[];
  tags: string[];
  meta?: { [key: string]: JsonValue };
  comments: ExclusionComment[];
  created_at: string;
  created_by: string;
  updated_at: string;
  updated_by: string;
  /** It holds from then on; without one, from its creation. */
  start_time?: string;
  /** It holds until then; without one, for ever. */
  expire_time?: string;
  enabled: boolean;
  /** Who answers for it. */
  owner: string;
  /** Why there is no risk in it. */
  reason: string;
  /** Appended to, never rewritten; oldest first. */
  changes: ExclusionChange[];
}

/** The list that Elastic's format wants every item to belong to. */
export const LIST_ID = 'executable-stack';

/** How long an exclusion holds where nobody says otherwise: 90 days, in milliseconds. */
export const DEFAULT_LIFETIME = 90 * 24 * 60 * 60 * 1000;

export type ExclusionState = 'disabled' | 'expired' | 'scheduled' | 'active';

type Validity = Pick<Exclusion, 'enabled' | 'start_time' | 'expire_time'>;

/** How an exclusion stands at a time, in milliseconds since the epoch. */
export function exclusionState(exclusion: Validity, at: number): ExclusionState {
  const { enabled, start_time: start, expire_time: end } = exclusion;
  if (!enabled) return 'disabled';
  if (end !== undefined && Date.parse(end) <= at) return 'expired';
  if (start !== undefined && Date.parse(start) > at) return 'scheduled';
  return 'active';
}

/** Whether it silences at this time, in milliseconds since the epoch: from its start on, and until its expiry. */
export function isActive(exclusion: Validity, at: number): boolean {
  return exclusionState(exclusion, at) === 'active';
}
