import { errorMessage } from '../../common/errors';
import type { LiveFeed } from '../../server/live/live_feed';
import type { Logger } from '../../server/ports';

const EVERY = 250;

/** Kinds of writes after which alerts, runs or counts look different. */
const SHOWN: readonly string[] = ['alerts', 'silenced', 'record run'];

/** Kinds after which a session may be good no more. */
const SESSIONS: readonly string[] = ['record session', 'record user'];

export interface WatchedStore {
  /** The kinds of what other processes wrote since the last call. */
  changed(): string[];
}

/**
 * Announces what other processes write to the same store: the command line, for instance.
 * @returns what ends it
 */
export function watchStore(
  others: WatchedStore,
  deps: { live: LiveFeed; logger: Logger; onSessionsChanged: () => void },
): () => void {
  let isFailing = false;
  const look = (): void => {
    const kinds = others.changed();
    if (kinds.includes('record exclusion')) deps.live.publish({ type: 'exclusions_changed' });
    if (kinds.some((kind) => SHOWN.includes(kind))) deps.live.publish({ type: 'store_changed' });
    if (kinds.some((kind) => SESSIONS.includes(kind))) deps.onSessionsChanged();
  };
  const timer = setInterval(() => {
    try {
      look();
      isFailing = false;
    } catch (error) {
      if (!isFailing)
        deps.logger.warn('the store cannot be watched', { error: errorMessage(error) });
      isFailing = true;
    }
  }, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}
