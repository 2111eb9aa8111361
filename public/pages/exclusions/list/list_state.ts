import type { ListedExclusion } from '../../../../common/api/exclusions';
import {
  exclusionState,
  type Exclusion,
  type ExclusionState,
} from '../../../../common/exclusion/exclusion';
import {
  choiceParameter,
  choicesParameter,
  textParameter,
  type UrlParameters,
} from '../../../components/use_url_state';
import { entriesInWords } from '../entry_list';
import { STATES } from '../state_badge';

const SORTS = ['name', 'owner', 'expires', 'state', 'silenced', 'last_hit', 'created'] as const;
export type ListSort = (typeof SORTS)[number];

/** What of the list is shown, as the page's address has it. */
export interface ListState {
  q: string;
  /** None: all of them. */
  state: readonly ExclusionState[];
  sort: ListSort;
  direction: 'asc' | 'desc';
  page: string;
}

export const LIST_PARAMETERS: UrlParameters<ListState> = {
  q: textParameter(),
  state: choicesParameter(STATES),
  sort: choiceParameter(SORTS, 'created'),
  direction: choiceParameter(['asc', 'desc'], 'desc'),
  page: textParameter('1'),
};

/** How many are on a page of the list. */
export const PAGE_SIZE = 50;

/** Any of these orders, by text or by number; what is missing comes last when it grows. */
const KEYS: Readonly<Record<ListSort, (one: ListedExclusion, now: number) => string | number>> = {
  name: ({ exclusion }) => exclusion.name.toLowerCase(),
  owner: ({ exclusion }) => exclusion.owner.toLowerCase(),
  expires: ({ exclusion: { expire_time } }) =>
    expire_time === undefined ? Infinity : Date.parse(expire_time),
  state: ({ exclusion }, now) => STATES.indexOf(exclusionState(exclusion, now)),
  silenced: ({ silenced }) => silenced,
  last_hit: ({ last_hit }) => (last_hit === undefined ? -Infinity : Date.parse(last_hit)),
  created: ({ exclusion }) => Date.parse(exclusion.created_at),
};

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b);
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function holdsText(exclusion: Exclusion, text: string): boolean {
  const { name, owner, reason, entries } = exclusion;
  const searched = [name, owner, reason, entriesInWords(entries)].join('\n').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => searched.includes(word));
}

/** Those that hold all words of the text: in name, owner, reason or entries. */
export function withText(all: readonly ListedExclusion[], text: string): ListedExclusion[] {
  return all.filter(({ exclusion }) => holdsText(exclusion, text.trim()));
}

/** How many there are in each state. @param now milliseconds since the epoch */
export function countStates(
  all: readonly ListedExclusion[],
  now: number,
): Record<ExclusionState, number> {
  const counts = { active: 0, scheduled: 0, expired: 0, disabled: 0 };
  for (const { exclusion } of all) counts[exclusionState(exclusion, now)] += 1;
  return counts;
}

/** Those in one of the states, in order. @param now milliseconds since the epoch */
export function pickAndSort(
  all: readonly ListedExclusion[],
  { state, sort, direction }: Pick<ListState, 'state' | 'sort' | 'direction'>,
  now: number,
): ListedExclusion[] {
  const sign = direction === 'asc' ? 1 : -1;
  const key = KEYS[sort];
  return all
    .filter(({ exclusion }) => state.length === 0 || state.includes(exclusionState(exclusion, now)))
    .toSorted((a, b) => sign * compare(key(a, now), key(b, now)));
}
