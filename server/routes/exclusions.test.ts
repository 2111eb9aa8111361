import type { Document } from '../../common/document/document';
import { createRoutesWorld, type RoutesWorld } from '../../test/support/routes_world';

const TIME = '2026-11-24T11:00:00.000Z';

const entry = {
  type: 'match' as const,
  field: 'executable_stack.program',
  operator: 'included' as const,
  value: 'billing',
};
const exclusion = { name: 'the old program', reason: 'known', entries: [entry] };

function alert(ruleId: string, host: string, more: object = {}): Document {
  return {
    '@timestamp': TIME,
    'kibana.alert.original_time': TIME,
    'kibana.alert.workflow_status': 'open',
    'kibana.alert.rule.rule_id': ruleId,
    host: { name: host },
    executable_stack: { program: 'billing', path: 'opt/billing', ...more },
  };
}

describe('the routes of exclusions', () => {
  let world: RoutesWorld;
  let id: string;
  beforeEach(async () => {
    world = createRoutesWorld();
    const { exclusion: made } = await world.call('createExclusion', { body: { exclusion } });
    ({ id } = made);
    const ruleId = world.application.rule.rule_id;
    await world.alerts.createMany([
      { id: 'ours', document: alert(ruleId, 'web-01') },
      { id: 'theirs', document: alert('another rule', 'web-01') },
    ]);
    await world.silenced.createMany(
      ['web-01', 'web-01', 'web-02'].map((host, n) => ({
        id: `s${n}`,
        document: alert(ruleId, host, { excluded_by: [id] }),
      })),
    );
  });

  test('are listed with their state and what they silenced', async () => {
    world.clock.time += 1_000;
    await world.call('createExclusion', {
      body: { exclusion: { ...exclusion, name: 'later', start_time: '2027-01-01T00:00:00Z' } },
    });
    const { exclusions } = await world.call('listExclusions', {});
    expect(exclusions).toMatchObject([
      { state: 'active', silenced: 3, last_hit: TIME, exclusion: { id, owner: 'admin one' } },
      { state: 'scheduled', silenced: 0, exclusion: { name: 'later' } },
    ]);
  });

  test('one is told with the hosts', async () => {
    expect(await world.call('getExclusion', { params: { id } })).toMatchObject({
      silenced: 3,
      hosts: [
        { value: 'web-01', count: 2 },
        { value: 'web-02', count: 1 },
      ],
    });
    await expect(world.call('getExclusion', { params: { id: 'none' } })).rejects.toThrow(
      /there is no/,
    );
  });

  test('are changed, on top of the version that was read', async () => {
    const { version } = await world.call('getExclusion', { params: { id } });
    const change = (changes: object) =>
      world.call('updateExclusion', { params: { id }, body: { version, changes } });
    expect((await change({ name: 'renamed' })).exclusion).toMatchObject({
      name: 'renamed',
      reason: 'known',
    });
    await expect(change({ name: 'again' })).rejects.toThrow(/was changed by admin one/);
  });

  test('are switched, commented and deleted', async () => {
    const params = { id };
    const off = await world.call('enableExclusion', { params, body: { enabled: false } });
    expect(off).toMatchObject({ state: 'disabled', silenced: 3 });
    const { exclusion: commented } = await world.call('commentExclusion', {
      params,
      body: { comment: 'asked the owner' },
    });
    expect(commented.comments).toMatchObject([
      { comment: 'asked the owner', created_by: 'admin one' },
    ]);
    expect(await world.call('deleteExclusion', { params })).toEqual({ deleted: true });
    expect((await world.call('listExclusions', {})).exclusions).toEqual([]);
  });

  test('saving one can close what it covers, of this rule only', async () => {
    const body = {
      exclusion: { ...exclusion, name: 'two' },
      close_covered: { reason: 'benign_positive' as const },
    };
    const { closed } = await world.call('createExclusion', { body });
    expect(closed).toMatchObject({ updated: ['ours'] });
    expect((await world.alerts.get('theirs'))?.document['kibana.alert.workflow_status']).toBe(
      'open',
    );
  });

  test('one is tried before it is saved', async () => {
    const preview = await world.call('previewExclusion', {
      body: { exclusion: { entries: [entry] } },
    });
    expect(preview).toMatchObject({ total: 1, not_closed: 1, alerts: [{ id: 'ours' }] });
    const everything = {
      type: 'match' as const,
      field: 'process.name',
      operator: 'included' as const,
      value: 'kernel',
    };
    const refused = await world.call('previewExclusion', {
      body: { exclusion: { entries: [everything] } },
    });
    expect(refused.refused).toBeDefined();
  });

  test('go out and come in as NDJSON', async () => {
    const ndjson = await world.call('exportExclusions', {});
    expect(ndjson).toContain('"name":"the old program"');
    const other = createRoutesWorld();
    const result = await other.call('importExclusions', { body: { ndjson } });
    expect(result).toMatchObject({ imported: { length: 1 }, failed: [] });
    const bad = await other.call('importExclusions', { body: { ndjson: '{"entries":' } });
    expect(bad).toMatchObject({ imported: [], failed: [{ line: 1 }] });
  });
});
