import { silentLogger } from '../../test/support/detection_world';
import {
  createIntervalLoop,
  type IntervalLoop,
  type LoopTime,
  type RunOutcome,
} from './interval_loop';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A machine whose timers fire when its monotonic time passes, and whose runs last until they are told to end. */
class Machine implements LoopTime {
  private wallTime = Date.UTC(2026, 10, 24);
  private uptime = 0;
  private timers = new Map<number, { at: number; callback: () => void }>();
  private nextTimer = 1;
  readonly starts: number[] = [];
  outcomes: (RunOutcome | Error)[] = [];
  private waiting: (() => void)[] = [];
  slow = false;
  readonly loop: IntervalLoop = createIntervalLoop({
    interval: 5 * MINUTE,
    run: () => this.run(),
    logger: silentLogger,
    time: this,
  });

  wall = () => this.wallTime;
  monotonic = () => this.uptime;
  setTimer = (callback: () => void, milliseconds: number) => {
    this.nextTimer += 1;
    this.timers.set(this.nextTimer, { at: this.uptime + milliseconds, callback });
    return this.nextTimer;
  };
  clearTimer = (timer: unknown) => {
    this.timers.delete(timer as number);
  };

  private async run(): Promise<RunOutcome> {
    this.starts.push(this.uptime);
    if (this.slow) await new Promise<void>((resolve) => this.waiting.push(resolve));
    const outcome = this.outcomes.shift() ?? { status: 'done', nextRun: 'interval' };
    if (outcome instanceof Error) throw outcome;
    return outcome;
  }

  endRun(): Promise<void> {
    for (const resolve of this.waiting.splice(0)) resolve();
    return this.settle();
  }

  async pass(milliseconds: number): Promise<void> {
    const until = this.uptime + milliseconds;
    await this.settle();
    for (;;) {
      const due = [...this.timers].sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due || due[1].at > until) break;
      this.wallTime += due[1].at - this.uptime;
      this.uptime = due[1].at;
      this.timers.delete(due[0]);
      due[1].callback();
      await this.settle();
    }
    this.wallTime += until - this.uptime;
    this.uptime = until;
  }

  setClock(step: number): void {
    this.wallTime += step;
  }

  private async settle(): Promise<void> {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }
}

const done: RunOutcome = { status: 'done', nextRun: 'interval' };
const failed: RunOutcome = { status: 'failed', nextRun: 'interval' };
const skipped: RunOutcome = { status: 'skipped', nextRun: 'interval' };
const more: RunOutcome = { status: 'done', nextRun: 'now' };

let machine: Machine;
beforeEach(() => {
  machine = new Machine();
});

test('runs at once, then every interval from start to start', async () => {
  machine.loop.start();
  await machine.pass(16 * MINUTE);
  expect(machine.starts).toEqual([0, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE]);
});

test('a run that takes longer than the interval is followed at once, never overtaken', async () => {
  machine.slow = true;
  machine.loop.start();
  await machine.pass(7 * MINUTE);
  expect(machine.starts).toEqual([0]);
  await machine.endRun();
  await machine.pass(0);
  expect(machine.starts).toEqual([0, 7 * MINUTE]);
});

test('a run that reached its limit is followed at once', async () => {
  machine.outcomes = [more, more, done];
  machine.loop.start();
  await machine.pass(5 * MINUTE);
  expect(machine.starts).toEqual([0, 0, 0, 5 * MINUTE]);
});

test.each([
  ['failed', failed],
  ['thrown', new Error('no store')],
  ['skipped', skipped],
])('one that was %s is tried again after 1, 2, 4 … seconds', async (_, outcome) => {
  machine.outcomes = [outcome, outcome, outcome, done];
  machine.loop.start();
  await machine.pass(2 * MINUTE);
  expect(machine.starts).toEqual([0, 1, 3, 7].map((seconds) => seconds * SECOND));
});

test('trying again is never rarer than the interval', async () => {
  machine.outcomes = Array.from({ length: 2_000 }, () => failed);
  machine.loop.start();
  await machine.pass(24 * 60 * MINUTE);
  const gaps = machine.starts.map((start, index) => (machine.starts[index + 1] ?? start) - start);
  expect(Math.max(...gaps)).toBe(5 * MINUTE);
});

test('a clock that is set back does not delay the next run, one that is set forward only hastens it', async () => {
  machine.loop.start();
  await machine.pass(MINUTE);
  machine.setClock(-60 * MINUTE);
  await machine.pass(5 * MINUTE);
  expect(machine.starts).toEqual([0, 5 * MINUTE]);
  machine.setClock(60 * MINUTE);
  await machine.pass(10 * SECOND);
  expect(machine.starts).toHaveLength(3);
  await machine.pass(5 * MINUTE);
  expect(machine.starts).toHaveLength(4);
});

test('after the machine was suspended it runs within seconds', async () => {
  machine.loop.start();
  await machine.pass(SECOND);
  machine.setClock(8 * 60 * MINUTE);
  await machine.pass(10 * SECOND);
  expect(machine.starts).toEqual([0, 10 * SECOND]);
});

test('asked for, it runs at once, or once more after the run under way', async () => {
  machine.loop.start();
  await machine.pass(MINUTE);
  machine.loop.runSoon();
  await machine.pass(0);
  expect(machine.starts).toEqual([0, MINUTE]);
  machine.slow = true;
  machine.loop.runSoon();
  await machine.pass(0);
  machine.loop.runSoon();
  machine.loop.runSoon();
  machine.slow = false;
  await machine.endRun();
  await machine.pass(MINUTE);
  expect(machine.starts).toEqual([0, MINUTE, MINUTE, MINUTE]);
});

test('stopping waits for the run under way, and no other follows', async () => {
  machine.slow = true;
  machine.outcomes = [more];
  machine.loop.start();
  await machine.pass(SECOND);
  let stopped = false;
  const stopping = machine.loop.stop().then(() => (stopped = true));
  await machine.pass(SECOND);
  expect(stopped).toBe(false);
  await machine.endRun();
  await stopping;
  machine.loop.runSoon();
  await machine.pass(60 * MINUTE);
  expect(machine.starts).toEqual([0]);
});

test('it starts once, and not after it was stopped', async () => {
  machine.loop.start();
  machine.loop.start();
  await machine.pass(SECOND);
  expect(machine.starts).toHaveLength(1);
  await machine.loop.stop();
  machine.loop.start();
  await machine.pass(60 * MINUTE);
  expect(machine.starts).toHaveLength(1);
});
