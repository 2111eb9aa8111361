import { errorMessage } from '../../common/errors';
import type { Logger } from '../../server/ports';

/** How often the loop looks at the clocks at the least: a timer set for minutes would sleep on after the machine was suspended. */
const LONGEST_TICK = 10_000;
const FIRST_RETRY = 1_000;

/** What the loop needs to know of a run's end. */
export interface RunOutcome {
  status: 'done' | 'failed' | 'skipped';
  nextRun: 'now' | 'interval';
}

/** Time as the loop sees it; tests give their own. */
export interface LoopTime {
  /** Milliseconds since the epoch; may jump. */
  wall(): number;
  /** Milliseconds that never jump, and may stand still while the machine is suspended. */
  monotonic(): number;
  setTimer(callback: () => void, milliseconds: number): unknown;
  clearTimer(timer: unknown): void;
}

export interface IntervalLoopOptions {
  /** Milliseconds between the starts of two runs. */
  interval: number;
  run: () => Promise<RunOutcome>;
  logger: Logger;
  time?: LoopTime;
}

export interface IntervalLoop {
  /** The first run begins at once. */
  start(): void;
  /** Runs as soon as it can: at once, or once more after the run that is under way. */
  runSoon(): void;
  /** When the next run is due by now, ms since the epoch; undefined before the start and after the end. */
  nextRunAt(): number | undefined;
  /** No further run; answers when the one under way has ended. */
  stop(): Promise<void>;
}

/** The time of this machine and Node's timers. */
export const machineTime: LoopTime = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  setTimer: (callback, milliseconds) => setTimeout(callback, milliseconds),
  clearTimer: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

/** When the next run is due, by both clocks: whichever gets there first. */
class Due {
  private wall = 0;
  private monotonic = 0;
  private wait = 0;

  constructor(private readonly time: LoopTime) {}

  in(milliseconds: number): void {
    this.wall = this.time.wall();
    this.monotonic = this.time.monotonic();
    this.wait = milliseconds;
  }

  /** Milliseconds until then. A clock that was set back is overtaken by the other one. */
  left(): number {
    const passed = Math.max(this.time.wall() - this.wall, this.time.monotonic() - this.monotonic);
    return Math.max(0, this.wait - passed);
  }
}

/**
 * Runs at once, then every interval, counted from start to start. A run that asks for the next is followed at once; one that
 * failed or that another process kept from running is tried again after 1, 2, 4 … seconds, at the interval at the latest. Never
 * two at a time.
 */
export function createIntervalLoop(options: IntervalLoopOptions): IntervalLoop {
  const { interval, run, logger, time = machineTime } = options;
  const due = new Due(time);
  let timer: unknown;
  let running: Promise<void> | undefined;
  let state: 'new' | 'started' | 'stopped' = 'new';
  let again = false;
  let troubles = 0;

  const attempt = async (): Promise<RunOutcome> => {
    try {
      return await run();
    } catch (error) {
      logger.error('the detection could not run', { error: errorMessage(error) });
      return { status: 'failed', nextRun: 'interval' };
    }
  };

  const schedule = (outcome: RunOutcome): void => {
    troubles = outcome.status === 'done' ? 0 : troubles + 1;
    if (again || (troubles === 0 && outcome.nextRun === 'now')) due.in(0);
    else if (troubles > 0) due.in(Math.min(interval, FIRST_RETRY * 2 ** (troubles - 1)));
    again = false;
  };

  const runOnce = async (): Promise<void> => {
    due.in(interval);
    schedule(await attempt());
    running = undefined;
    wake();
  };

  const wake = (): void => {
    time.clearTimer(timer);
    if (state !== 'started' || running) return;
    const left = due.left();
    timer = time.setTimer(left > 0 ? wake : begin, Math.min(left, LONGEST_TICK));
  };

  const begin = (): void => {
    if (state === 'started' && !running) running = runOnce();
  };

  return {
    start() {
      if (state !== 'new') return;
      state = 'started';
      due.in(0);
      wake();
    },
    runSoon() {
      if (running) again = true;
      else due.in(0);
      wake();
    },
    nextRunAt() {
      return state === 'started' ? time.wall() + due.left() : undefined;
    },
    async stop() {
      state = 'stopped';
      time.clearTimer(timer);
      await running;
    },
  };
}
