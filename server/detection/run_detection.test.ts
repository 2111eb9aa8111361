import { World } from '../../test/support/detection_world';
import { fieldValues } from '../../common/document/document';
import type { DetectionState } from './detection_state';
import type { RunRecord } from './run_record';

const MINUTE = 60_000;

const line = (key: string, proof = 0, boot = 1) => ({ key, boot, proof });

let world: World;
beforeEach(() => {
  world = new World();
});

const records = () =>
  world.records
    .all('run')
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ attributes }) => attributes as RunRecord);
const state = () => world.records.all('ledger')[0]?.attributes as DetectionState | undefined;
const appendMany = (count: number, from = 0) => {
  for (let number = from; number < from + count; number += 1) world.append(line(`line-${number}`));
};

test('a run without events searches once, and keeps its record', async () => {
  const result = await world.process().run();
  expect(result).toMatchObject({ status: 'done', nextRun: 'interval' });
  expect(world.searches).toBe(1);
  expect(records()).toEqual([
    expect.objectContaining({
      trigger: 'schedule',
      rule_version: 2,
      owner: { host: 'web-01', pid: 1 },
      hits: 0,
      created: 0,
      limit_reached: false,
      started_at: new Date(world.wall).toISOString(),
    }),
  ]);
  expect(records()[0]?.error).toBeUndefined();
});

test('at its limit a run stops, says so, and the next goes on from there', async () => {
  appendMany(8);
  const process = world.process();
  expect(await process.run()).toMatchObject({ status: 'done', nextRun: 'now' });
  expect(world.alerts.all.size).toBe(3);
  expect(state()?.resume).toBeDefined();
  world.pass(1);
  expect(await process.run()).toMatchObject({ nextRun: 'now' });
  world.pass(1);
  expect(await process.run()).toMatchObject({ nextRun: 'interval' });
  expect(records().map(({ created, limit_reached: limit }) => [created, limit])).toEqual([
    [3, true],
    [3, true],
    [2, false],
  ]);
  expect(state()?.resume).toBeUndefined();
});

test('exactly as many hits as the limit are no backlog', async () => {
  appendMany(3);
  expect(await world.process().run()).toMatchObject({ nextRun: 'interval' });
});

test('excluded hits are silenced for good, counted, and take nothing of the limit', async () => {
  const noisy = (alert: object) => String((alert as { key?: string }).key).startsWith('noise');
  world.exclusions = [
    { id: 'one', matches: noisy },
    { id: 'two', matches: noisy },
    { id: 'none', matches: () => false },
  ];
  for (let number = 0; number < 6; number += 1) world.append(line(`noise-${number}`));
  appendMany(3);
  expect(await world.process().run()).toMatchObject({
    nextRun: 'interval',
    record: { hits: 9, created: 3, excluded: 6, existing: 0 },
  });
  const [silenced] = [...world.silenced.all.values()];
  expect(fieldValues(silenced?.document ?? {}, 'executable_stack.excluded_by')).toEqual([
    'one',
    'two',
  ]);
  world.exclusions = [];
  expect(await world.process().run()).toMatchObject({
    record: { created: 0, excluded: 0, existing: 9 },
  });
});

test('an alert that an exclusion made later covers stays an alert', async () => {
  appendMany(2);
  await world.process().run();
  world.exclusions = [{ id: 'all', matches: () => true }];
  expect(await world.process().run()).toMatchObject({ record: { existing: 2, excluded: 0 } });
});

test('an exclusion that cannot be applied hides nothing, and stops nothing', async () => {
  const broken = () => {
    throw new Error('broken');
  };
  world.exclusions = [{ id: 'broken', matches: broken }];
  appendMany(2);
  expect(await world.process().run()).toMatchObject({ record: { created: 2, excluded: 0 } });
});

test('a line that comes another way is the same alert, with the stronger proof', async () => {
  world.append(line('twice', 0));
  world.append(line('twice', 1));
  await world.process().run();
  const process = world.process();
  expect(world.alerts.all.get('twice#1')?.document.proof).toBe(1);
  world.pass(MINUTE);
  world.append(line('twice', 2));
  expect(await process.run()).toMatchObject({ record: { created: 0, confirmed: 1 } });
  expect(world.alerts.all.get('twice#1')?.document.proof).toBe(2);
  expect(await process.run()).toMatchObject({ record: { created: 0, confirmed: 0 } });
});

test('lines of two boots that look alike are two alerts', async () => {
  world.append(line('alike', 0, 1));
  world.append(line('alike', 0, 2));
  world.append(line('alike', 0, 1));
  expect(await world.process().run()).toMatchObject({ record: { created: 2, existing: 1 } });
});

test('a failed run claims nothing, keeps its error, and the next one searches its range too', async () => {
  const process = world.process();
  await process.run();
  const before = state()?.ranges;
  world.pass(5 * MINUTE);
  appendMany(1);
  // Taking the lease and reading the ledger are two steps each for the call and its answer; then comes the search.
  process.expect({ failsIn: 7 });
  const result = await process.run();
  expect(result).toMatchObject({ status: 'failed', record: { error: 'the disk said no' } });
  expect(state()?.ranges).toEqual(before);
  world.pass(60 * MINUTE);
  expect(await process.run()).toMatchObject({ status: 'done', record: { created: 1 } });
});

test('a store that is gone altogether is an answer, not a crash, once the lease is taken', async () => {
  appendMany(1);
  const process = world.process();
  for (let step = 5; step < 30; step += 1) {
    process.expect({ failsIn: step });
    expect(['done', 'failed']).toContain((await process.run())?.status);
  }
});

test('processes that take the lease from each other still make each alert once', async () => {
  const outcomes = new Set<string | undefined>();
  for (let head = 0; head < 60; head += 1) {
    world = new World();
    world.distrust = true;
    appendMany(7);
    const [one, two] = [world.process(), world.process()];
    const first = one.run();
    for (let turn = 0; turn < head; turn += 1) await Promise.resolve();
    const second = two.run();
    outcomes.add((await first)?.status);
    outcomes.add((await second)?.status);
    for (let run = 0; run < 5; run += 1) await two.run();
    expect(world.linesOf(world.alerts)).toEqual(world.visibleLines());
  }
  expect([...outcomes].sort()).toEqual(['done', 'skipped']);
});

test('while one process runs, another skips', async () => {
  appendMany(3);
  const results = await Promise.all([world.process().run(), world.process().run()]);
  expect(results.map((result) => result?.status).sort()).toEqual(['done', 'skipped']);
  expect(records()).toHaveLength(1);
});

test('in Kibana the first run looks back nine minutes, and no later one reaches further', async () => {
  world.firstRun = 'look_back';
  appendMany(1);
  world.pass(10 * MINUTE);
  appendMany(1, 1);
  await world.process().run();
  world.pass(10 * MINUTE);
  await world.process().run();
  expect(world.linesOf(world.alerts)).toEqual(['line-1 1']);
});
