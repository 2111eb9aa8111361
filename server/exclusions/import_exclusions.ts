import type { Actor } from '../../common/triage/record';
import { ApplicationError } from '../../common/errors';
import { readNdjson } from '../../common/exclusion/ndjson';
import type { ExclusionStore } from './exclusion_store';

const MAX_ITEMS = 10_000;

export interface ImportResult {
  /** Ids of the exclusions that were made. */
  imported: string[];
  /** Lines (from 1) that were left out, with why. */
  failed: { line: number; message: string }[];
}

/**
 * Makes exclusions of an NDJSON export, Elastic's or ours. Each line stands for itself: one that can't be taken is named. What
 * is there already, by `item_id`, stays as it is.
 * @throws ApplicationError `invalid_input` where there are more than 10,000
 */
export async function importExclusions(
  store: Pick<ExclusionStore, 'create' | 'list'>,
  text: string,
  by: Actor,
): Promise<ImportResult> {
  const lines = readNdjson(text);
  if (lines.length > MAX_ITEMS)
    throw new ApplicationError(
      'invalid_input',
      `cannot import ${lines.length} exclusions at once, at most ${MAX_ITEMS}; split the file`,
    );
  const taken = new Set((await store.list()).map(({ exclusion }) => exclusion.item_id));
  const result: ImportResult = { imported: [], failed: [] };
  for (const { line, input, problem } of lines) {
    try {
      if (problem !== undefined) throw new ApplicationError('invalid_input', problem);
      const itemId = (input as { item_id?: unknown } | undefined)?.item_id;
      if (typeof itemId === 'string' && taken.has(itemId))
        throw new ApplicationError(
          'conflict',
          `there is an exclusion with item_id ${itemId} already`,
        );
      const { exclusion } = await store.create(input, by);
      taken.add(exclusion.item_id);
      result.imported.push(exclusion.id);
    } catch (error) {
      if (!(error instanceof ApplicationError)) throw error;
      result.failed.push({ line, message: error.message });
    }
  }
  return result;
}
