import { useCallback, useEffect, useMemo, useState } from 'react';
import type { AlertRow } from '../../../../common/api/alerts';
import { TRIAGE_STEPS } from '../../../../common/rule/guide';
import { useRoute } from '../../../api/use_route';
import { useCaller } from '../../../host/use_caller';
import { countStatuses, possibleChanges, type StatusCounts } from './bulk/possible_changes';
import type { Target } from './bulk/use_bulk_change';
import { changeRow, type QueueChange } from './model/row_change';
import {
  isEmpty,
  NOTHING,
  selectRange,
  toggle,
  togglePage,
  type Selection,
} from './model/selection';
import type { Queue } from './use_queue';

/** The rows as they are now where they are shown, and as they were chosen where not. */
function currentRows({ rows }: Selection, shown: readonly AlertRow[]): AlertRow[] {
  const byId = new Map(shown.map((row) => [row.id, row]));
  return [...rows.values()].map((row) => byId.get(row.id) ?? row);
}

/** The alerts that something is to be done to: those that are chosen, or else the one where the keys are. */
export interface Chosen {
  count: number;
  possible: ReturnType<typeof possibleChanges>;
  /** How many that can be closed have steps undone; undefined: not known. */
  undone: number | undefined;
  /** What of them the change would change. */
  targetOf(change: QueueChange): Target;
}

const STATUSES = 3;

/** All that the filter matches, without what came in since the queue was read: nobody saw that. */
function useSeen({ filter, readAt, statusCounts }: Queue, enabled: boolean) {
  const seen = useMemo(() => ({ ...filter, created_before: readAt }), [filter, readAt]);
  const { data, isPlaceholderData } = useRoute(
    'countAlerts',
    { query: { ...seen, size: STATUSES } },
    { enabled },
  );
  const counts = useMemo((): StatusCounts => {
    const own = data?.status.map(({ value, count }) => [value, count] as const);
    const all: StatusCounts = own && !isPlaceholderData ? Object.fromEntries(own) : statusCounts;
    if (filter.status.length === 0) return all;
    return Object.fromEntries(filter.status.map((status) => [status, all[status] ?? 0]));
  }, [data, isPlaceholderData, statusCounts, filter]);
  return { filter: seen, counts };
}

/** Which alerts are chosen, and what can be done to them. */
export function useChoice(queue: Queue) {
  const caller = useCaller();
  const { shown } = queue.shown;
  const [selection, setSelection] = useState(NOTHING);
  useEffect(() => setSelection(NOTHING), [queue.snapshot]);

  const chosenRows = useCallback(
    (rows: readonly AlertRow[]): Chosen => ({
      count: rows.length,
      possible: possibleChanges(caller, countStatuses(rows)),
      undone: rows.filter((row) => row.status !== 'closed' && row.steps_done < TRIAGE_STEPS.length)
        .length,
      targetOf: (change) => ({
        ids: rows.filter((row) => changeRow(row, change) !== row).map(({ id }) => id),
      }),
    }),
    [caller],
  );
  const { counts, filter } = useSeen(queue, selection.all);
  const chosen = useMemo((): Chosen => {
    if (!selection.all) return chosenRows(currentRows(selection, shown));
    return {
      count: Object.values(counts).reduce((sum, count) => sum + count, 0),
      possible: possibleChanges(caller, counts),
      undone: undefined,
      targetOf: () => ({ filter }),
    };
  }, [selection, shown, counts, filter, caller, chosenRows]);

  const chosenOnPage = shown.filter(({ id }) => selection.rows.has(id)).length;
  return {
    selection,
    isEmpty: isEmpty(selection),
    chosen,
    chosenRows,
    ofPage:
      selection.all || (chosenOnPage > 0 && chosenOnPage === shown.length)
        ? ('all' as const)
        : chosenOnPage > 0
          ? ('some' as const)
          : ('none' as const),
    isSelected: (id: string) => selection.all || selection.rows.has(id),
    toggle: (row: AlertRow, range: boolean) =>
      setSelection((before) => (range ? selectRange(before, row, shown) : toggle(before, row))),
    togglePage: () => setSelection((before) => togglePage(before, shown)),
    selectAll: () => setSelection((before) => ({ ...before, all: true })),
    clear: () => setSelection(NOTHING),
  };
}

export type Choice = ReturnType<typeof useChoice>;
