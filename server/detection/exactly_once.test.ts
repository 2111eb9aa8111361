import fc from 'fast-check';
import { World, type WorldProcess } from '../../test/support/detection_world';
import type { DetectionState } from './detection_state';
import type { RunResult } from './run_detection';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Action =
  | { do: 'append'; lines: { key: string; boot: number; proof: number }[]; delay: number }
  | { do: 'pass'; milliseconds: number }
  | { do: 'set_clock'; step: number }
  | { do: 'run'; diesIn?: number; failsIn?: number }
  | { do: 'new_process' };

const line = fc.record({
  key: fc.integer({ min: 0, max: 400 }).map((number) => `line-${number}`),
  boot: fc.integer({ min: 1, max: 2 }),
  proof: fc.integer({ min: 0, max: 2 }),
});

const steps = fc.integer({ min: 1, max: 60 });

const append = fc.record({
  do: fc.constant('append' as const),
  lines: fc.array(line, { minLength: 1, maxLength: 12 }),
  // Far less than the four minutes by which runs overlap; the clock may be set by an unnoticed minute meanwhile.
  delay: fc.constantFrom(0, 0, 0, 20_000, 2 * MINUTE),
});
const pass = fc.record({
  do: fc.constant('pass' as const),
  milliseconds: fc.oneof(
    fc.integer({ min: 0, max: 10 * MINUTE }),
    fc.integer({ min: 0, max: 72 * HOUR }),
  ),
});
const setClock = fc.record({
  do: fc.constant('set_clock' as const),
  step: fc.integer({ min: -HOUR, max: HOUR }),
});
const run = fc.oneof(
  fc.record({ do: fc.constant('run' as const) }),
  fc.record({ do: fc.constant('run' as const), diesIn: steps }),
  fc.record({ do: fc.constant('run' as const), failsIn: steps }),
);
const newProcess = fc.record({ do: fc.constant('new_process' as const) });

const actions = (choice: fc.Arbitrary<Action>[]) =>
  fc.array(fc.oneof(...choice), { maxLength: 40 });

class Course {
  process: WorldProcess;

  constructor(readonly world: World) {
    this.process = world.process();
  }

  async take(action: Action): Promise<RunResult | undefined> {
    const { world } = this;
    if (action.do === 'append') for (const each of action.lines) world.append(each, action.delay);
    else if (action.do === 'pass') world.pass(action.milliseconds);
    else if (action.do === 'set_clock') world.setClock(action.step);
    else if (action.do === 'new_process') this.restart();
    else {
      if (this.process.isDead) this.restart();
      this.process.expect(action);
      return this.process.run();
    }
    return undefined;
  }

  restart(): void {
    this.process.kill();
    this.process = this.world.process();
  }

  async runToEnd(): Promise<void> {
    this.process.expect({});
    for (let runs = 0; runs < 1_000; runs += 1) {
      const result = await this.process.run();
      expect(result?.status).toBe('done');
      if (result?.nextRun === 'interval') return;
    }
    throw new Error('the runs come to no end');
  }

  ledger(): DetectionState | undefined {
    return this.world.records.all('ledger')[0]?.attributes as DetectionState | undefined;
  }
}

function expectEachOnce(world: World): void {
  expect(world.linesOf(world.alerts)).toEqual(world.visibleLines());
}

test('whatever happens: alerts and matching events are the same set, each once', async () => {
  await fc.assert(
    fc.asyncProperty(actions([append, pass, setClock, run, run, newProcess]), async (taken) => {
      const course = new Course(new World());
      for (const action of taken) await course.take(action);
      course.world.pass(3 * MINUTE);
      course.restart();
      await course.runToEnd();
      expectEachOnce(course.world);
    }),
    { numRuns: 300 },
  );
});

test('a run that asks for no other has found everything, though the clock was set since the last', async () => {
  await fc.assert(
    fc.asyncProperty(
      actions([append, pass, setClock, run, run, newProcess]),
      fc.integer({ min: -HOUR, max: HOUR }),
      async (taken, step) => {
        const course = new Course(new World());
        let steps = 0;
        for (const action of taken) {
          if (action.do === 'set_clock' && steps > 0) continue;
          const result = await course.take(action);
          if (action.do === 'set_clock') steps += 1;
          if (result?.status !== 'done' || result.nextRun !== 'interval') continue;
          expectEachOnce(course.world);
          steps = 0;
        }
        if (steps === 0) course.world.setClock(step);
        course.world.append({ key: 'last', boot: 1, proof: 0 });
        if (course.process.isDead) course.restart();
        await course.runToEnd();
        expectEachOnce(course.world);
      },
    ),
    { numRuns: 300 },
  );
});

test('the ledger claims nothing that was not searched with success', async () => {
  const prompt = append.map((action) => ({ ...action, delay: 0 }));
  await fc.assert(
    fc.asyncProperty(actions([prompt, pass, run, run, newProcess]), async (taken) => {
      const course = new Course(new World());
      const { world } = course;
      for (const action of taken) {
        await course.take(action);
        const ranges = course.ledger()?.ranges ?? [];
        const found = new Set(world.linesOf(world.alerts));
        for (const { ingested, document } of world.events) {
          if (!ranges.some(([from, to]) => from <= ingested && ingested < to)) continue;
          expect(found).toContain(World.nameOf(document));
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('events stamped by a clock that woke up in 1970 are found, though it was set right before the next run', async () => {
  const course = new Course(new World());
  await course.runToEnd();
  const { world } = course;
  const right = world.wall;
  world.setClock(-right);
  world.append({ key: 'early', boot: 1, proof: 0 });
  world.pass(MINUTE);
  world.setClock(right);
  await course.runToEnd();
  expectEachOnce(world);
});
