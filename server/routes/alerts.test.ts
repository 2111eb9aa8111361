import type { Document } from '../../common/document/document';
import { createRoutesWorld, type RoutesWorld } from '../../test/support/routes_world';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 10, minute)).toISOString();

interface Sketch {
  minute: number;
  status?: string;
  origin?: string;
  host?: string;
  program?: string;
}

function alert({
  minute,
  status = 'open',
  origin = 'authentic',
  host = 'web-01',
  program = 'billing',
}: Sketch): Document {
  return {
    '@timestamp': at(minute + 1),
    'kibana.alert.original_time': at(minute),
    'kibana.alert.workflow_status': status,
    message: `process '${program}' started with executable stack`,
    host: { name: host },
    executable_stack: { path: `opt/bin/${program}`, program, origin: { verdict: origin } },
  };
}

const SKETCHES: Record<string, Sketch> = {
  a: { minute: 1 },
  b: { minute: 2, origin: 'forged', host: 'web-02' },
  c: { minute: 3, status: 'closed', program: 'jit' },
  d: { minute: 4, status: 'acknowledged', host: 'db-01', origin: 'unproven' },
  e: { minute: 5, program: 'jit' },
};

describe('the routes of alerts', () => {
  let world: RoutesWorld;
  beforeEach(async () => {
    world = createRoutesWorld();
    await world.alerts.createMany(
      Object.entries(SKETCHES).map(([id, sketch]) => ({ id, document: alert(sketch) })),
    );
  });

  const search = async (query: object) =>
    (await world.call('searchAlerts', { query })).alerts.map(({ id }) => id);

  test.each<[string, object, string[]]>([
    ['everything, the newest line first', {}, ['e', 'd', 'c', 'b', 'a']],
    ['the oldest first', { direction: 'asc' }, ['a', 'b', 'c', 'd', 'e']],
    ['by another field', { sort: 'host.name', direction: 'asc' }, ['d', 'a', 'c', 'e', 'b']],
    ['one status', { status: 'open' }, ['e', 'b', 'a']],
    ['any of several', { status: ['acknowledged', 'closed'] }, ['d', 'c']],
    [
      'all of the conditions',
      { status: 'open', program: 'billing', origin: ['forged', 'unproven'] },
      ['b'],
    ],
    ['a query', { query: 'host.name: web-* and not executable_stack.program: jit' }, ['b', 'a']],
    ['from a time on', { from: at(3) }, ['e', 'd', 'c']],
    ['up to a time', { to: '2026-11-24T11:03:00+01:00' }, ['b', 'a']],
    ['made after a time', { created_after: at(5) }, ['e']],
    ['made before a time', { created_before: at(3) }, ['a']],
    ['nothing', { host: 'mail-01' }, []],
  ])('%s', async (_, query, expected) => {
    expect(await search(query)).toEqual(expected);
  });

  test('pages on by a cursor, also while alerts come in', async () => {
    const first = await world.call('searchAlerts', { query: { size: 2 } });
    expect(first.next).toMatch(/^[\w-]+$/);
    await world.alerts.createMany([{ id: 'f', document: alert({ minute: 9 }) }]);
    const second = await world.call('searchAlerts', { query: { size: 2, after: first.next } });
    const third = await world.call('searchAlerts', { query: { size: 2, after: second.next } });
    const ids = [first, second, third].flatMap(({ alerts }) => alerts.map(({ id }) => id));
    expect(ids).toEqual(['e', 'd', 'c', 'b', 'a']);
    expect(third.next).toBeUndefined();
  });

  test('a row says what the queue shows, and further fields that were asked for', async () => {
    await world.call('changeAlert', {
      params: { id: 'a' },
      body: { change: { type: 'step', step: 'review-syslog', state: 'done' } },
    });
    await world.call('changeAlert', {
      params: { id: 'a' },
      body: { change: { type: 'step', step: 'isolate-host', state: 'done' } },
    });
    const query = { to: at(2), fields: ['executable_stack.path', 'none'] };
    const { alerts } = await world.call('searchAlerts', { query });
    expect(alerts).toEqual([
      {
        id: 'a',
        version: '3',
        time: at(1),
        created_at: at(2),
        host: 'web-01',
        program: 'billing',
        path: 'opt/bin/billing',
        message: "process 'billing' started with executable stack",
        origin: 'authentic',
        status: 'open',
        assignees: [],
        people: { 'admin-1': 'admin one' },
        tags: [],
        steps_done: 1,
        history: 2,
        fields: { 'executable_stack.path': ['opt/bin/billing'], none: [] },
      },
    ]);
  });

  test('an alert of which little is known is a row all the same', async () => {
    await world.alerts.createMany([
      { id: 'odd', document: { executable_stack: { origin: { verdict: 'martian' } } } },
    ]);
    const { alerts } = await world.call('searchAlerts', { query: { query: 'not host.name: *' } });
    expect(alerts).toMatchObject([{ id: 'odd', status: 'open', history: 0, steps_done: 0 }]);
    expect(alerts[0]?.origin).toBeUndefined();
  });

  test('each kind is counted without its own condition', async () => {
    const query = { status: 'open' as const, host: 'web-01' };
    expect(await world.call('countAlerts', { query })).toEqual({
      total: 2,
      status: [
        { value: 'open', count: 2 },
        { value: 'closed', count: 1 },
      ],
      origin: [{ value: 'authentic', count: 2 }],
      host: [
        { value: 'web-01', count: 2 },
        { value: 'web-02', count: 1 },
      ],
      program: [
        { value: 'billing', count: 1 },
        { value: 'jit', count: 1 },
      ],
    });
  });

  test('counts keep to the query and the times, and to the size', async () => {
    const counts = await world.call('countAlerts', {
      query: { from: at(2), query: 'not host.name: db-01', size: 1 },
    });
    expect(counts).toMatchObject({ total: 3, host: [{ value: 'web-01', count: 2 }] });
  });

  test('many are changed by a filter, beyond any page', async () => {
    const many = Array.from({ length: 1_200 }, (_, n) => ({
      id: `m${n}`,
      document: alert({ minute: 20, program: 'many' }),
    }));
    await world.alerts.createMany(many);
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    const result = await world.call('changeAlerts', {
      body: {
        alerts: { filter: { program: ['many'], query: 'host.name: web-01' } },
        change: { type: 'close', reason: 'duplicate', steps_undone_confirmed: true },
      },
    });
    clearInterval(timer);
    expect(result.updated).toHaveLength(1_200);
    expect(turns).toBeGreaterThan(10);
    expect(await search({ program: 'many', status: 'open' })).toEqual([]);
    expect(await search({ status: 'open' })).toEqual(['e', 'b', 'a']);
  });

  test('of many, each is answered for', async () => {
    const result = await world.call('changeAlerts', {
      body: {
        alerts: { ids: ['a', 'none', 'c', 'a', 'd'] },
        change: { type: 'close', reason: 'other', steps_undone_confirmed: true },
      },
    });
    expect(result).toMatchObject({
      updated: ['a', 'd'],
      unchanged: [],
      failed: [{ id: 'none', message: 'there is no alert none' }],
    });
    expect([...result.conflicts, ...result.unchanged].length).toBe(1 - result.unchanged.length);
  });

  test('who may not change alerts changes none', async () => {
    const body = { change: { type: 'acknowledge' as const } };
    await expect(
      world.call('changeAlert', { params: { id: 'a' }, body }, 'viewer'),
    ).rejects.toThrow(/may not change/);
    const many = { ...body, alerts: { ids: ['a'] } };
    await expect(world.call('changeAlerts', { body: many }, 'viewer')).rejects.toThrow(/may not/);
  });

  test('a change on top of one that was not seen, and touches the same, is a conflict', async () => {
    const change = { type: 'close', reason: 'other', steps_undone_confirmed: true } as const;
    await world.call('changeAlert', {
      params: { id: 'a' },
      body: { change: { type: 'acknowledge' } },
    });
    const body = { change, seen: { history: 0 } };
    await expect(
      world.call('changeAlert', { params: { id: 'a' }, body }, 'analyst'),
    ).rejects.toThrow(/changed since you read it/);
    const again = { change, seen: { history: 1 } };
    const { changed, alert: found } = await world.call('changeAlert', {
      params: { id: 'a' },
      body: again,
    });
    expect(changed).toBe(true);
    expect(await world.call('getAlert', { params: { id: 'a' } })).toEqual(found);
  });

  test('suggests fields and values, and looks no more often than twice a minute', async () => {
    const { fields } = await world.call('listAlertFields', {});
    expect(fields).toContainEqual({ name: 'message', type: 'text' });
    expect(fields).toContainEqual({ name: 'host.name', type: 'keyword' });
    expect(fields).toContainEqual({ name: 'kibana.alert.original_time', type: 'date' });
    const values = async (field: string, prefix = '') =>
      (await world.call('listAlertValues', { query: { field, prefix } })).values;
    expect(await values('host.name', 'WEB')).toEqual([
      { value: 'web-01', count: 3 },
      { value: 'web-02', count: 1 },
    ]);
    expect(await values('executable_stack.path', 'opt/bin/j')).toEqual([
      { value: 'opt/bin/jit', count: 2 },
    ]);
    expect(await values('none')).toEqual([]);
    await world.alerts.createMany([{ id: 'f', document: alert({ minute: 9, host: 'web-09' }) }]);
    expect(await values('host.name', 'web-09')).toEqual([]);
    world.clock.time += 30_000;
    expect(await values('host.name', 'web-09')).toEqual([{ value: 'web-09', count: 1 }]);
  });
});
