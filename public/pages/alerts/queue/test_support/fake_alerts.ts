import type { AlertFilter, AlertRow } from '../../../../../common/api/alerts';
import type { Change } from '../../../../../common/triage/change';
import { ApiError } from '../../../../api/api_error';
import type { FakeHandlers } from '../../../../test_support/fake_host';
import { changeRow, type QueueChange } from '../model/row_change';

type Wanted = Partial<AlertFilter> & {
  direction?: 'asc' | 'desc';
  size?: unknown;
  after?: string;
};

/** A row for tests; the number tells it from others and makes it newer. */
export function fakeRow(number: number, values: Partial<AlertRow> = {}): AlertRow {
  const time = new Date(Date.UTC(2026, 10, 24, 11, number)).toISOString();
  return {
    id: `alert-${number}`,
    version: '1',
    time,
    created_at: time,
    host: 'web-01',
    program: `program-${number}`,
    path: `usr/bin/program-${number}`,
    message: `process 'usr/bin/program-${number}' started with executable stack`,
    origin: 'authentic',
    status: 'open',
    assignees: [],
    people: {},
    tags: [],
    steps_done: 6,
    history: 0,
    fields: {},
    ...values,
  };
}

function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}

function fits(row: AlertRow, wanted: Wanted) {
  const { status, origin, host, program, created_after: after, created_before: before } = wanted;
  const created = row.created_at ?? '';
  const has = (values: readonly unknown[], value: unknown) =>
    values.length === 0 || values.includes(value);
  return (
    has(listOf(status), row.status) &&
    has(listOf(origin), row.origin) &&
    has(listOf(host), row.host) &&
    has(listOf(program), row.program) &&
    (after === undefined || created > after) &&
    (before === undefined || created < before)
  );
}

/** A store of alerts with as much of the routes as the queue needs. */
export class FakeAlerts {
  rows: AlertRow[];
  /** Alerts that somebody else has, by id: changing them is a conflict. */
  conflicts = new Map<string, string>();
  isDown = false;

  constructor(rows: AlertRow[]) {
    this.rows = rows;
  }

  private find(wanted: Wanted): AlertRow[] {
    if (this.isDown) throw new ApiError(0, {});
    const ids = [...(wanted.query ?? '').matchAll(/"?(alert-\d+)"?/g)].map(([, id]) => id);
    const found = this.rows.filter(
      (row) => fits(row, wanted) && (ids.length === 0 || ids.includes(row.id)),
    );
    const sorted = found.toSorted((a, b) => (a.time ?? '').localeCompare(b.time ?? ''));
    return wanted.direction === 'asc' ? sorted : sorted.reverse();
  }

  private count(wanted: Wanted, kind: 'status' | 'origin' | 'host' | 'program') {
    const counts = new Map<string, number>();
    for (const row of this.find({ ...wanted, [kind]: undefined })) {
      const value = String(row[kind]);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts].map(([value, count]) => ({ value, count }));
  }

  private change(id: string, change: Change): 'updated' | 'unchanged' {
    const row = this.rows.find((one) => one.id === id);
    if (!row) return 'unchanged';
    const next =
      change.type === 'undo'
        ? { ...row, status: 'open' as const }
        : changeRow(row, change as QueueChange);
    if (next === row) return 'unchanged';
    this.set(id, next);
    return 'updated';
  }

  /** As if somebody else did it. */
  set(id: string, values: Partial<AlertRow>): void {
    this.rows = this.rows.map((row) =>
      row.id === id ? { ...row, ...values, version: `${Number(row.version) + 1}` } : row,
    );
  }

  handlers(): FakeHandlers {
    return {
      searchAlerts: ({ query = {} }) => {
        const wanted = query as Wanted;
        const rows = this.find(wanted);
        const from = Number(wanted.after ?? 0);
        const to = from + Number(wanted.size ?? 50);
        return { alerts: rows.slice(from, to), ...(to < rows.length && { next: String(to) }) };
      },
      countAlerts: ({ query = {} }) => {
        const wanted = query as Wanted;
        const kind = (name: 'status' | 'origin' | 'host' | 'program') => this.count(wanted, name);
        return {
          total: this.find(wanted).length,
          status: kind('status'),
          origin: kind('origin'),
          host: kind('host'),
          program: kind('program'),
        };
      },
      changeAlerts: ({ body: { alerts, change } }) => {
        if (this.isDown) throw new ApiError(0, {});
        const ids =
          'ids' in alerts ? alerts.ids : this.find(alerts.filter as Wanted).map(({ id }) => id);
        const isFree = (id: string) => !this.conflicts.has(id);
        const done = ids.filter(isFree).map((id) => [id, this.change(id, change)] as const);
        const idsOf = (wanted: string) =>
          done.filter(([, what]) => what === wanted).map(([id]) => id);
        return {
          updated: idsOf('updated'),
          unchanged: idsOf('unchanged'),
          conflicts: ids
            .filter((id) => !isFree(id))
            .map((id) => ({ id, message: this.conflicts.get(id) ?? '' })),
          failed: [],
        };
      },
      listAlertFields: () => ({ fields: [{ name: 'host.name', type: 'keyword' }] }),
      listAlertValues: () => ({ values: [{ value: 'web-01', count: 2 }] }),
      listInputs: () => ({ inputs: [] }),
    };
  }
}
