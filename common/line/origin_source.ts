import { fieldText, fieldValues, type Document } from '../document/document';
import { describeFacility, facilityOf, KERNEL_FACILITY } from './facility';
import { hasPid, kindOf } from './event_source';
import type { OriginProof, OriginReason } from './proof';

/** A reason, and what follows from it. */
export interface Finding extends OriginReason {
  proof: OriginProof;
  /** Decides, unless a stronger one did. */
  proves?: 'authentic' | 'forged';
  /** The line can't be called authentic, whatever else speaks for it. */
  doubts?: boolean;
}

// rsyslog's stock configuration writes `kern.*` there and nothing else; rotation appends to the name.
const KERNEL_LOG = /(?:^|\/)kern\.log(?:[.-][^/]*)?$/;

// syslog(3) and logger put another facility in its place; neither journald (forward_syslog_raw()) nor rsyslog (imuxsock.c,
// SubmitMsg()) changes what a program sends to /dev/log itself.
const SOCKET_ONLY =
  'syslog(3) and logger never write with it, only a program that speaks to the log socket itself could';

function first(event: Document, ...fields: string[]): string | undefined {
  return fields.map((field) => fieldText(event, field)).find((text) => text !== undefined);
}

/** What the journal knows of the program that wrote a line (systemd.journal-fields(7): no program can set these itself). */
export function writerOf(event: Document): string {
  const known = [
    ['user', first(event, 'journald.uid', 'user.effective.id', 'user.id')],
    ['process', first(event, 'journald.pid', 'process.pid')],
    [
      'command',
      first(
        event,
        'journald.process.name',
        'journald.process.executable',
        'process.executable',
        'process.command_line',
      ),
    ],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]));
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}

function against(proof: OriginProof, code: string, text: string): Finding {
  return { code, text, speaks: 'against', proof, proves: 'forged' };
}

function ofKernelTransport(event: Document): Finding {
  const facility = facilityOf(event);
  if (facility === undefined)
    return {
      code: 'journal_without_facility',
      text: 'The journal received it from the kernel, but its facility is missing: root may have written it to /dev/kmsg.',
      speaks: 'neither',
      proof: 'journal',
    };
  // kernel/printk/printk.c, devkmsg_write(): what a program writes never keeps facility 0.
  if (facility !== KERNEL_FACILITY)
    return against(
      'journal',
      'written_to_kmsg',
      `Somebody with root's rights wrote it to /dev/kmsg: the journal received it from the kernel, but with facility ${describeFacility(facility)}, which the kernel itself never uses.`,
    );
  return {
    code: 'journal_kernel',
    text: 'The journal received it from the kernel, with facility 0, which no program can write with.',
    speaks: 'for',
    proof: 'journal',
    proves: 'authentic',
  };
}

function judgeTransport(event: Document): Finding[] {
  const transport = fieldText(event, 'systemd.transport');
  if (transport === undefined) return [];
  if (transport === 'kernel') return [ofKernelTransport(event)];
  const text = `A program wrote it${writerOf(event)}: the journal received it by ${transport}, not from the kernel.`;
  return [against('journal', 'journal_other_transport', text)];
}

function judgeTag(event: Document): Finding[] {
  const name = fieldText(event, 'process.name');
  if (name !== undefined && name !== '' && name !== 'kernel')
    return [against('tag', 'tag_of_a_program', `Its tag is ${name}, not kernel.`)];
  // The journal's process numbers are of writers that the transport has told of already.
  if (!hasPid(event) || fieldText(event, 'systemd.transport') !== undefined) return [];
  const text = `A process number came with it (${fieldText(event, 'process.pid')}); the kernel has none.`;
  return [against('tag', 'tag_with_pid', text)];
}

function judgeFacility(event: Document): Finding[] {
  if (fieldText(event, 'systemd.transport') !== undefined) return [];
  const facility = facilityOf(event);
  if (facility === undefined) return [];
  if (facility !== KERNEL_FACILITY)
    return [
      against(
        'priority',
        'facility_of_programs',
        `It was written with syslog facility ${describeFacility(facility)}; the kernel writes with 0 (kern) only.`,
      ),
    ];
  const where = kindOf(event) === 'journal' ? 'in the journal' : 'in syslog';
  return [
    {
      code: 'facility_of_kernel',
      text: `It has the kernel's facility, 0, ${where}; ${SOCKET_ONLY}.`,
      speaks: 'for',
      proof: 'priority',
      proves: 'authentic',
    },
  ];
}

function judgeFile(event: Document): Finding[] {
  const paths = ['log.file.path', 'executable_stack.also_in'].flatMap((field) =>
    fieldValues(event, field).map(String),
  );
  const path = paths.find((each) => KERNEL_LOG.test(each));
  if (path === undefined) return [];
  return [
    {
      code: 'in_kernel_log',
      text: `It stands in ${path}, where rsyslog writes only what has the kernel's facility; ${SOCKET_ONLY}.`,
      speaks: 'for',
      proof: 'kernel_log',
      proves: 'authentic',
    },
  ];
}

/** The weakest of all: pr_warn() is severity 4. */
export function judgeSeverity(event: Document): Finding[] {
  const severity = fieldText(event, 'log.syslog.severity.code');
  if (severity === undefined || Number(severity) === 4) return [];
  return [
    {
      code: 'severity_unusual',
      text: `Its severity is ${severity}; the kernel prints this line with 4 (warning).`,
      speaks: 'against',
      proof: 'none',
    },
  ];
}

/** What the way by which a line came says of its origin. */
export function judgeSource(event: Document): Finding[] {
  const judges = [judgeTransport, judgeTag, judgeFacility, judgeFile];
  return judges.flatMap((judge) => judge(event));
}
