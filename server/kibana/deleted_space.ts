import { readState } from '../detection/detection_state';
import { DEFAULT_SPACE, type Space } from './spaces';

/**
 * Whether the space that a task was made for was deleted, be there another one by its name or not: its saved objects go with it and
 * its tasks do not (`saved-objects/api-server-internal/src/lib/apis/delete_by_namespace.ts`), and the ledger is there before the
 * task is. The default space can't be deleted.
 */
export async function isGone({ id, records }: Space): Promise<boolean> {
  return id !== DEFAULT_SPACE && (await readState(records)) === undefined;
}
