import { createRoutesWorld, type RoutesWorld } from '../../test/support/routes_world';

describe('the routes of the detection', () => {
  let world: RoutesWorld;
  beforeEach(() => {
    world = createRoutesWorld();
  });

  const run = async () => {
    world.clock.time += 60_000;
    await world.application.detection.run({ trigger: 'manual' });
  };

  test('before the first run there is little to tell', async () => {
    const found = await world.call('getDetection', {});
    expect(found).toMatchObject({
      rule: { version: world.application.rule.version },
      interval_ms: 300_000,
      searched: [],
      gaps: [],
      backlog: false,
      alerts: { total: 0, by_status: [], by_origin: [] },
      silenced: 0,
    });
    for (const missing of [
      'next_run_at',
      'last_run',
      'since',
      'searched_until',
      'running',
    ] as const)
      expect(found[missing]).toBeUndefined();
  });

  test('after it, how far it came and when the next is due', async () => {
    await run();
    world.nextRunAt = world.clock.time + 300_000;
    const now = new Date(world.clock.time).toISOString();
    const found = await world.call('getDetection', {});
    expect(found).toMatchObject({
      next_run_at: new Date(world.nextRunAt).toISOString(),
      last_run: { trigger: 'manual', hits: 0, owner: { host: 'web-01' } },
      since: now,
      searched_until: now,
      gaps: [],
    });
    expect(found.searched.at(-1)?.to).toBe(now);
  });

  test('runs come newest first, page by page', async () => {
    for (let n = 0; n < 5; n += 1) await run();
    const pages: string[][] = [];
    let after: string | undefined;
    do {
      const page = await world.call('listRuns', { query: { size: 2, after } });
      pages.push(page.runs.map(({ started_at: at }) => at));
      after = page.next;
    } while (after !== undefined);
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    const all = pages.flat();
    expect(all).toEqual([...all].sort().reverse());
  });

  test('a run can be asked for', async () => {
    expect(await world.call('runDetection', {})).toEqual({ accepted: true });
    expect(world.asked.runs).toBe(1);
  });

  test('the session is the caller’s', async () => {
    expect(await world.call('getSession', {}, 'analyst')).toEqual({
      user: { id: 'analyst-1', name: 'analyst one' },
      privileges: ['read', 'triage'],
    });
  });
});
