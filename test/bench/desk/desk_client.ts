import { readTriage } from '../../../common/triage/triage_state';
import type { Alert } from '../../../common/api/alerts';
import type { Document } from '../../../common/document/document';

const COOKIE = 'executable_stack_session';

/** Somebody who is signed in, as their browser asks. */
export class DeskClient {
  /** Messages of the live stream so far. */
  heard = 0;

  constructor(
    readonly name: string,
    private readonly url: string,
    private readonly secret: string,
  ) {}

  private async ask(path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.url}/api${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        cookie: `${COOKIE}=${this.secret}`,
        'x-requested-with': 'executable-stack',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  private async answer<T>(path: string, body?: unknown): Promise<T> {
    const response = await this.ask(path, body);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** The ids on the first page of the queue. */
  async queue(): Promise<string[]> {
    const { alerts } = await this.answer<{ alerts: { id: string }[] }>('/alerts?status=open');
    return alerts.map(({ id }) => id);
  }

  async document(id: string): Promise<Document> {
    return (await this.answer<Alert>(`/alerts/${id}`)).document;
  }

  async openAlert(id: string): Promise<{ history: number }> {
    return { history: readTriage(await this.document(id)).history.length };
  }

  /** @returns false where somebody else's change is in the way */
  async change(id: string, change: unknown, history: number): Promise<boolean> {
    const response = await this.ask(`/alerts/${id}/_change`, { change, seen: { history } });
    if (response.status === 409) return false;
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return true;
  }

  async runNow(): Promise<void> {
    await this.ask('/detection/_run', {});
  }

  async inputs(): Promise<{ lag_bytes: number; lines: number }[]> {
    const { inputs } = await this.answer<{ inputs: { lag_bytes: number; lines: number }[] }>(
      '/inputs',
    );
    return inputs;
  }

  /** Listens to the live stream, as an open page does, until `signal` ends it. */
  async listen(signal: AbortSignal): Promise<void> {
    const response = await fetch(`${this.url}/api/live`, {
      headers: { cookie: `${COOKIE}=${this.secret}` },
      signal,
    });
    const read = async (): Promise<void> => {
      for await (const chunk of response.body ?? [])
        this.heard += Buffer.from(chunk).toString().split('\nevent: ').length - 1;
    };
    void read().catch(() => undefined);
  }
}
