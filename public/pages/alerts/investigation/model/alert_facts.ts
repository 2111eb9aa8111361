import { fieldText, type Document } from '../../../../../common/document/document';

/** What the header says of an alert. Times ISO 8601. */
export interface AlertFacts {
  /** The last component of the path. */
  program?: string;
  host?: string;
  /** As the kernel printed it. */
  path?: string;
  /** The line as it stands in the log, with the kernel's time stamp. */
  message?: string;
  /** When the line was written. */
  time?: string;
  /** When the rule found it. */
  found?: string;
  /** When its host booted. */
  boot?: string;
  /** Milliseconds from the host's boot to the line. */
  sinceBoot?: number;
}

function sinceBoot(time: string | undefined, boot: string | undefined): number | undefined {
  const elapsed = Date.parse(time ?? '') - Date.parse(boot ?? '');
  return elapsed >= 0 ? elapsed : undefined;
}

/** Reads the facts of an alert; what it doesn't say is missing. */
export function readFacts(document: Document): AlertFacts {
  const text = (field: string) => fieldText(document, field);
  const time = text('kibana.alert.original_time');
  const boot = text('executable_stack.boot');
  return {
    program: text('executable_stack.program'),
    host: text('host.name') ?? text('host.hostname'),
    path: text('executable_stack.path'),
    message: text('message'),
    time,
    found: text('kibana.alert.start') ?? text('@timestamp'),
    boot,
    sinceBoot: sinceBoot(time, boot),
  };
}

/** What an alert is called: `billing on web-01`. */
export function alertTitle({ program, host }: AlertFacts): string {
  return `${program ?? 'A program without a name'} on ${host ?? 'an unnamed host'}`;
}
