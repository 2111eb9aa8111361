import { setImmediate as nextTurn } from 'node:timers/promises';
import { ApplicationError } from '../../../common/errors';

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ApplicationError('cancelled', 'the search was cancelled');
}

/**
 * Goes through chunks of work and lets everything else in the process have its turn between them.
 * @param budget milliseconds that chunks may take together before others have their turn; default: each chunk takes long enough
 * @throws ApplicationError `cancelled` once the signal is
 */
export async function* inTurns<C>(
  chunks: Iterable<C>,
  signal: AbortSignal | undefined,
  budget = 0,
): AsyncGenerator<C> {
  throwIfCancelled(signal);
  let isFirst = true;
  let began = performance.now();
  for (const chunk of chunks) {
    if (!isFirst && performance.now() - began >= budget) {
      await nextTurn();
      throwIfCancelled(signal);
      began = performance.now();
    }
    isFirst = false;
    yield chunk;
  }
}
