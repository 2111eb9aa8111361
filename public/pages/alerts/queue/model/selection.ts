import type { AlertRow } from '../../../../../common/api/alerts';

/** The alerts that something is to be done to: some, or all that the filter matches, also beyond the page. */
export interface Selection {
  rows: ReadonlyMap<string, AlertRow>;
  all: boolean;
  /** Where a range begins. */
  anchor?: string;
}

export const NOTHING: Selection = { rows: new Map(), all: false };

function added(selection: Selection, rows: readonly AlertRow[]): Map<string, AlertRow> {
  return new Map([...selection.rows, ...rows.map((row) => [row.id, row] as const)]);
}

/** Adds the row, or takes it out. */
export function toggle(selection: Selection, row: AlertRow): Selection {
  const rows = new Map(selection.rows);
  if (!rows.delete(row.id)) rows.set(row.id, row);
  return { rows, all: false, anchor: row.id };
}

/** Adds all rows from the one that was chosen last to this one. @param shown the rows in their order */
export function selectRange(
  selection: Selection,
  row: AlertRow,
  shown: readonly AlertRow[],
): Selection {
  const from = shown.findIndex(({ id }) => id === selection.anchor);
  const to = shown.findIndex(({ id }) => id === row.id);
  if (from === -1 || to === -1) return toggle(selection, row);
  const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { rows: added(selection, range), all: false, anchor: row.id };
}

/** Adds all that are shown; where they all are chosen, takes them out. */
export function togglePage(selection: Selection, shown: readonly AlertRow[]): Selection {
  if (selection.all) return NOTHING;
  if (!shown.every(({ id }) => selection.rows.has(id)))
    return { ...selection, rows: added(selection, shown) };
  const rows = new Map(selection.rows);
  for (const { id } of shown) rows.delete(id);
  return { rows, all: false };
}

export function isEmpty({ rows, all }: Selection): boolean {
  return !all && rows.size === 0;
}
