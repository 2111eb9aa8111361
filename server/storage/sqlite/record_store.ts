import type { JsonValue } from '../../../common/document/document';
import { VersionConflict, type RecordStore, type StoredRecord } from '../../ports';
import { recordKind, type ChangeCounts } from './change_counts';
import type { Connection, Parameter } from './connection';
import { versionNumber } from './version';

interface Row {
  id: string;
  version: number;
  attributes: string;
}

function toRecord<A>(type: string, row: Row): StoredRecord<A> {
  const attributes = JSON.parse(row.attributes) as A;
  return { type, id: row.id, version: String(row.version), attributes };
}

function toText(attributes: unknown): string {
  return JSON.stringify(attributes ?? null);
}

/** Records in SQLite. */
export class SqliteRecordStore implements RecordStore {
  constructor(
    private readonly connection: Connection,
    private readonly changes: ChangeCounts,
  ) {}

  async get<A = JsonValue>(type: string, id: string): Promise<StoredRecord<A> | undefined> {
    const row = this.row(type, id);
    return row && toRecord<A>(type, row);
  }

  async create<A = JsonValue>(type: string, id: string, attributes: A): Promise<StoredRecord<A>> {
    return this.connection.write(() => {
      if (this.row(type, id) !== undefined) throw new VersionConflict(`${type} ${id}`);
      const row = { id, version: this.nextVersion(type), attributes: toText(attributes) };
      this.connection.run(
        'INSERT INTO records (type, id, version, attributes) VALUES (?, ?, ?, ?)',
        [type, id, row.version, row.attributes],
      );
      return toRecord<A>(type, row);
    });
  }

  async update<A = JsonValue>(
    type: string,
    id: string,
    version: string,
    attributes: A,
  ): Promise<StoredRecord<A>> {
    return this.connection.write(() => {
      const row = { id, version: this.nextVersion(type), attributes: toText(attributes) };
      const changes = this.connection.run(
        'UPDATE records SET version = ?, attributes = ? WHERE type = ? AND id = ? AND version = ?',
        [row.version, row.attributes, type, id, versionNumber(version)],
      );
      if (changes === 0) throw new VersionConflict(`${type} ${id}`);
      return toRecord<A>(type, row);
    });
  }

  async delete(type: string, id: string, version?: string): Promise<void> {
    this.connection.write(() => {
      const row = this.row(type, id);
      if (row === undefined) return;
      if (version !== undefined && row.version !== versionNumber(version)) {
        throw new VersionConflict(`${type} ${id}`);
      }
      this.connection.run('DELETE FROM records WHERE type = ? AND id = ?', [type, id]);
      this.changes.add(recordKind(type));
    });
  }

  async list<A = JsonValue>(
    type: string,
    options: { size: number; after?: string; descending?: boolean },
  ): Promise<StoredRecord<A>[]> {
    const { size, after, descending = false } = options;
    const parameters: Parameter[] = [type];
    if (after !== undefined) parameters.push(after);
    parameters.push(Math.max(0, Math.trunc(size)));
    const rows = this.connection.all<Row>(
      `SELECT id, version, attributes FROM records WHERE type = ?
       ${after === undefined ? '' : `AND id ${descending ? '<' : '>'} ?`}
       ORDER BY id ${descending ? 'DESC' : 'ASC'} LIMIT ?`,
      parameters,
    );
    return rows.map((row) => toRecord<A>(type, row));
  }

  private row(type: string, id: string): Row | undefined {
    return this.connection.get<Row>(
      'SELECT id, version, attributes FROM records WHERE type = ? AND id = ?',
      [type, id],
    );
  }

  private nextVersion(type: string): number {
    return this.changes.add(recordKind(type));
  }
}
