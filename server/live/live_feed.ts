import type { LiveMessage } from '../../common/api/live';
import { errorMessage } from '../../common/errors';
import type { Logger } from '../ports';

type Listener = (message: LiveMessage) => void;

/** Tells whoever listens in this process what has just changed. */
export interface LiveFeed {
  publish(message: LiveMessage): void;
  /** @returns what ends it */
  subscribe(listener: Listener): () => void;
}

/** A listener that fails hinders neither the others nor what is being announced. */
export function createLiveFeed(logger: Logger): LiveFeed {
  const listeners = new Set<Listener>();
  return {
    publish(message) {
      for (const listener of listeners) {
        try {
          listener(message);
        } catch (error) {
          logger.warn('a listener to live messages failed', { error: errorMessage(error) });
        }
      }
    },
    subscribe(listener) {
      const own: Listener = (message) => listener(message);
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}
