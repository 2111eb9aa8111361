import type { JsonValue } from '../../../common/document/document';
import type { AppendResult, NewEvent } from '../../../server/ports';
import type { EventWriter } from '../event_writer';

/** Hands batches to the writer without waiting for each: reading and storing go on side by side. */
export class ImportQueue {
  private failure: unknown;
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly writer: EventWriter) {}

  /**
   * Waits until there is room, then hands the batch over.
   * @param stored called when the batch is durable
   * @throws what kept an earlier batch from being stored
   */
  async add(
    events: readonly NewEvent[],
    checkpoint: { source: string; state: JsonValue },
    stored: (result: AppendResult) => void,
  ): Promise<void> {
    await this.writer.ready();
    this.throwFailure();
    const batch = this.writer.write(events, [checkpoint]).then(stored, (error: unknown) => {
      this.failure ??= error;
    });
    this.underWay.add(batch);
    void batch.finally(() => this.underWay.delete(batch));
  }

  /** Resolves when all is durable. @throws what kept a batch from being stored */
  async finish(): Promise<void> {
    await Promise.all(this.underWay);
    this.throwFailure();
  }

  private throwFailure(): void {
    if (this.failure !== undefined) throw this.failure;
  }
}
