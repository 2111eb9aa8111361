import type { Document } from '../../common/document/document';
import { errorMessage } from '../../common/errors';
import { compileExclusion } from '../../common/exclusion/compile_exclusion';
import { isActive } from '../../common/exclusion/exclusion';
import type { Logger } from '../ports';
import type { ExclusionStore, StoredExclusion } from './exclusion_store';

/** An exclusion that silences, ready to be applied. */
export interface CompiledExclusion {
  id: string;
  matches(alert: Document): boolean;
}

type Test = CompiledExclusion['matches'];

/**
 * A function that gives the exclusions that are active at a time, in milliseconds since the epoch. Each is compiled once for
 * each version. One that can't be compiled silences nothing: rather an alert too many.
 */
export function createActiveExclusions(
  store: Pick<ExclusionStore, 'list'>,
  logger: Logger,
): (at: number) => Promise<CompiledExclusion[]> {
  let compiled = new Map<string, { version: string; test: Test | undefined }>();

  const compile = ({ exclusion }: StoredExclusion): Test | undefined => {
    try {
      return compileExclusion(exclusion);
    } catch (error) {
      logger.error('an exclusion cannot be applied', {
        exclusion: exclusion.id,
        error: errorMessage(error),
      });
      return undefined;
    }
  };

  return async (at) => {
    const stored = await store.list();
    const next: typeof compiled = new Map();
    for (const one of stored) {
      const known = compiled.get(one.exclusion.id);
      const current = known?.version === one.version;
      next.set(one.exclusion.id, current ? known : { version: one.version, test: compile(one) });
    }
    compiled = next;
    return stored
      .filter(({ exclusion }) => isActive(exclusion, at))
      .flatMap(({ exclusion: { id } }) => {
        const matches = next.get(id)?.test;
        return matches ? [{ id, matches }] : [];
      });
  };
}
