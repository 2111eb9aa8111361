import { scheduleOf } from '../../server/detection/window';
import { DEFAULT_RULE_VERSION, RULE_VERSIONS, ruleOfVersion } from './rules';

const rule = ruleOfVersion(2);

describe('version 2', () => {
  it('is the default', () => {
    expect(DEFAULT_RULE_VERSION).toBe(2);
    expect(RULE_VERSIONS).toEqual([2, 6]);
    expect(ruleOfVersion()).toBe(rule);
  });

  it('is what was published', () => {
    expect(rule).toMatchObject({
      rule_id: 'fc5105ce-2584-48b6-a0cf-9ace7eeffd3c',
      name: 'Process Started with Executable Stack',
      type: 'query',
      language: 'kuery',
      index: ['logs-system.syslog-*'],
      query:
        'host.os.type:"linux" and event.dataset:"system.syslog" and process.name:"kernel" and message:"started with executable stack"',
      severity: 'low',
      risk_score: 21,
      interval: '5m',
      from: 'now-9m',
      to: 'now',
      max_signals: 100,
      timestamp_override: 'event.ingested',
      references: [],
      author: ['Elastic'],
      license: 'Elastic License v2',
      version: 2,
    });
    expect(rule.tags).toEqual([
      'Domain: Endpoint',
      'OS: Linux',
      'Use Case: Threat Detection',
      'Tactic: Execution',
      'Data Source: System',
      'Resources: Investigation Guide',
    ]);
  });

  it('has one MITRE mapping', () => {
    expect(rule.threat).toEqual([
      {
        framework: 'MITRE ATT&CK',
        tactic: {
          id: 'TA0002',
          name: 'Execution',
          reference: 'https://attack.mitre.org/tactics/TA0002/',
        },
        technique: [
          {
            id: 'T1059',
            name: 'Command and Scripting Interpreter',
            reference: 'https://attack.mitre.org/techniques/T1059/',
            subtechnique: [
              {
                id: 'T1059.004',
                name: 'Unix Shell',
                reference: 'https://attack.mitre.org/techniques/T1059/004/',
              },
            ],
          },
        ],
      },
    ]);
  });

  it('runs every five minutes and looks back nine', () => {
    expect(scheduleOf(rule)).toEqual({ interval: 300_000, lookBack: 540_000 });
  });
});

describe('version 6', () => {
  const later = ruleOfVersion(6);

  it('asks for data_stream.dataset, with the line breaks of the published text', () => {
    expect(later.query).toBe(
      'host.os.type:"linux" and data_stream.dataset:"system.syslog" and process.name:"kernel" and\nmessage:"started with executable stack"\n',
    );
    expect(later.version).toBe(6);
  });

  it('maps to a second tactic, under the same tags', () => {
    expect(later.threat[0]).toEqual(rule.threat[0]);
    expect(later.threat[1]?.tactic).toMatchObject({ id: 'TA0005', name: 'Defense Evasion' });
    expect(later.threat[1]?.technique).toEqual([
      {
        id: 'T1620',
        name: 'Reflective Code Loading',
        reference: 'https://attack.mitre.org/techniques/T1620/',
      },
    ]);
    expect(later.tags).toEqual(rule.tags);
  });

  it('is otherwise the same rule', () => {
    const { query, threat, version, updated_at } = rule;
    expect({ ...later, query, threat, version, updated_at }).toEqual(rule);
  });
});

it('says which versions there are', () => {
  expect(() => ruleOfVersion(3)).toThrow(
    expect.objectContaining({
      code: 'invalid_config',
      message: 'the rule has no version 3; it must be one of 2, 6',
    }),
  );
});
