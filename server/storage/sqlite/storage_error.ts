import { ApplicationError } from '../../../common/errors';

const ADVICE: readonly (readonly [prefix: string, what: string])[] = [
  [
    'SQLITE_NOTADB',
    'is not a database; name another data folder, or move this file out of the way',
  ],
  [
    'SQLITE_CORRUPT',
    'is damaged; move it out of the way (or restore a copy), and import the logs again',
  ],
  ['SQLITE_FULL', 'cannot grow: the disk is full; free some space'],
  ['SQLITE_READONLY', 'cannot be written; check the permissions of the file and of its folder'],
  [
    'SQLITE_CANTOPEN',
    'cannot be opened; check that the folder exists and that this user may use it',
  ],
  ['SQLITE_PERM', 'may not be used by this user; check the permissions of the file'],
  ['SQLITE_AUTH', 'may not be used by this user; check the permissions of the file'],
  ['SQLITE_BUSY', 'is locked by another process for too long; stop that process, or try again'],
  ['SQLITE_LOCKED', 'is locked by another process for too long; stop that process, or try again'],
  ['SQLITE_PROTOCOL', 'is locked by another process for too long; stop that process, or try again'],
  ['SQLITE_IOERR', 'cannot be read or written: the disk reports an error'],
  ['SQLITE_NOMEM', 'needs more memory than this machine has left'],
];

function sqliteCode(error: unknown): string | undefined {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined;
}

/**
 * What a person is told of a failure of the database file; every other error as it is.
 * Result codes: https://www.sqlite.org/rescode.html, with their extensions (`SQLITE_IOERR_WRITE`).
 */
export function storageError(error: unknown, path: string): unknown {
  const code = sqliteCode(error);
  if (code === undefined) return error;
  const advice = ADVICE.find(([prefix]) => code.startsWith(prefix));
  if (advice === undefined) return error;
  return new ApplicationError('store_unusable', `the store ${path} ${advice[1]} (${code})`, {
    cause: error,
  });
}

/** Whether another connection's lock was in the way. */
export function isBusy(error: unknown): boolean {
  return sqliteCode(error)?.startsWith('SQLITE_BUSY') ?? false;
}
