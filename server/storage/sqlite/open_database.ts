import { accessSync, closeSync, constants, existsSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ApplicationError, errorMessage } from '../../../common/errors';
import { Connection } from './connection';
import { APPLICATION_ID, MIGRATIONS } from './schema';
import { isBusy, storageError } from './storage_error';

/** How long a writer waits for the others, ms. */
const BUSY_TIMEOUT = 15_000;
const RETRY_AFTER = 20;
const OWNER_ONLY = 0o600;

/** Pragmas that the store's promises rest on, with the values they must read back as. `synchronous` 2 is FULL. */
const PROMISES: readonly (readonly [pragma: string, value: string, reads: string | number])[] = [
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['busy_timeout', String(BUSY_TIMEOUT), BUSY_TIMEOUT],
];

/** Pragmas that only make it faster or smaller: sizes in KiB where negative, of the log in pages and in bytes. */
const COMFORTS = [
  'cache_size = -16000',
  'temp_store = MEMORY',
  'wal_autocheckpoint = 2000',
  'journal_size_limit = 67108864',
];

/** Bytes; takes effect while the file is empty. Measured: a tenth faster to fill than with SQLite's 4096. */
const PAGE_SIZE = 8192;

function unusable(path: string, what: string, cause?: unknown): ApplicationError {
  return new ApplicationError('store_unusable', `the store ${path} ${what}`, { cause });
}

function pragma(database: Database.Database, text: string): unknown {
  return database.pragma(text, { simple: true });
}

/**
 * Logs hold what not everybody may read, so a new file is its owner's alone; SQLite gives its side files the same mode. One that
 * is there is not opened: to close it would take the locks away that this process holds on it (fcntl(2)).
 */
function makeFile(path: string): void {
  try {
    if (existsSync(path)) accessSync(path, constants.W_OK);
    else closeSync(openSync(path, 'a', OWNER_ONLY));
  } catch (error) {
    throw unusable(
      path,
      `cannot be opened for writing: ${errorMessage(error)}; check the folder and its permissions, or name another`,
      error,
    );
  }
}

/** @returns the schema's version; 0 for an empty file */
function recognise(
  database: Database.Database,
  path: string,
  migrations: readonly string[],
): number {
  const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  const applicationId = pragma(database, 'application_id');
  const version = Number(pragma(database, 'user_version'));
  if (applicationId !== APPLICATION_ID && (tables !== 0 || applicationId !== 0 || version !== 0)) {
    throw unusable(path, 'belongs to another program; name another data folder');
  }
  if (version > migrations.length) {
    throw unusable(
      path,
      `was made by a newer version of this program (schema ${version}, this one knows ${migrations.length}); update the program`,
    );
  }
  return version;
}

function retryWhileBusy<T>(work: () => T): T {
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; ; waited += RETRY_AFTER) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || waited >= BUSY_TIMEOUT) throw error;
      Atomics.wait(sleeper, 0, 0, RETRY_AFTER);
    }
  }
}

function keepPromises(database: Database.Database, path: string, readonly: boolean): void {
  // SQLite doesn't wait for its turn by itself where it changes the journal's mode.
  const mode = retryWhileBusy(() =>
    pragma(database, readonly ? 'journal_mode' : 'journal_mode = WAL'),
  );
  if (mode !== 'wal') {
    throw unusable(
      path,
      `cannot use a write-ahead log (journal mode ${String(mode)}); it needs a local file system`,
    );
  }
  for (const [name, value, reads] of PROMISES) {
    database.pragma(`${name} = ${value}`);
    const found = pragma(database, name);
    if (found !== reads) throw unusable(path, `cannot be opened with ${name} = ${value}`);
  }
  for (const comfort of COMFORTS) database.pragma(comfort);
}

function migrate(database: Database.Database, path: string, migrations: readonly string[]): void {
  const work = database.transaction(() => {
    // Read again inside: another process may have been faster.
    const version = recognise(database, path, migrations);
    for (const script of migrations.slice(version)) database.exec(script);
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma(`user_version = ${migrations.length}`);
  });
  work.immediate();
}

function openFile(path: string, readonly: boolean): Database.Database {
  try {
    return new Database(path, { readonly, fileMustExist: true, timeout: BUSY_TIMEOUT });
  } catch (error) {
    const explained = storageError(error, path);
    if (explained !== error) throw explained;
    throw unusable(path, `cannot be opened: ${errorMessage(error)}; name another folder`, error);
  }
}

function prepareDatabase(
  database: Database.Database,
  path: string,
  { readonly, migrations }: { readonly: boolean; migrations: readonly string[] },
): void {
  // Before anything is changed: a file of somebody else's stays as it is.
  const version = retryWhileBusy(() => recognise(database, path, migrations));
  if (readonly && version < migrations.length) {
    throw unusable(
      path,
      'was made by an older version of this program; start the program once to bring it up to date',
    );
  }
  if (version === 0) database.pragma(`page_size = ${PAGE_SIZE}`);
  keepPromises(database, path, readonly);
  if (version < migrations.length) migrate(database, path, migrations);
}

/**
 * Opens a store's file, and makes it where there is none. Several processes may do so at the same time.
 * @param options.migrations others than this program's: for tests
 * @throws ApplicationError `store_unusable`: not ours, newer than this program, damaged, or out of reach
 */
export function openDatabase(
  path: string,
  options: { readonly?: boolean; migrations?: readonly string[] } = {},
): Connection {
  const { readonly = false, migrations = MIGRATIONS } = options;
  if (!readonly) makeFile(path);
  let database: Database.Database | undefined;
  try {
    database = openFile(path, readonly);
    prepareDatabase(database, path, { readonly, migrations });
    return new Connection(database, path);
  } catch (error) {
    database?.close();
    throw storageError(error, path);
  }
}
