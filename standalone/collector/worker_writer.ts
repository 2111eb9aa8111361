import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { JsonValue } from '../../common/document/document';
import { ApplicationError, errorMessage } from '../../common/errors';
import type { AppendResult } from '../../server/ports';
import { MAX_BATCHES_IN_FLIGHT, type EventWriter } from './event_writer';
import type { Question, Request, Response, WorkerOptions } from './workers/protocol';

/** MiB. Events live for a moment only: more would make the process larger, not faster. */
const YOUNG_GENERATION = 4;

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** The built worker: beside the bundle that runs, or in dist/ where the sources run. */
function builtWorker(): string {
  const places = [
    join(__dirname, 'ingest_worker.js'),
    join(__dirname, '..', '..', 'dist', 'ingest_worker.js'),
  ];
  const found = places.find((place) => existsSync(place));
  if (found === undefined)
    throw new ApplicationError(
      'store_unusable',
      `${places[0]} is missing: build the program with npm run build`,
    );
  return found;
}

/** One thread with its own connection. When it dies, all that waits for it fails; the next question starts a new one. */
class WorkerWriter implements EventWriter {
  private worker: Worker | undefined;
  private closed = false;
  private lastId = 0;
  private inFlight = 0;
  private readonly pending = new Map<number, Pending>();
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly options: WorkerOptions,
    private readonly program: string,
  ) {}

  async ready(): Promise<void> {
    while (this.inFlight >= MAX_BATCHES_IN_FLIGHT)
      await new Promise<void>((wake) => this.waiting.push(wake));
  }

  async write(
    events: Parameters<EventWriter['write']>[0],
    checkpoints: Parameters<EventWriter['write']>[1] = [],
  ): Promise<AppendResult> {
    this.inFlight += 1;
    try {
      return (await this.ask({ kind: 'append', events, checkpoints })) as AppendResult;
    } finally {
      this.inFlight -= 1;
      for (const wake of this.waiting.splice(0)) wake();
    }
  }

  async checkpoint(source: string): Promise<JsonValue | undefined> {
    return (await this.ask({ kind: 'checkpoint', source })) as JsonValue | undefined;
  }

  async close(): Promise<void> {
    if (this.closed) return;
    // Answers come in order: when this one is here, so is everything asked before.
    const { worker } = this;
    if (worker !== undefined) {
      const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      await this.ask({ kind: 'close' });
      await exited;
    }
    this.closed = true;
  }

  private ask(question: Question): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.closed) throw new ApplicationError('store_unusable', 'the event writer is closed');
      const worker = (this.worker ??= this.start());
      this.lastId += 1;
      const request: Request = { id: this.lastId, question };
      worker.postMessage(request);
      this.pending.set(this.lastId, { resolve, reject });
    });
  }

  private start(): Worker {
    const worker = new Worker(this.program, {
      workerData: this.options,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
    });
    worker.on('message', (response: Response) => this.receive(response));
    worker.on('error', (error) => this.died(worker, errorMessage(error)));
    worker.on('messageerror', (error) => this.died(worker, errorMessage(error)));
    worker.on('exit', (code) => this.died(worker, `it ended with status ${code}`));
    return worker;
  }

  private receive(response: Response): void {
    const pending = this.pending.get(response.id);
    this.pending.delete(response.id);
    if ('error' in response) {
      pending?.reject(new ApplicationError(response.error.code, response.error.message));
    } else {
      pending?.resolve(response.result);
    }
  }

  private died(worker: Worker, why: string): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    void worker.terminate();
    const lost = [...this.pending.values()];
    this.pending.clear();
    for (const { reject } of lost)
      reject(new ApplicationError('store_unusable', `the thread that stores events died: ${why}`));
  }
}

/**
 * Stores events on a thread of its own.
 * @param storePath path of the SQLite file
 * @param program the worker's JavaScript file; default: the built one
 */
export function startWorkerWriter(storePath: string, program = builtWorker()): EventWriter {
  return new WorkerWriter({ storePath }, program);
}
