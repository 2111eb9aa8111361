import { fieldText, type Document } from '../document/document';
import { bootTime, isSameBoot } from './boot';
import { kindOf, timeOf } from './event_source';
import { lineOf, stampOf } from './kernel_event';
import { comparableText, hasPhrase } from './kernel_line';
import { writerOf, type Finding } from './origin_source';
import { sameStamp } from './stamp';

/** How far the times of one line without a stamp may lie apart in the journal and in a file, milliseconds. */
const SAME_TIME = 2_000;

/** Lines of the journal among neighbours that have the rule's words, once for all events that have the same ones. */
const readBefore = new WeakMap<readonly Document[], Document[]>();

function inJournal(neighbours: readonly Document[]): Document[] {
  const known = readBefore.get(neighbours);
  if (known) return known;
  const read = neighbours.filter(
    (each) =>
      fieldText(each, 'systemd.transport') !== undefined &&
      hasPhrase(fieldText(each, 'message') ?? ''),
  );
  readBefore.set(neighbours, read);
  return read;
}

function textOf(event: Document): string {
  return comparableText(lineOf(event)?.text ?? '');
}

function isCopy(event: Document, other: Document): boolean {
  const [time, otherTime] = [timeOf(event), timeOf(other)];
  if (time === undefined || otherTime === undefined || textOf(event) !== textOf(other))
    return false;
  const [stamp, otherStamp] = [stampOf(event), stampOf(other)];
  if (stamp === undefined || otherStamp === undefined)
    return Math.abs(time - otherTime) <= SAME_TIME;
  const boots = [bootTime({ time, stamp }), bootTime({ time: otherTime, stamp: otherStamp })];
  return sameStamp(stamp, otherStamp) && isSameBoot(boots[0] ?? 0, boots[1] ?? 0);
}

/**
 * What the host's journal says of a line in a file. It knows who sent a line; the file does not. Where it has the line from a
 * program and none from the kernel, whatever speaks for the kernel in the file is in doubt.
 */
export function judgeJournalCopies(event: Document, neighbours: readonly Document[]): Finding[] {
  if (kindOf(event) === 'journal') return [];
  const copies = inJournal(neighbours).filter((other) => isCopy(event, other));
  const [first] = copies;
  const ofKernel = copies.some((copy) => fieldText(copy, 'systemd.transport') === 'kernel');
  if (first === undefined || ofKernel) return [];
  const text = `The journal of this host has the very line from a program${writerOf(first)}, by ${fieldText(first, 'systemd.transport')}, and none from the kernel.`;
  return [
    { code: 'journal_names_a_program', text, speaks: 'against', proof: 'none', doubts: true },
  ];
}
