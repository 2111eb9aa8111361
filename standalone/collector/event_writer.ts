import type { JsonValue } from '../../common/document/document';
import type { AppendResult, Checkpoint, EventSink, NewEvent } from '../../server/ports';

/** Batches under way at most: one is being stored, the other waits for it; more would only cost memory. */
export const MAX_BATCHES_IN_FLIGHT = 2;

/** Where collected events go. Every batch is one transaction, together with how far its source has been read. */
export interface EventWriter {
  /** Resolves when the next batch may be handed over. Who writes faster than the store stores waits here. */
  ready(): Promise<void>;
  /**
   * Resolves when the batch is durable.
   * @throws ApplicationError `store_unusable` where it could not be stored; nothing of it is stored then
   */
  write(events: readonly NewEvent[], checkpoints?: readonly Checkpoint[]): Promise<AppendResult>;
  /** The state saved last for a source; undefined where there is none. */
  checkpoint(source: string): Promise<JsonValue | undefined>;
  /** Waits for the batches under way, then lets go of the store. */
  close(): Promise<void>;
}

/** Writes on the calling thread: for small amounts and for tests. The sink's owner closes it. */
export function inProcessWriter(sink: EventSink): EventWriter {
  return {
    ready: async () => undefined,
    write: async (events, checkpoints = []) => sink.append(events, checkpoints),
    checkpoint: async (source) => sink.checkpoint(source),
    close: async () => undefined,
  };
}
