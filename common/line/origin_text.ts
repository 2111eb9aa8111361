import { fieldText, type Document } from '../document/document';
import { bootTime, byTime, checkStamp, type StampedLine } from './boot';
import { kindOf, timeOf, type SourceKind } from './event_source';
import { lineOf, neighbourOf, stampOf, type KernelNeighbour } from './kernel_event';
import { comparableText, isPrintablePath, type KernelLine } from './kernel_line';
import type { Finding } from './origin_source';
import { sameStamp } from './stamp';

/** What is read of neighbours, once for all events that have the same ones. */
const readBefore = new WeakMap<readonly Document[], KernelNeighbour[]>();

function readNeighbours(neighbours: readonly Document[]): KernelNeighbour[] {
  const known = readBefore.get(neighbours);
  if (known) return known;
  const read = neighbours.flatMap((event) => neighbourOf(event) ?? []);
  readBefore.set(neighbours, read);
  return read;
}

const comparableBefore = new WeakMap<KernelNeighbour, string>();

/** What a neighbour says, to compare; of many long lines that takes its time, so it is done once. */
function comparableOf(neighbour: KernelNeighbour): string {
  const text = comparableBefore.get(neighbour) ?? comparableText(neighbour.message.trim());
  comparableBefore.set(neighbour, text);
  return text;
}

/** Seconds in which a boot prints most of its lines, and how many of those are more than warnings. */
const [EARLY, MANY] = [60, 100];

function isStamped(line: Partial<StampedLine>): line is StampedLine {
  return line.time !== undefined && line.stamp !== undefined;
}

/** Lines nearest in time that tell how lines were stamped then: daemons are configured anew now and then. */
const NEAREST = 20;

/** So many of them have to carry stamps for one without to be strange. */
const NEARLY_ALL = 0.9;

/** How this host's kernel lines are stamped in syslog files around a time; undefined where that can't be told. */
function conventionOf(
  neighbours: readonly KernelNeighbour[],
  ownText: string,
  time = 0,
): KernelNeighbour['form'] | undefined {
  const files = neighbours.filter(({ kind }) => kind === 'syslog');
  const distance = (each: KernelNeighbour) => Math.abs((each.time ?? 0) - time);
  const others = files
    .filter(({ inDoubt }) => !inDoubt)
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, NEAREST);
  const count = (form: KernelNeighbour['form']) =>
    others.filter((each) => each.form === form).length;
  if (others.length > 0) {
    const none = count('none');
    if (none > others.length * (1 - NEARLY_ALL))
      return none * 2 > others.length ? 'none' : undefined;
    const [padded, unpadded] = [count('padded'), count('unpadded')];
    return padded > 0 && padded >= (padded + unpadded) * NEARLY_ALL ? 'padded' : 'unpadded';
  }
  if (neighbours.some(({ inDoubt }) => !inDoubt)) return undefined;
  // Only lines like this one: what has a stamp at all is the likelier one to be the kernel's.
  return files.find((each) => each.form !== 'none' && comparableOf(each) !== ownText)?.form;
}

function note(code: string, text: string): Finding {
  return { code, text, speaks: 'neither', proof: 'none' };
}

function forged(code: string, text: string): Finding {
  return { code, text, speaks: 'against', proof: 'stamp', proves: 'forged' };
}

function judgeForm(line: KernelLine, convention: KernelNeighbour['form'] | undefined): Finding[] {
  if (convention === 'none') {
    if (!line.stamp)
      return [
        note(
          'stamp_not_carried',
          'Like the other kernel lines of this host it carries no kernel time stamp that could be checked.',
        ),
      ];
    const text =
      'It carries a kernel time stamp, and the other kernel lines of this host carry none.';
    return [{ ...note('stamp_unlike_others', text), speaks: 'against' }];
  }
  if (convention === undefined) {
    const text =
      'It carries no kernel time stamp, and no other kernel line of this host tells whether it should.';
    return line.stamp ? [] : [note('stamp_not_expected', text)];
  }
  if (!line.stamp)
    return [
      forged(
        'stamp_missing',
        "It lacks the kernel's own time stamp, which the other kernel lines of this host carry.",
      ),
    ];
  if (convention === 'padded' && !line.stamp.padded)
    return [
      forged(
        'stamp_misshapen',
        'Its time stamp is not written as the kernel writes one, in a field five wide.',
      ),
    ];
  return [];
}

/**
 * Other lines with stamps, of the same way if there are any: each way has delays of its own at boot. Of lines in doubt nobody knows
 * which one is forged.
 */
