import { fieldText, type Document } from '../document/document';
import { bootTime, isSameBoot } from './boot';
import { kindOf, timeOf } from './event_source';
import { lineOf, stampOf } from './kernel_event';
import { comparableText, hasPhrase } from './kernel_line';
import { writerOf, type Finding } from './origin_source';
import { sameStamp } from './stamp';

/** How far the times of one line without a stamp may lie apart in the journal and in a file, milliseconds. */
const SAME_TIME = 2_000;

interface KnownLine {
  event: Document;
  text: string;
  time: number | undefined;
  stamp: number | undefined;
}

function lineIn(event: Document): KnownLine {
  const text = comparableText(lineOf(event)?.text ?? '');
  return { event, text, time: timeOf(event), stamp: stampOf(event) };
}

/** Lines of the journal among neighbours that have the rule's words, read once for all events that have the same ones. */
const readBefore = new WeakMap<readonly Document[], KnownLine[]>();

function inJournal(neighbours: readonly Document[]): KnownLine[] {
  const known = readBefore.get(neighbours);
  if (known) return known;
  const read = neighbours
    .filter(
      (each) =>
        fieldText(each, 'systemd.transport') !== undefined &&
        hasPhrase(fieldText(each, 'message') ?? ''),
    )
    .map(lineIn);
  readBefore.set(neighbours, read);
  return read;
}

function isCopy(a: KnownLine, b: KnownLine): boolean {
  if (a.time === undefined || b.time === undefined || a.text !== b.text) return false;
  if (a.stamp === undefined || b.stamp === undefined) return Math.abs(a.time - b.time) <= SAME_TIME;
  const ownBoot = bootTime({ time: a.time, stamp: a.stamp });
  const otherBoot = bootTime({ time: b.time, stamp: b.stamp });
  return sameStamp(a.stamp, b.stamp) && isSameBoot(ownBoot, otherBoot);
}

/**
 * What the host's journal says of a line in a file. It knows who sent a line; the file does not. Where it has the line from a
 * program and none from the kernel, whatever speaks for the kernel in the file is in doubt.
 */
export function judgeJournalCopies(event: Document, neighbours: readonly Document[]): Finding[] {
  if (kindOf(event) === 'journal') return [];
  const known = inJournal(neighbours);
  if (known.length === 0) return [];
  const line = lineIn(event);
  const copies = known.filter((other) => isCopy(line, other)).map((other) => other.event);
  const [first] = copies;
  const ofKernel = copies.some((copy) => fieldText(copy, 'systemd.transport') === 'kernel');
  if (first === undefined || ofKernel) return [];
  const text = `The journal of this host has the very line from a program${writerOf(first)}, by ${fieldText(first, 'systemd.transport')}, and none from the kernel.`;
  return [
    { code: 'journal_names_a_program', text, speaks: 'against', proof: 'none', doubts: true },
  ];
}
