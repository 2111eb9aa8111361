import type { Rule, Threat } from './rule';
import { VERSION_2 } from './version_2';

const DEFENSE_EVASION: Threat = {
  framework: 'MITRE ATT&CK',
  tactic: {
    id: 'TA0005',
    name: 'Defense Evasion',
    reference: 'https://attack.mitre.org/tactics/TA0005/',
  },
  technique: [
    {
      id: 'T1620',
      name: 'Reflective Code Loading',
      reference: 'https://attack.mitre.org/techniques/T1620/',
    },
  ],
};

/** Version 6, of April 2026: it asks for `data_stream.dataset`, and maps to a second tactic. Its tags stayed the same. */
export const VERSION_6: Rule = {
  ...VERSION_2,
  // The line break before `message` and the one at the end are part of the published text.
  query:
    'host.os.type:"linux" and data_stream.dataset:"system.syslog" and process.name:"kernel" and\nmessage:"started with executable stack"\n',
  threat: [...VERSION_2.threat, DEFENSE_EVASION],
  version: 6,
  updated_at: '2026-04-10',
};
