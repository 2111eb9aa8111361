import type { Entry, EntryOperator, NestedEntry } from '../../../../common/exclusion/exclusion';

type PlainType = Exclude<Entry, NestedEntry>['type'];

interface OperatorMeaning {
  id: string;
  label: string;
  type: PlainType;
  operator: EntryOperator;
  /** How many values it takes. */
  values: 'none' | 'one' | 'many';
}

/** The operators in the words of `describeEntry`, and what of Elastic's entries they stand for. */
export const OPERATORS = [
  { id: 'is', label: 'is', type: 'match', operator: 'included', values: 'one' },
  { id: 'is_not', label: 'is not', type: 'match', operator: 'excluded', values: 'one' },
  {
    id: 'is_one_of',
    label: 'is one of',
    type: 'match_any',
    operator: 'included',
    values: 'many',
  },
  {
    id: 'is_not_one_of',
    label: 'is not one of',
    type: 'match_any',
    operator: 'excluded',
    values: 'many',
  },
  { id: 'exists', label: 'exists', type: 'exists', operator: 'included', values: 'none' },
  {
    id: 'does_not_exist',
    label: 'does not exist',
    type: 'exists',
    operator: 'excluded',
    values: 'none',
  },
  { id: 'matches', label: 'matches', type: 'wildcard', operator: 'included', values: 'one' },
  {
    id: 'does_not_match',
    label: 'does not match',
    type: 'wildcard',
    operator: 'excluded',
    values: 'one',
  },
] as const satisfies readonly OperatorMeaning[];

export type OperatorId = (typeof OPERATORS)[number]['id'];

/** What an operator means. */
export function operatorOf(id: OperatorId): OperatorMeaning {
  return OPERATORS.find((one) => one.id === id) ?? OPERATORS[0];
}

/** The operator of an entry. */
export function operatorIdOf(entry: Exclude<Entry, NestedEntry>): OperatorId {
  const found = OPERATORS.find(
    ({ type, operator }) => type === entry.type && operator === entry.operator,
  );
  return found?.id ?? 'is';
}
