import { setImmediate as nextTurn } from 'node:timers/promises';
import { ApplicationError } from '../../../common/errors';

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ApplicationError('cancelled', 'the search was cancelled');
}

/**
 * Goes through chunks of work and lets everything else in the process have its turn between them.
 * @throws ApplicationError `cancelled` once the signal is
 */
export async function* inTurns<C>(
  chunks: Iterable<C>,
  signal: AbortSignal | undefined,
): AsyncGenerator<C> {
  throwIfCancelled(signal);
  let isFirst = true;
  for (const chunk of chunks) {
    if (!isFirst) {
      await nextTurn();
      throwIfCancelled(signal);
    }
    isFirst = false;
    yield chunk;
  }
}
