import { fieldText, type Document } from '../document/document';
import { hasPid, kindOf, timeOf, type SourceKind } from './event_source';
import { facilityOf, KERNEL_FACILITY } from './facility';
import { hasPhrase, parseKernelLine, type KernelLine } from './kernel_line';
import type { StampedLine } from './boot';
import { sameStamp, takeStamp, type Stamp } from './stamp';

const MICROSECONDS = 1e-6;

function numberOf(event: Document, field: string): number | undefined {
  const text = fieldText(event, field);
  const value = text === undefined || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** The stamp that stands beside the message: ours, or the journal's `_SOURCE_MONOTONIC_TIMESTAMP`. Seconds. */
function stampBeside(event: Document): number | undefined {
  const own = numberOf(event, 'executable_stack.stamp');
  if (own !== undefined) return own;
  const source = numberOf(event, 'journald.source_monotonic_timestamp');
  return source === undefined ? undefined : source * MICROSECONDS;
}

/** What the line of an event says. A stamp in the text that isn't the one beside it is a part of the text. */
export function lineOf(event: Document): KernelLine | undefined {
  const message = fieldText(event, 'message');
  if (message === undefined) return undefined;
  const beside = stampBeside(event);
  const line = parseKernelLine(message);
  if (beside === undefined || !line?.stamp) return line;
  return sameStamp(line.stamp.seconds, beside) ? line : parseKernelLine(message, beside);
}

/** The kernel's stamp of an event, beside the message or in it: seconds since the boot. */
export function stampOf(event: Document): number | undefined {
  const beside = stampBeside(event);
  if (beside !== undefined) return beside;
  const message = fieldText(event, 'message') ?? '';
  return lineOf(event)?.stamp?.seconds ?? takeStamp(message.trimStart())?.stamp.seconds;
}

/** Another kernel line of the host. */
export interface KernelNeighbour extends Partial<StampedLine> {
  kind: SourceKind;
  message: string;
  /** How its text is stamped. */
  form: 'padded' | 'unpadded' | 'wide' | 'none';
  /** It has the words that the rule asks for, so it is in doubt itself. */
  inDoubt: boolean;
  /** It is what a boot prints first (init/version.c, linux_banner): a log of warnings only has it not. */
  beginsBoot: boolean;
}

/** A program wrote it, whatever its tag says: it can't bear witness. */
function isOfProgram(event: Document): boolean {
  const transport = fieldText(event, 'systemd.transport') ?? 'kernel';
  const facility = facilityOf(event) ?? KERNEL_FACILITY;
  return transport !== 'kernel' || facility !== KERNEL_FACILITY || hasPid(event);
}

/** Seconds that fill the kernel's field, so that nobody can tell whether blanks were taken out. */
const UNPADDED_FROM = 10_000;

function formOf(stamp: Stamp | undefined): KernelNeighbour['form'] {
  if (!stamp) return 'none';
  if (stamp.seconds >= UNPADDED_FROM) return 'wide';
  return stamp.padded ? 'padded' : 'unpadded';
}

/** What matters of a neighbour; undefined where it is known that no kernel wrote it. */
export function neighbourOf(event: Document): KernelNeighbour | undefined {
  if (fieldText(event, 'process.name') !== 'kernel' || isOfProgram(event)) return undefined;
  const message = (fieldText(event, 'message') ?? '').trimStart();
  const taken = takeStamp(message);
  return {
    kind: kindOf(event),
    message,
    form: formOf(taken?.stamp),
    inDoubt: hasPhrase(message),
    beginsBoot: (taken?.rest ?? message).startsWith('Linux version '),
    time: timeOf(event),
    stamp: stampOf(event),
  };
}
