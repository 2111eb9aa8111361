/** The store's name in its data folder. */
export const STORE_FILE = 'executable_stack.db';

/** Whether a name is the store's, or of one of the files that SQLite keeps beside it. */
export function isStoreFile(name: string): boolean {
  return name === STORE_FILE || name.startsWith(`${STORE_FILE}-`);
}
