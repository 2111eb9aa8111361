import { useCallback, useEffect, useMemo, useState } from 'react';
import type { AlertRow } from '../../../../common/api/alerts';
import { TRIAGE_STEPS } from '../../../../common/rule/guide';
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

function matchingCounts({ statusCounts, filter }: Queue): StatusCounts {
  if (filter.status.length === 0) return statusCounts;
  return Object.fromEntries(filter.status.map((status) => [status, statusCounts[status] ?? 0]));
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
  const chosen = useMemo((): Chosen => {
    if (!selection.all) return chosenRows(currentRows(selection, shown));
    const counts = matchingCounts(queue);
    return {
      count: Object.values(counts).reduce((sum, count) => sum + count, 0),
      possible: possibleChanges(caller, counts),
      undone: undefined,
      targetOf: () => ({ filter: queue.filter }),
    };
  }, [selection, shown, queue, caller, chosenRows]);

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
