import type { JsonValue } from '../../common/document/document';
import { errorMessage } from '../../common/errors';
import type { NewEvent } from '../../server/ports';
import type { EventWriter } from './event_writer';
import type { InputStatus } from './input_status';
import { Wake } from './wake';

/** Thrown to leave what is under way when an input is stopped. */
export class Stopped extends Error {}

/** Stores one input's events and state, as often as it takes, and keeps count of them in the input's status. */
export class CheckpointedWriter {
  private stopped = false;
  private readonly wake = new Wake();

  constructor(
    private readonly writer: EventWriter,
    private readonly status: InputStatus,
    /** Between two tries, ms. */
    private readonly retry: number,
  ) {}

  /** The state saved last. @throws Stopped */
  load(): Promise<JsonValue | undefined> {
    return this.untilDone(() => this.writer.checkpoint(this.status.source));
  }

  /** Stores both in one transaction. What can't be stored now is tried again until it can. @throws Stopped */
  async write(events: readonly NewEvent[], state: JsonValue): Promise<void> {
    const checkpoints = [{ source: this.status.source, state }];
    const { stored, duplicates } = await this.untilDone(async () => {
      await this.writer.ready();
      return this.writer.write(events, checkpoints);
    });
    this.status.events += stored;
    this.status.duplicates += duplicates;
    if (stored > 0) this.status.last_event_at = new Date().toISOString();
  }

  /** Gives up what can't be stored: it was not marked as read, so it is read again at the next start. */
  stop(): void {
    this.stopped = true;
    this.wake.call();
  }

  private async untilDone<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      if (this.stopped) throw new Stopped();
      try {
        return await work();
      } catch (error) {
        this.status.state = 'error';
        this.status.errors += 1;
        this.status.error = errorMessage(error);
        await this.wake.sleep(this.retry);
      }
    }
  }
}
