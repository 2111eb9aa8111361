import { LIVE_PATH, type LiveMessage } from '../../common/api/live';
import { LiveNews } from '../live/live_news';

const TYPES = [
  'alert_changed',
  'alerts_created',
  'exclusions_changed',
  'run_finished',
  'store_changed',
] as const satisfies readonly LiveMessage['type'][];

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

function parse(type: LiveMessage['type'], data: unknown): LiveMessage | undefined {
  try {
    return { ...(JSON.parse(String(data)) as object), type } as LiveMessage;
  } catch {
    return undefined;
  }
}

/** The server's stream of events; reconnects by itself, ever more slowly, and says when it had to: something may have been missed. */
export class LiveStream extends LiveNews {
  private stream: EventSource | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waitMs = FIRST_WAIT_MS;
  /** Since the last stream ended, something may have happened that no message tells of. */
  private mayHaveMissed = false;

  constructor(
    private readonly url: string,
    private readonly open: (url: string) => EventSource = (url) => new EventSource(url),
  ) {
    super('live');
  }

  start(): void {
    this.connect();
    window.addEventListener('online', this.retryNow);
    window.addEventListener('offline', this.tryAnew);
    document.addEventListener('visibilitychange', this.retryNow);
  }

  stop(): void {
    window.removeEventListener('online', this.retryNow);
    window.removeEventListener('offline', this.tryAnew);
    document.removeEventListener('visibilitychange', this.retryNow);
    clearTimeout(this.timer);
    this.timer = undefined;
    this.stream?.close();
    this.stream = undefined;
  }

  private readonly retryNow = (): void => {
    if (this.timer === undefined || document.visibilityState === 'hidden') return;
    clearTimeout(this.timer);
    this.connect();
  };

  /** A stream whose network went away may stay open for minutes without a word; a new one tells at once whether there is a way. */
  private readonly tryAnew = (): void => {
    if (this.timer !== undefined) return;
    this.stream?.close();
    this.mayHaveMissed = true;
    this.connect();
  };

  private connect(): void {
    this.timer = undefined;
    const stream = this.open(this.url);
    this.stream = stream;
    stream.onopen = () => {
      this.waitMs = FIRST_WAIT_MS;
      this.setState('live');
      if (this.mayHaveMissed) this.emit({ type: 'store_changed' });
      this.mayHaveMissed = false;
    };
    stream.onerror = () => {
      stream.close();
      this.mayHaveMissed = true;
      this.setState('offline');
      this.timer = setTimeout(() => this.connect(), this.waitMs);
      this.waitMs = Math.min(this.waitMs * 2, LONGEST_WAIT_MS);
    };
    for (const type of TYPES)
      stream.addEventListener(type, (event) => {
        const message = parse(type, (event as MessageEvent).data);
        if (message) this.emit(message);
      });
  }
}

/** The stream of the server that the page came from. */
export function createLiveStream(prefix: string): LiveStream {
  return new LiveStream(`${prefix}${LIVE_PATH}`);
}
