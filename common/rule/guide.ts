/** An item of the guide. Its `id` is stable: alerts, exclusions and links name it. */
export interface GuideItem {
  id: string;
  title: string;
  text: string;
}

/** What the rule is about. */
export const INTRODUCTION =
  "On Linux, an executable stack lets a process run code that was placed on its stack. Attackers exploit that to run code of their own, scripts and commands among it. The rule watches syslog for the kernel's line about such a process and flags it for a look.";

/** The investigation, in the order in which it is done. */
export const TRIAGE_STEPS: readonly GuideItem[] = [
  {
    id: 'review-syslog',
    title: 'Review the syslog entries',
    text: 'Read the syslog entries, first the message with "started with executable stack". Work out which process raised the alert.',
  },
  {
    id: 'process-command-line',
    title: 'Check the name and the command line',
    text: "Look at the process's name and its command-line arguments. What is it, and what is it for?",
  },
  {
    id: 'parent-process',
    title: 'Check the parent process',
    text: 'Look at the parent of the process. Was it started by an application or a service that should start it?',
  },
  {
    id: 'user-account',
    title: 'Check the user account',
    text: 'Look at the user that the process ran as. Is it the one you expect, with the rights you expect?',
  },
  {
    id: 'recent-changes',
    title: 'Look for recent changes',
    text: 'Look for changes and anomalies around the start of the process: new software, changed configuration.',
  },
  {
    id: 'threat-intelligence',
    title: 'Compare with threat intelligence',
    text: 'Hold the process against known threat intelligence. Does it match a known pattern or indicator?',
  },
];

/** What is harmless, and how to exclude it. */
export const FALSE_POSITIVES = [
  {
    id: 'development-tools',
    title: 'Development tools',
    text: 'Development tools and environments may want an executable stack, for debugging or testing. Exclude them by process name.',
  },
  {
    id: 'legacy-applications',
    title: 'Legacy applications',
    text: 'Old applications may need an executable stack. Check that they are still needed and harmless, then exclude them by process name or path.',
  },
  {
    id: 'in-house-software',
    title: 'In-house software',
    text: 'Scripts and programs made in-house may use an executable stack without meaning to. Review them, then exclude each by something that identifies only it.',
  },
  {
    id: 'system-utilities',
    title: 'System utilities',
    text: "Some system utilities and libraries raise this in normal use. Check their documentation or ask the vendor, then exclude them where there's no risk.",
  },
] as const satisfies readonly GuideItem[];

/** The kinds of false positive, by their ids. */
export const FALSE_POSITIVE_KINDS = FALSE_POSITIVES.map(({ id }) => id);

/** What to do when it is an attack. */
export const RESPONSE_STEPS: readonly GuideItem[] = [
  {
    id: 'isolate-host',
    title: 'Isolate the host',
    text: 'Take the host off the network at once, against lateral movement to other hosts.',
  },
  {
    id: 'terminate-process',
    title: 'End the process',
    text: 'End the suspicious process.',
  },
  {
    id: 'analyse-process',
    title: 'Analyse the process',
    text: 'Analyse the process and its files thoroughly: which payloads and scripts ran?',
  },
  {
    id: 'restore-backup',
    title: 'Restore from a backup',
    text: 'Where there are unauthorised changes or malware, restore the system from a known good backup.',
  },
  {
    id: 'apply-patches',
    title: 'Apply security updates',
    text: 'Apply security updates to the system and its applications.',
  },
  {
    id: 'protect-stack',
    title: 'Protect the stack',
    text: 'Put stack protection in place: stack canaries and non-executable stacks.',
  },
  {
    id: 'escalate',
    title: 'Escalate',
    text: 'Escalate to the security operations team, to investigate further and to judge what else is needed.',
  },
];

/** The data that the rule needs, and what there is to read about getting it. */
export const SETUP: { text: string; guides: readonly GuideItem[] } = {
  text: 'The rule needs data from Filebeat on Linux with its System module (syslog) enabled. Filebeat is a light shipper: it runs on the servers and forwards their logs to Elasticsearch or Logstash.',
  guides: [
    {
      id: 'repositories',
      title: 'APT and YUM repositories',
      text: 'Install Filebeat from the package repositories of Debian, Ubuntu, Red Hat and their relatives.',
    },
    { id: 'docker', title: 'Docker', text: 'Run Filebeat in a container.' },
    { id: 'kubernetes', title: 'Kubernetes', text: 'Run Filebeat on every node of a cluster.' },
    {
      id: 'quick-start',
      title: 'Quick start',
      text: 'Install Filebeat and see the first logs arrive.',
    },
    {
      id: 'set-up-and-run',
      title: 'Setting up and running',
      text: 'Everything about setting up, starting and stopping Filebeat.',
    },
    {
      id: 'system-module',
      title: 'The System module on Linux',
      text: 'Enable the module that collects syslog and the authentication logs.',
    },
  ],
};
