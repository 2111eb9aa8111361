import type { FalsePositiveKind } from '../exclusion/suggest_exclusion';
import { STEP_IDS } from '../triage/steps';
import {
  FALSE_POSITIVES,
  INTRODUCTION,
  RESPONSE_STEPS,
  SETUP,
  TRIAGE_STEPS,
  type GuideItem,
} from './guide';

const idsOf = (items: readonly GuideItem[]) => items.map(({ id }) => id);
const textOf = (id: string) =>
  [...TRIAGE_STEPS, ...FALSE_POSITIVES, ...RESPONSE_STEPS].find((item) => item.id === id)?.text;

it('has six steps of investigation', () => {
  expect(idsOf(TRIAGE_STEPS)).toEqual([
    'review-syslog',
    'process-command-line',
    'parent-process',
    'user-account',
    'recent-changes',
    'threat-intelligence',
  ]);
});

it('has four kinds of false positive, each ending in an exclusion', () => {
  const kinds: FalsePositiveKind[] = [
    'development-tools',
    'legacy-applications',
    'in-house-software',
    'system-utilities',
  ];
  expect(idsOf(FALSE_POSITIVES)).toEqual(kinds);
  for (const { text } of FALSE_POSITIVES) expect(text).toMatch(/exclude/i);
});

it('has seven steps of response', () => {
  expect(idsOf(RESPONSE_STEPS)).toEqual([
    'isolate-host',
    'terminate-process',
    'analyse-process',
    'restore-backup',
    'apply-patches',
    'protect-stack',
    'escalate',
  ]);
});

it('has the steps that an alert keeps the state of', () => {
  expect(idsOf([...TRIAGE_STEPS, ...RESPONSE_STEPS])).toEqual([...STEP_IDS]);
});

it.each<[string, RegExp[]]>([
  ['review-syslog', [/"started with executable stack"/, /which process/]],
  ['process-command-line', [/name/, /arguments/, /what is it for/]],
  ['parent-process', [/parent/, /application/, /service/]],
  ['user-account', [/user/, /rights/]],
  ['recent-changes', [/anomalies/, /start/, /new software/, /configuration/]],
  ['threat-intelligence', [/threat intelligence/, /pattern/, /indicator/]],
  ['development-tools', [/environments/, /debugging/, /testing/, /process name/]],
  ['legacy-applications', [/needed/, /harmless/, /process name or path/]],
  ['in-house-software', [/[Ss]cripts/, /programs/, /[Rr]eview/, /identifies/]],
  ['system-utilities', [/libraries/, /documentation/, /vendor/, /no risk/]],
  ['isolate-host', [/network/, /at once/, /lateral movement/]],
  ['terminate-process', [/End/]],
  ['analyse-process', [/files/, /thoroughly/, /payloads/, /scripts/]],
  ['restore-backup', [/unauthorised changes/, /malware/, /known good backup/]],
  ['apply-patches', [/security updates/, /system/, /applications/]],
  ['protect-stack', [/stack canaries/, /non-executable stacks/]],
  ['escalate', [/security operations/, /investigate/, /what else is needed/]],
])('%s keeps every point', (id, points) => {
  for (const point of points) expect(textOf(id)).toMatch(point);
});

it('introduces the rule', () => {
  for (const point of [/executable stack/, /exploit/, /scripts and commands/, /syslog/, /kernel/])
    expect(INTRODUCTION).toMatch(point);
});

it('says what data it needs, and what there is to read about it', () => {
  for (const point of [/Filebeat/, /System module/, /light/, /Elasticsearch or Logstash/])
    expect(SETUP.text).toMatch(point);
  expect(idsOf(SETUP.guides)).toEqual([
    'repositories',
    'docker',
    'kubernetes',
    'quick-start',
    'set-up-and-run',
    'system-module',
  ]);
});
