import { parentPort, workerData } from 'node:worker_threads';
import type { JsonValue } from '../../../common/document/document';
import { ApplicationError, errorMessage } from '../../../common/errors';
import type { AppendResult } from '../../../server/ports';
import { openStore } from '../../../server/storage/sqlite/sqlite_store';
import type { Question, Request, Response, SentError, WorkerOptions } from './protocol';

type Store = ReturnType<typeof openStore>;

function sentError(error: unknown): SentError {
  if (error instanceof ApplicationError) return { code: error.code, message: error.message };
  return {
    code: 'store_unusable',
    message: `the store did not take the events: ${errorMessage(error)}`,
  };
}

function answer(store: Store, question: Question): AppendResult | JsonValue | undefined {
  if (question.kind === 'append') return store.sink.append(question.events, question.checkpoints);
  if (question.kind === 'checkpoint') return store.sink.checkpoint(question.source);
  store.close();
  return undefined;
}

/** Stores what the collector reads on a thread and a connection of its own, so that reading never waits for the disk. */
function serve(options: WorkerOptions): void {
  const port = parentPort;
  if (port === null) return;
  let store: Store | undefined;
  port.on('message', ({ id, question }: Request) => {
    let response: Response;
    try {
      // Opened with the first question, so that a store that can't be opened is that question's answer.
      store ??= openStore(options.storePath, { clock: { now: () => Date.now() } });
      response = { id, result: answer(store, question) };
    } catch (error) {
      response = { id, error: sentError(error) };
    }
    port.postMessage(response);
    if (question.kind === 'close') port.close();
  });
}

serve(workerData as WorkerOptions);
