import type { ChangeCounts } from './change_counts';
import type { Connection } from './connection';

/** Tells what others have written since it was asked last. */
export class StoreWatch {
  private dataVersion: number;
  private counts: Map<string, number>;

  constructor(
    private readonly connection: Connection,
    private readonly changes: ChangeCounts,
  ) {
    this.dataVersion = this.readDataVersion();
    this.counts = changes.ofOthers();
  }

  /**
   * The kinds of what other connections to the store wrote since the last call: `alerts`, `silenced`, and `record TYPE`. Events
   * are none of them. Takes microseconds as long as nobody writes.
   */
  changed(): string[] {
    const dataVersion = this.readDataVersion();
    if (dataVersion === this.dataVersion) return [];
    this.dataVersion = dataVersion;
    const before = this.counts;
    this.counts = this.changes.ofOthers();
    return [...this.counts]
      .filter(([kind, count]) => count !== (before.get(kind) ?? 0))
      .map(([kind]) => kind);
  }

  /** SQLite's own: differs once another connection has committed something. */
  private readDataVersion(): number {
    const row = this.connection.get<{ data_version: number }>('PRAGMA data_version');
    return row?.data_version ?? 0;
  }
}
