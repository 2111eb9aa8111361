import { alice, bob, START, DAY, iso, billing, input } from '../../test/support/exclusion_samples';
import { fieldText, type Document } from '../../common/document/document';
import { MemoryAlertIndex, MemoryRecordStore } from '../../test/support/memory_stores';
import type { Logger } from '../ports';
import { createActiveExclusions } from './active_exclusions';
import { closeCovered, coveredAlerts } from './covered_alerts';
import { createExclusionStore, type ExclusionStore } from './exclusion_store';
import { silencedBy, silencedCounts } from './silenced_hits';

let now = START;
let records: MemoryRecordStore;
let store: ExclusionStore;
const clock = { now: () => now };

beforeEach(() => {
  now = START;
  records = new MemoryRecordStore();
  store = createExclusionStore({ records, clock });
});

const alertOf = (program: string, host = 'web-01', over: Document = {}): Document => ({
  message: `process '/${program}' started with executable stack`,
  host: { name: host },
  'kibana.alert.rule.rule_id': 'ours',
  'kibana.alert.workflow_status': 'open',
  'kibana.alert.original_time': iso(START),
  executable_stack: { program, path: `/${program}` },
  ...over,
});

describe('active exclusions', () => {
  const errors: unknown[] = [];
  const logger: Logger = {
    debug() {},
    info() {},
    warn() {},
    error: (...given) => errors.push(given),
  };

  it('are those that are on, begun and not over', async () => {
    const { exclusion } = await store.create(input({ start_time: iso(START + DAY) }), alice);
    const activeAt = createActiveExclusions(store, logger);
    const silences = async (at: number, program = 'billing') =>
      (await activeAt(at)).some(({ matches }) => matches(alertOf(program)));
    expect(await silences(START)).toBe(false);
    expect(await silences(START + DAY)).toBe(true);
    expect(await silences(START + DAY, 'other')).toBe(false);
    expect(await silences(START + 91 * DAY)).toBe(false);
    await store.update(exclusion.id, { entries: [{ ...billing, value: 'other' }] }, alice);
    expect(await silences(START + DAY)).toBe(false);
    expect(await silences(START + DAY, 'other')).toBe(true);
    await store.setEnabled(exclusion.id, false, alice);
    expect(await silences(START + DAY, 'other')).toBe(false);
  });

  it('do without one that is broken in the store', async () => {
    const { exclusion, version } = await store.create(input(), alice);
    await store.create(input({ name: 'Another' }), alice);
    await records.update('exclusion', exclusion.id, version, { ...exclusion, entries: null });
    const active = await createActiveExclusions(store, logger)(START);
    expect(active).toHaveLength(1);
    expect(errors).toHaveLength(1);
  });
});

it('what an exclusion silenced is counted by host and time', async () => {
  const silenced = new MemoryAlertIndex();
  const hit = (host: string, hour: number, ...excluded_by: string[]) => ({
    id: `${host}-${hour}`,
    document: alertOf('billing', host, {
      'kibana.alert.original_time': iso(START + hour * 3_600_000),
      executable_stack: { excluded_by },
    }),
  });
  await silenced.createMany([
    hit('a', 1, 'x'),
    hit('b', 3, 'x', 'y'),
    hit('b', 2, 'x'),
    hit('c', 9, 'y'),
  ]);
  expect(await silencedBy(silenced, 'x')).toEqual({
    total: 3,
    hosts: [
      { value: 'b', count: 2 },
      { value: 'a', count: 1 },
    ],
    last_hit: iso(START + 3 * 3_600_000),
  });
  expect(await silencedBy(silenced, 'z')).toEqual({ total: 0, hosts: [], last_hit: undefined });
  expect([...(await silencedCounts(silenced))]).toEqual([
    ['x', 3],
    ['y', 2],
  ]);
});

it('closes what it covers: of this rule, what is not closed, with the reason', async () => {
  const alerts = new MemoryAlertIndex();
  const status = (value: string) => ({ 'kibana.alert.workflow_status': value });
  await alerts.createMany([
    { id: 'open', document: alertOf('billing') },
    { id: 'acknowledged', document: alertOf('billing', 'web-02', status('acknowledged')) },
    { id: 'closed', document: alertOf('billing', 'web-01', status('closed')) },
    { id: 'other-program', document: alertOf('other') },
    {
      id: 'other-rule',
      document: alertOf('billing', 'web-01', { 'kibana.alert.rule.rule_id': 'theirs' }),
    },
    ...Array.from({ length: 600 }, (_, at) => ({ id: `many-${at}`, document: alertOf('many') })),
  ]);
  const { exclusion } = await store.create(input(), alice);
  expect((await coveredAlerts(alerts, 'ours', exclusion)).sort()).toEqual(['acknowledged', 'open']);
  const many = { ...exclusion, entries: [{ ...billing, value: 'many' }] };
  expect(await coveredAlerts(alerts, 'ours', many)).toHaveLength(600);

  const byPath = { ...billing, field: 'executable_stack.path', value: '/billing' };
  const onPath = await coveredAlerts(alerts, 'ours', { ...exclusion, entries: [byPath] });
  expect(onPath.sort()).toEqual(['acknowledged', 'open']);

  const result = await closeCovered({ alerts, clock }, 'ours', exclusion, 'benign_positive', bob);
  expect(result.updated.sort()).toEqual(['acknowledged', 'open']);
  const closed = await alerts.get('open');
  expect(closed?.document).toMatchObject({
    'kibana.alert.workflow_status': 'closed',
    'kibana.alert.workflow_reason': 'benign_positive',
    executable_stack: { history: [{ by: bob, note: 'covered by the exclusion "Billing"' }] },
  });
  for (const id of ['other-program', 'other-rule']) {
    const document = (await alerts.get(id))?.document ?? {};
    expect(fieldText(document, 'kibana.alert.workflow_status')).toBe('open');
  }
});
