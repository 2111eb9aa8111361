import type { ServerResponse } from 'node:http';

/** What a client may have outstanding before it counts as too slow, bytes. It can come back and read anew. */
const MOST_BUFFERED = 256 * 1024;

/** One open stream of server-sent events. */
export class LiveClient {
  constructor(
    private readonly response: ServerResponse,
    /** Of the session that opened it. */
    readonly secret: string,
  ) {}

  /** Sends text as it is; drops a client that does not read what it was sent before. */
  write(text: string): void {
    if (this.response.destroyed || this.response.writableEnded) return;
    this.response.write(text);
    if (this.response.writableLength > MOST_BUFFERED) this.response.destroy();
  }

  end(): void {
    this.response.end();
  }
}
