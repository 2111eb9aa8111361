import { SETUP } from './guide';
import type { Rule } from './rule';

/** Version 2, of January 2025: it asks for `event.dataset`. */
export const VERSION_2: Rule = {
  rule_id: 'fc5105ce-2584-48b6-a0cf-9ace7eeffd3c',
  name: 'Process Started with Executable Stack',
  description:
    'A line of the Linux kernel in syslog reports that a process was started with an executable stack: code may be run from its stack.',
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
  tags: [
    'Domain: Endpoint',
    'OS: Linux',
    'Use Case: Threat Detection',
    'Tactic: Execution',
    'Data Source: System',
    'Resources: Investigation Guide',
  ],
  threat: [
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
  ],
  references: [],
  author: ['Elastic'],
  license: 'Elastic License v2',
  version: 2,
  created_at: '2025-01-07',
  updated_at: '2025-01-22',
  setup: SETUP.text,
};
