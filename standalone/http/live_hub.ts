import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { LiveMessage } from '../../common/api/live';
import { errorMessage } from '../../common/errors';
import type { LiveFeed } from '../../server/live/live_feed';
import type { Logger } from '../../server/ports';
import type { Users } from '../users/users';
import { LiveClient } from './live_client';

/** Messages kept for those who come back after a moment. */
const KEPT = 500;
const CHECK_EVERY = 5_000;
const RETRY_AFTER = 2_000;

export interface LiveHub {
  /** Streams to a response whose head has not been sent, until it is closed or the session ends. */
  serve(response: ServerResponse, secret: string, lastEventId: string | undefined): void;
  /** Whether somebody listens. */
  isHeard(): boolean;
  /** Ends the streams of sessions that have ended. */
  recheck(): void;
  /** Ends them all. */
  close(): void;
}

interface Sent {
  number: number;
  text: string;
}

/** Hands the messages of this process to everybody who listens. */
export function createLiveHub(deps: {
  live: LiveFeed;
  users: Pick<Users, 'find'>;
  logger: Logger;
  checkEvery?: number;
}): LiveHub {
  const { live, users, logger, checkEvery = CHECK_EVERY } = deps;
  // Numbers of another process mean other messages.
  const epoch = randomBytes(6).toString('hex');
  const clients = new Set<LiveClient>();
  const kept: Sent[] = [];
  let last = 0;

  const textOf = ({ type, ...rest }: LiveMessage, number: number): string =>
    `id: ${epoch}-${number}\nevent: ${type}\ndata: ${JSON.stringify(rest)}\n\n`;

  /** What somebody missed who had this message last; undefined where that can't be told. */
  const missedSince = (id: string): string | undefined => {
    const [of, number] = id.split('-');
    const seen = Number(number);
    const oldest = kept[0]?.number ?? last + 1;
    if (of !== epoch || !(seen >= oldest - 1) || seen > last) return undefined;
    return kept
      .filter((sent) => sent.number > seen)
      .map(({ text }) => text)
      .join('');
  };

  const unsubscribe = live.subscribe((message) => {
    last += 1;
    const sent = { number: last, text: textOf(message, last) };
    kept.push(sent);
    if (kept.length > KEPT) kept.shift();
    for (const client of clients) client.write(sent.text);
  });

  const isGood = async ({ secret }: LiveClient): Promise<boolean> => {
    try {
      return (await users.find(secret, { touch: false })) !== undefined;
    } catch (error) {
      logger.warn('a session could not be looked up', { error: errorMessage(error) });
      return true;
    }
  };

  const recheck = async (): Promise<void> => {
    for (const client of [...clients]) if (!(await isGood(client))) client.end();
  };

  const heartbeat = setInterval(() => {
    for (const client of clients) client.write(': still here\n\n');
    void recheck();
  }, checkEvery);
  heartbeat.unref();

  return {
    serve(response, secret, lastEventId) {
      const client = new LiveClient(response, secret);
      response.once('close', () => clients.delete(client));
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // A proxy in between shall not wait for more.
        'x-accel-buffering': 'no',
      });
      clients.add(client);
      client.write(`retry: ${RETRY_AFTER}\n\n`);
      if (lastEventId === undefined) return;
      client.write(missedSince(lastEventId) ?? textOf({ type: 'store_changed' }, last));
    },
    isHeard: () => clients.size > 0,
    recheck: () => void recheck(),
    close() {
      clearInterval(heartbeat);
      unsubscribe();
      for (const client of clients) client.end();
    },
  };
}
