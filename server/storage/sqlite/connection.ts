import type Database from 'better-sqlite3';
import { storageError } from './storage_error';

/** What SQLite binds. */
export type Parameter = string | number | Buffer | null;

/** A piece of SQL with the values of its question marks, in order. */
export interface Fragment {
  sql: string;
  parameters: readonly Parameter[];
}

type Statement = Database.Statement<unknown[], unknown>;

// Queries differ in their text by what is asked; this holds those of a screen, and stays small.
const KEPT_STATEMENTS = 128;

/** One connection to a store. Failures of the file come out as `ApplicationError`s that name it. */
export class Connection {
  private readonly statements = new Map<string, Statement>();

  constructor(
    private readonly database: Database.Database,
    readonly path: string,
  ) {}

  /** All rows of a query; an empty list where there is none. */
  all<Row>(sql: string, parameters: readonly Parameter[] = []): Row[] {
    return this.guarded(() => this.statement(sql).all(...parameters) as Row[]);
  }

  /** The first row of a query. */
  get<Row>(sql: string, parameters: readonly Parameter[] = []): Row | undefined {
    return this.guarded(() => this.statement(sql).get(...parameters) as Row | undefined);
  }

  /** Runs a statement that gives no rows. @returns how many rows it changed */
  run(sql: string, parameters: readonly Parameter[] = []): number {
    return this.guarded(() => this.statement(sql).run(...parameters).changes);
  }

  /** A statement for a hot loop, kept by the caller; its errors are explained by the `write` around the loop. */
  prepare(sql: string): Statement {
    return this.guarded(() => this.database.prepare<unknown[], unknown>(sql));
  }

  /** Does all of it or nothing, alone among the writers of all processes. Waits for its turn up to the busy timeout. */
  write<T>(work: () => T): T {
    return this.guarded(() => this.database.transaction(work).immediate());
  }

  close(): void {
    this.statements.clear();
    this.guarded(() => this.database.close());
  }

  private statement(sql: string): Statement {
    const known = this.statements.get(sql);
    if (known !== undefined) {
      this.statements.delete(sql);
      this.statements.set(sql, known);
      return known;
    }
    const made = this.database.prepare<unknown[], unknown>(sql);
    this.statements.set(sql, made);
    if (this.statements.size > KEPT_STATEMENTS) this.forgetOldest();
    return made;
  }

  private forgetOldest(): void {
    const oldest = this.statements.keys().next();
    if (!oldest.done) this.statements.delete(oldest.value);
  }

  private guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw storageError(error, this.path);
    }
  }
}
