import type { RunResult } from '../server/detection/run_detection';
import type { Scheduler } from '../server/ports';
import { startCollector, type Collector, type Inputs } from './collector/collector';
import type { EventWriter } from './collector/event_writer';
import type { InputStatus } from './collector/input_status';
import { startWorkerWriter } from './collector/worker_writer';
import type { Host } from './host';
import { createIntervalLoop } from './scheduler/interval_loop';

const CAUGHT_UP_POLL = 250;

/** Reads this machine's logs and runs the detection on them. */
export interface Watcher {
  /** Nothing before the start. */
  inputs(): InputStatus[];
  readonly scheduler: Scheduler;
  start(): void;
  /** Answers when all that was read is stored, and the run under way has ended. */
  stop(): Promise<void>;
}

/** Calls once when every input has read what was there at the start. */
function whenCaughtUp(collector: Collector, then: () => void): { cancel(): void } {
  const timer = setInterval(() => {
    const isBusy = collector
      .status()
      .some(({ state, lag_bytes: lag }) => state === 'following' && lag > 0);
    if (isBusy) return;
    clearInterval(timer);
    then();
  }, CAUGHT_UP_POLL);
  return { cancel: () => clearInterval(timer) };
}

/**
 * A watcher that has not begun.
 * @param options.onRun called after each scheduled run
 */
export function createWatcher(
  host: Pick<Host, 'application' | 'storePath' | 'cluster' | 'logger'>,
  inputs: Inputs,
  options: { onRun?: (result: RunResult) => Promise<void> } = {},
): Watcher {
  const { detection } = host.application;
  const ended = new AbortController();
  let isAskedFor = false;
  const loop = createIntervalLoop({
    interval: detection.interval,
    run: async () => {
      const trigger = isAskedFor ? 'manual' : 'schedule';
      isAskedFor = false;
      const result = await detection.run({ trigger, signal: ended.signal });
      await options.onRun?.(result);
      return result;
    },
    logger: host.logger,
  });
  let writer: EventWriter | undefined;
  let collector: Collector | undefined;
  let catchUp: { cancel(): void } | undefined;
  return {
    inputs: () => collector?.status() ?? [],
    scheduler: {
      runSoon: async () => {
        isAskedFor = true;
        loop.runSoon();
      },
      nextRunAt: async () => loop.nextRunAt(),
    },
    start() {
      if (!host.cluster) {
        writer = startWorkerWriter(host.storePath);
        collector = startCollector(inputs, writer);
        catchUp = whenCaughtUp(collector, () => loop.runSoon());
      }
      loop.start();
    },
    async stop() {
      catchUp?.cancel();
      ended.abort();
      await loop.stop();
      await collector?.stop();
      await writer?.close();
    },
  };
}
