import type { ErrorCode } from '../../../common/errors';
import type { JsonValue } from '../../../common/document/document';
import type { AppendResult, Checkpoint, NewEvent } from '../../../server/ports';

/** What the worker is started with. */
export interface WorkerOptions {
  /** Path of the SQLite file. */
  storePath: string;
}

/** What the worker is asked; it answers in the order of the questions. */
export type Question =
  | { kind: 'append'; events: readonly NewEvent[]; checkpoints: readonly Checkpoint[] }
  | { kind: 'checkpoint'; source: string }
  | { kind: 'close' };

export type Request = { id: number; question: Question };

/** An error's class does not survive the way between threads; its code does. */
export interface SentError {
  code: ErrorCode;
  message: string;
}

export type Response =
  { id: number; result: AppendResult | JsonValue | undefined } | { id: number; error: SentError };
