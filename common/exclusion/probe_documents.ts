import type { Document, JsonValue } from '../document/document';
import { mergeDocuments } from '../document/merge';

/** The verdicts of what the kernel itself wrote; a forger's lines are another matter. */
export const KERNEL_VERDICTS = ['authentic', 'unproven'] as const;
export type KernelVerdict = (typeof KERNEL_VERDICTS)[number];

/** Names of one character and of scripts apart: next to no pattern that has anything in it matches them all. */
const PROGRAMS = ['q', '7', 'Ж', '_'];
const HOSTS = ['h', '5', 'Ü'];

/** Fields that the rule's query, or the way Elastic's System integration works, gives one and the same value in every line. */
const FIXED: Document = {
  host: { os: { type: 'linux', platform: 'linux' } },
  process: { name: 'kernel' },
  event: { dataset: 'system.syslog', module: 'system', kind: 'signal' },
  data_stream: { dataset: 'system.syslog', type: 'logs' },
  ecs: { version: '8.11.0' },
};

/** What a line of the kernel says of its way into syslog, where its source tells: fs/exec.c writes with pr_warn, facility 0. */
const KERNELS_OWN: Document = {
  systemd: { transport: 'kernel' },
  log: { syslog: { facility: { code: 0 }, severity: { code: 4 }, priority: 4 } },
};

/** Fields that have no more values in the kernel's lines than the probes have. */
export const KNOWN_FIELDS: readonly string[] = [
  'host.os.type',
  'process.name',
  'event.dataset',
  'event.module',
  'event.kind',
  'data_stream.dataset',
  'executable_stack.origin.verdict',
  'executable_stack.path_complete',
  'systemd.transport',
  'log.syslog.facility.code',
  'log.syslog.severity.code',
  'log.syslog.priority',
];

/**
 * What a kernel's line in syslog may carry, by first names: the collector's and Elastic's own fields, and those that pipelines
 * add to every event of a host. A line has no process number, user, arguments or parent, so `user.name is not root` holds
 * for all.
 */
const CARRIED = [
  '@timestamp',
  'agent',
  'aws',
  'azure',
  'cloud',
  'container',
  'data_stream',
  'ecs',
  'elastic_agent',
  'error',
  'event',
  'executable_stack',
  'fields',
  'gcp',
  'host',
  'input',
  'journald',
  'kubernetes',
  'labels',
  'log',
  'message',
  'observer',
  'orchestrator',
  'organization',
  'related',
  'service',
  'syslog',
  'system',
  'systemd',
  'tags',
];

/** Whether a line that the rule matches may carry this field at all. */
export function canCarry(field: string): boolean {
  return CARRIED.some((known) => field === known || field.startsWith(`${known}.`));
}

/** The message as the kernel writes it. */
export function kernelMessage(path: string): string {
  return `process '${path}' started with executable stack`;
}

function lineOf(program: string, host: string, cut: boolean): Document {
  const path = cut ? `w/x/y/${program}` : `/${program}`;
  const time = `20${cut ? '01' : '26'}-01-02T03:04:05.000Z`;
  return mergeDocuments(cut ? mergeDocuments(FIXED, KERNELS_OWN) : FIXED, {
    '@timestamp': time,
    message: cut ? `[    1.000001] ${kernelMessage(path)}` : kernelMessage(path),
    host: { name: host, hostname: host },
    input: { type: cut ? 'journald' : 'log' },
    event: { ingested: time },
    executable_stack: { path, path_complete: !cut, program },
  });
}

function originOf(verdict: KernelVerdict, proof: string): JsonValue {
  return {
    verdict,
    proof,
    reasons: [{ code: `because_of_${proof}`, text: `Because of ${proof}.` }],
  };
}

/**
 * Lines of the kernel that have no more in common than every line has that the rule matches: what is true of all these is
 * true of each.
 */
export function probeDocuments(verdict: KernelVerdict): Document[] {
  return PROGRAMS.flatMap((program) =>
    HOSTS.flatMap((host) =>
      [true, false].map((cut) =>
        mergeDocuments(lineOf(program, host, cut), {
          executable_stack: { origin: originOf(verdict, cut ? 'journal' : 'priority') },
        }),
      ),
    ),
  );
}

/** The document with another value for one field. */
export function withField(document: Document, field: string, value: JsonValue): Document {
  const nested = field
    .split('.')
    .reduceRight<JsonValue>((inner, key) => ({ [key]: inner }), value) as Document;
  return mergeDocuments(document, nested);
}
