import { errorMessage } from '../../common/errors';
import type { LiveFeed } from '../../server/live/live_feed';
import type { Logger } from '../../server/ports';
import type { OthersNews } from '../../server/storage/elasticsearch/watch/others_writes';

const EVERY = 1_000;

export interface WatchedCluster {
  /** What other processes wrote since the last call. */
  news(): Promise<OthersNews>;
}

/** Kinds of writes that no message names more closely. */
const SHOWN: readonly string[] = ['alerts', 'silenced'];

function announce({ created, changed, kinds }: OthersNews, live: LiveFeed): void {
  for (const alert of changed) live.publish({ type: 'alert_changed', ...alert });
  if (created > 0) live.publish({ type: 'alerts_created', count: created });
  if (kinds.includes('record exclusion')) live.publish({ type: 'exclusions_changed' });
  if (kinds.includes('record run')) live.publish({ type: 'run_finished', created });
  if (kinds.some((kind) => SHOWN.includes(kind))) live.publish({ type: 'store_changed' });
}

/**
 * Announces what processes on other machines write to the same cluster. It asks at the start, and from then on every second, but
 * only while somebody listens; the first answer after a pause tells what happened in it.
 * @returns what ends it
 */
export function watchCluster(
  others: WatchedCluster,
  deps: { live: LiveFeed; logger: Logger; isHeard: () => boolean },
): () => void {
  let timer: ReturnType<typeof setTimeout>;
  let isEnded = false;
  let isFailing = false;
  const look = async (): Promise<void> => {
    try {
      const news = await others.news();
      if (isEnded) return;
      announce(news, deps.live);
      isFailing = false;
    } catch (error) {
      if (isEnded) return;
      if (!isFailing)
        deps.logger.warn('the cluster cannot be watched', { error: errorMessage(error) });
      isFailing = true;
    }
  };
  const goOn = async (isDue: boolean): Promise<void> => {
    const began = performance.now();
    if (isDue) await look();
    if (isEnded) return;
    const left = EVERY - (performance.now() - began);
    timer = setTimeout(() => void goOn(deps.isHeard()), Math.max(0, left));
    timer.unref();
  };
  void goOn(true);
  return () => {
    isEnded = true;
    clearTimeout(timer);
  };
}
