import { fieldText, fieldValues, type Document } from '../document/document';
import { judgeOrigin } from '../line/origin';
import { ruleOfVersion } from '../rule/rules';
import { undoneSteps } from '../triage/steps';
import { readTriage } from '../triage/triage_state';
import { makeAlert } from './alert_document';

const NOW = Date.UTC(2026, 10, 24, 12, 5);
const EVENT: Document = {
  '@timestamp': '2026-11-24T11:48:53.232785+00:00',
  message: "[   27.374698] process 'acme/legacy/bin/billing' started with executable stack",
  event: {
    kind: 'event',
    dataset: 'system.syslog',
    module: 'system',
    ingested: '2026-11-24T11:50:00.000Z',
    category: ['process', 'host'],
  },
  data_stream: { dataset: 'system.syslog', type: 'logs' },
  host: { name: 'web-01', os: { type: 'linux' } },
  process: { name: 'kernel' },
  log: { file: { path: '/var/log/syslog' }, syslog: { facility: { code: 0 } } },
  tags: ['production'],
};

const alertOf = (document: Document, version = 2) =>
  makeAlert(
    { id: 'event-1', index: '.ds-logs-system.syslog-default-000001', document },
    {
      id: 'alert-1',
      origin: judgeOrigin(document, []),
      now: NOW,
      rule: ruleOfVersion(version),
      spaceId: 'default',
    },
  );
const alert = alertOf(EVENT);

it('is shaped as Elastic shapes alerts', () => {
  const written = '2026-11-24T12:05:00.000Z';
  expect(alert).toMatchObject({
    '@timestamp': written,
    'kibana.space_ids': ['default'],
    'kibana.alert.uuid': 'alert-1',
    'kibana.alert.status': 'active',
    'kibana.alert.workflow_status': 'open',
    'kibana.alert.workflow_tags': [],
    'kibana.alert.workflow_assignee_ids': [],
    'kibana.alert.start': written,
    'kibana.alert.last_detected': written,
    'kibana.alert.original_time': '2026-11-24T11:48:53.232Z',
    'kibana.alert.depth': 1,
    'kibana.alert.severity': 'low',
    'kibana.alert.risk_score': 21,
    'kibana.alert.rule.execution.timestamp': written,
    'kibana.alert.rule.execution.type': 'scheduled',
    'kibana.alert.ancestors': [
      {
        id: 'event-1',
        type: 'event',
        index: '.ds-logs-system.syslog-default-000001',
        depth: 0,
      },
    ],
    'kibana.alert.reason':
      'process, host event with process kernel, on web-01 created low alert Process Started with Executable Stack.',
  });
  expect(fieldValues(alert, 'kibana.alert.ancestors.id')).toEqual(['event-1']);
});

it('takes over nothing of its own that the event claims, but what the collector says', () => {
  const claimed = {
    memfd: true,
    excluded_by: 'e-1',
    also_in: ['/var/log/kern.log'],
    bytes: 'AA==',
  };
  const own = (document: Document) => (alertOf(document)['executable_stack'] ?? {}) as Document;
  const plain = own(EVENT);
  expect(own({ ...EVENT, executable_stack: claimed })).toEqual({
    ...plain,
    also_in: ['/var/log/kern.log'],
    bytes: 'AA==',
    origin: expect.anything() as unknown,
    sources: expect.anything() as unknown,
  });
  const flat = alertOf({ ...EVENT, 'executable_stack.excluded_by': 'e-1', executable_stack: 'x' });
  expect(fieldValues(flat, 'executable_stack.excluded_by')).toEqual([]);
  expect(flat['executable_stack']).toEqual(plain);
});

it('keeps the event as it is, but for its kind and its time', () => {
  const { '@timestamp': time, event, ...rest } = EVENT;
  expect(alert).toMatchObject(rest);
  expect(alert['@timestamp']).not.toBe(time);
  expect(alert['event']).toEqual({ ...(event as Document), kind: 'signal' });
  expect(alert).toMatchObject({
    'kibana.alert.original_event.kind': 'event',
    'kibana.alert.original_event.dataset': 'system.syslog',
    'kibana.alert.original_event.ingested': '2026-11-24T11:50:00.000Z',
    'kibana.alert.original_event.category': ['process', 'host'],
    'kibana.alert.original_data_stream.dataset': 'system.syslog',
  });
});

it('holds the rule', () => {
  const rule = ruleOfVersion(2);
  expect(alert).toMatchObject({
    'kibana.alert.rule.rule_id': rule.rule_id,
    'kibana.alert.rule.uuid': rule.rule_id,
    'kibana.alert.rule.name': rule.name,
    'kibana.alert.rule.version': 2,
    'kibana.alert.rule.tags': rule.tags,
    'kibana.alert.rule.threat': rule.threat,
    'kibana.alert.rule.license': 'Elastic License v2',
    'kibana.alert.rule.rule_type_id': 'siem.queryRule',
    'kibana.alert.rule.consumer': 'siem',
    'kibana.alert.rule.parameters': {
      query: rule.query,
      max_signals: 100,
      index: rule.index,
      timestamp_override: 'event.ingested',
      exceptions_list: [],
    },
  });
  expect(fieldText(alertOf(EVENT, 6), 'kibana.alert.rule.version')).toBe('6');
});

it('says what the line says', () => {
  expect(alert['executable_stack']).toMatchObject({
    path: 'acme/legacy/bin/billing',
    path_complete: false,
    program: 'billing',
    memfd: false,
    stamp: 27.374698,
    boot: '2026-11-24T11:48:25.857Z',
    sources: ['/var/log/syslog'],
    origin: { verdict: 'authentic', proof: 'priority' },
  });
  expect(fieldValues(alert, 'executable_stack.origin.reasons.code')).toContain(
    'facility_of_kernel',
  );
  expect(fieldValues(alert, 'executable_stack.repeated')).toEqual([]);
});

it('is one that nobody has touched', () => {
  expect(readTriage(alert)).toEqual({
    status: 'open',
    reason: undefined,
    assignees: [],
    tags: [],
    steps: {},
    notes: [],
    history: [],
  });
  expect(undoneSteps(alert)).toHaveLength(6);
});

it('is made of a line that only has the words, too', () => {
  const odd = alertOf({ ...EVENT, message: 'x started with executable stack' });
  expect(fieldValues(odd, 'executable_stack.path')).toEqual([]);
  expect(fieldText(odd, 'executable_stack.origin.verdict')).toBe('unproven');
});

it('is made of next to nothing', () => {
  const bare = alertOf({ message: 'started with executable stack' });
  expect(bare['kibana.alert.original_time']).toBeUndefined();
  expect(bare['kibana.alert.reason']).toBe(
    'event created low alert Process Started with Executable Stack.',
  );
  expect(Object.values(bare)).not.toContain(undefined);
});

it("doesn't take what the event says about alerts", () => {
  const posing = alertOf({
    ...EVENT,
    kibana: { alert: { workflow_status: 'closed' } },
    'kibana.alert.workflow_reason': 'false_positive',
    signal: { status: 'closed' },
    'event.kind': 'event',
  });
  expect(posing['kibana']).toBeUndefined();
  expect(posing['signal']).toBeUndefined();
  expect(fieldValues(posing, 'kibana.alert.workflow_status')).toEqual(['open']);
  expect(fieldValues(posing, 'kibana.alert.workflow_reason')).toEqual([]);
  expect(fieldValues(posing, 'event.kind')).toEqual(['signal']);
});

it('is plain JSON', () => {
  expect(JSON.parse(JSON.stringify(alert))).toEqual(alert);
});
