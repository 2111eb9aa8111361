import type { Connection } from './connection';

/** The kind under which writes of records of a type are counted. */
export function recordKind(type: string): string {
  return `record ${type}`;
}

/** Counts writes by kind, in the store; and beside it, those of this connection. */
export class ChangeCounts {
  private readonly own = new Map<string, number>();

  constructor(private readonly connection: Connection) {}

  /** Counts one more, within the transaction of the write. @returns how many there were of this kind by now */
  add(kind: string): number {
    const row = this.connection.get<{ count: number }>(
      `INSERT INTO changes (kind, count) VALUES (?, 1)
       ON CONFLICT DO UPDATE SET count = count + 1 RETURNING count`,
      [kind],
    );
    this.own.set(kind, (this.own.get(kind) ?? 0) + 1);
    return row?.count ?? 1;
  }

  /** By kind, how many writes of others there were. Only differences between two answers mean something. */
  ofOthers(): Map<string, number> {
    const rows = this.connection.all<{ kind: string; count: number }>(
      'SELECT kind, count FROM changes',
    );
    return new Map(rows.map(({ kind, count }) => [kind, count - (this.own.get(kind) ?? 0)]));
  }
}
