import type { Client } from '../api/client';
import { LiveNews } from '../live/live_news';
import { newsBetween, snapshotOf, type Snapshot } from './live_snapshot';

/** Half of what the app promises for the changes of others. */
const ASK_MS = 30_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** Notes, steps and exclusions show in no count: what is shown is read again every so many answers. */
const READ_AGAIN_AFTER = 2;

/**
 * News by asking at intervals, since Kibana has no stream for plugins. What is asked for are counts; only where they differ, and
 * once a minute, is more read. While the page is hidden nothing is asked; while the server is away ever more slowly.
 */
export class PollingLive extends LiveNews {
  private known: Snapshot | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking: AbortController | undefined;
  private waitMs = ASK_MS;
  private sinceReadAgain = 0;

  /** @param client whose requests are the system's, not the reader's */
  constructor(private readonly client: Pick<Client, 'getDetection'>) {
    super('polling');
  }

  start(): void {
    window.addEventListener('online', this.askNow);
    document.addEventListener('visibilitychange', this.askNow);
    void this.ask();
  }

  stop(): void {
    window.removeEventListener('online', this.askNow);
    document.removeEventListener('visibilitychange', this.askNow);
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  private readonly askNow = (): void => {
    clearTimeout(this.timer);
    this.asking?.abort();
    if (document.visibilityState !== 'hidden') void this.ask();
  };

  private async ask(): Promise<void> {
    const asking = new AbortController();
    this.asking = asking;
    try {
      const answer = await this.client.getDetection({}, asking.signal);
      if (asking.signal.aborted) return;
      this.waitMs = ASK_MS;
      this.take(snapshotOf(answer));
    } catch {
      if (asking.signal.aborted) return;
      this.waitMs = Math.min(this.waitMs * 2, LONGEST_WAIT_MS);
      this.setState('offline');
    }
    this.timer = setTimeout(() => void this.ask(), this.waitMs);
  }

  private take(snapshot: Snapshot): void {
    const { known } = this;
    const wasAway = this.state() === 'offline';
    this.known = snapshot;
    this.setState('polling');
    if (!known) return;
    const news = newsBetween(known, snapshot);
    this.sinceReadAgain += 1;
    if (wasAway || this.sinceReadAgain >= READ_AGAIN_AFTER) news.push({ type: 'store_changed' });
    if (news.some(({ type }) => type === 'store_changed')) this.sinceReadAgain = 0;
    for (const message of news) this.emit(message);
  }
}