function witnessesOf(
  neighbours: readonly KernelNeighbour[],
  kind: SourceKind,
  stamp: number,
): { lines: StampedLine[]; whole: boolean } {
  const sure = neighbours.flatMap((each) =>
    isStamped(each) && !each.inDoubt && !sameStamp(each.stamp, stamp) ? [each] : [],
  );
  const same = sure.filter((each) => each.kind === kind);
  const lines = same.length > 0 ? same : sure;
  return { lines: lines.toSorted(byTime), whole: isWhole(lines) };
}

/** Whether these are of a log of all that the kernel prints: one of warnings has no more than some dozens when a host boots. */
function isWhole(lines: readonly (KernelNeighbour & StampedLine)[]): boolean {
  const early = lines.filter(({ stamp }) => stamp < EARLY);
  return early.length >= MANY || lines.some(({ beginsBoot }) => beginsBoot);
}

function judgeBoot(event: Document, neighbours: readonly KernelNeighbour[]): Finding[] {
  const [time, stamp] = [timeOf(event), stampOf(event)];
  if (time === undefined || stamp === undefined) return [];
  const line = { time, stamp };
  const { lines, whole } = witnessesOf(neighbours, kindOf(event), stamp);
  switch (checkStamp(line, lines, { whole })) {
    case 'contradicts': {
      const boot = new Date(bootTime(line)).toISOString();
      return [
        forged(
          'stamp_contradicts',
          `By its time stamp the host booted at ${boot}, which the other kernel lines of this host contradict.`,
        ),
      ];
    }
    case 'fits':
      return [
        note(
          'stamp_fits',
          'Its time stamp fits the other kernel lines of this host, which proves nothing by itself: anybody may read the uptime.',
        ),
      ];
    case 'unknown':
      return [
        note(
          'stamp_unchecked',
          'No other kernel line of this host proves its time stamp right or wrong.',
        ),
      ];
  }
}

/** A message with a line break in it is logged as several lines of one stamp (kernel/printk/printk.c, record_print_text()). */
const ONE_MESSAGE = 2_000;

/** Whether a line may be a piece of a longer message, which a file name with a line break cuts up. */
function judgePieces(event: Document, line: KernelLine, others: readonly KernelNeighbour[]) {
  const { stamp } = line;
  const time = timeOf(event);
  if (stamp === undefined || time === undefined || kindOf(event) !== 'syslog') return [];
  const own = comparableText(line.text);
  const isPiece = (other: KernelNeighbour) =>
    other.kind === 'syslog' &&
    isStamped(other) &&
    sameStamp(other.stamp, stamp.seconds) &&
    Math.abs(other.time - time) <= ONE_MESSAGE &&
    !comparableOf(other).includes(own);
  if (!others.some(isPiece)) return [];
  const text =
    'Another text of the kernel has this very time stamp: both may be pieces of one message, cut up by a line break in a file name.';
  return [{ ...note('stamp_shared', text), speaks: 'against' as const, doubts: true }];
}

const TEXT_DIFFERS: Finding = {
  code: 'text_differs',
  text: 'Its text has the words of the line, but is not what the kernel writes: process, a path in quotes, and nothing after it.',
  speaks: 'against',
  proof: 'none',
  doubts: true,
};

function judgeWords(line: KernelLine): Finding[] {
  if (line.form === 'embedded') return [TEXT_DIFFERS];
  if (line.path === undefined || isPrintablePath(line.path)) return [];
  return [
    {
      code: 'path_unlike_kernel',
      text: 'The kernel prints no such path: it prints the last four names without a leading slash, or up to three with one.',
      speaks: 'against',
      proof: 'none',
    },
  ];
}

/**
 * What a line's text says of its origin: its stamp, held against the host's other kernel lines, and its words.
 * @param isSettled the journal itself says who wrote it: its stamp can add nothing
 */
export function judgeText(
  event: Document,
  neighbours: readonly Document[],
  isSettled: boolean,
): Finding[] {
  const line = lineOf(event);
  if (!line) return [TEXT_DIFFERS];
  if (isSettled) return judgeWords(line);
  const others = readNeighbours(neighbours);
  const own = comparableText((fieldText(event, 'message') ?? '').trim());
  const form =
    kindOf(event) === 'syslog' ? judgeForm(line, conventionOf(others, own, timeOf(event))) : [];
  const isMissing = form.some(({ proves }) => proves === 'forged');
  return [
    ...form,
    ...(isMissing ? [] : judgeBoot(event, others)),
    ...judgePieces(event, line, others),
    ...judgeWords(line),
  ];
}
