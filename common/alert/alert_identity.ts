import { fieldText, fieldValues, type Document } from '../document/document';
import { bootTime, isSameBoot } from '../line/boot';
import { kindOf, timeOf } from '../line/event_source';
import { lineOf, stampOf } from '../line/kernel_event';
import { comparableText } from '../line/kernel_line';
import { judgeOrigin } from '../line/origin';
import { isOwnProof, type Origin } from '../line/proof';
import { microseconds } from '../line/stamp';

/** How far the times of one line may lie apart in two sources that both stamp it as it comes, milliseconds. */
const SAME_TIME = 2_000;

const SECOND = 1_000;

// What logrotate appends to a name: .1, -20261124, .2.gz.
const ROTATED = /(?:\.\d+|-\d{8}(?:-\d+)?)?(?:\.(?:gz|xz|bz2|zst|lz4))?$/;

/** An event, with its id and its index. */
export interface IdentifiedEvent {
  id: string;
  index: string;
  document: Document;
}

function isAddress(host: string): boolean {
  return host.includes(':') || /^[\d.]+$/.test(host);
}

/** The name of the host up to its first dot: the journal has the whole, rsyslog strips the domain. */
function shortHost(event: Document): string {
  const host = (
    fieldText(event, 'host.name') ??
    fieldText(event, 'host.hostname') ??
    ''
  ).toLowerCase();
  return isAddress(host) ? host : (host.split('.')[0] ?? '');
}

/** What the line says, in the form that all its copies have in common: its path, or all of it. */
function said(event: Document): string {
  const line = lineOf(event);
  return comparableText(line?.path ?? line?.text ?? (fieldText(event, 'message') ?? '').trim());
}

/**
 * What copies of one line have in common, by whatever way and however late they came: the host, the kernel's own stamp and the
 * path; where there is no stamp, the host, the text and the second in which it was written. It depends only on what never changes
 * about an event. Lines that merely look the same may have it in common too; {@link isSameLine} tells them apart.
 */
export function lineKey(event: Document): string {
  const stamp = stampOf(event);
  const when =
    stamp === undefined
      ? ['second', Math.floor((timeOf(event) ?? 0) / SECOND)]
      : ['stamp', microseconds(stamp)];
  return JSON.stringify([shortHost(event), ...when, said(event)]);
}

/** Where an event was read: the journal, or files by their names before they were rotated. A source has each line once. */
export function sourcesOf({ index, document }: Omit<IdentifiedEvent, 'id'>): string[] {
  if (kindOf(document) === 'journal') return ['journal'];
  const paths = ['log.file.path', 'executable_stack.also_in'].flatMap((field) =>
    fieldValues(document, field).map((path) => String(path).replace(ROTATED, '')),
  );
  return paths.length > 0 ? [...new Set(paths)] : [index];
}

function lineTime(event: Document): number | undefined {
  const [time, stamp] = [timeOf(event), stampOf(event)];
  if (time === undefined) return undefined;
  return stamp === undefined ? time : bootTime({ time, stamp });
}

function alertTime(alert: Document): number | undefined {
  const field =
    stampOf(alert) === undefined ? 'kibana.alert.original_time' : 'executable_stack.boot';
  const time = Date.parse(fieldText(alert, field) ?? '');
  return Number.isNaN(time) ? undefined : time;
}

const BOOT_ID = 'journald.host.boot_id';

/** A stamp is exact to the microsecond, so that its boot may be less so; not where somebody may have copied the line. */
function isSameTime(alert: Document, event: Document, isForged: boolean): boolean {
  const [first, second] = [fieldText(alert, BOOT_ID), fieldText(event, BOOT_ID)];
  if (first !== undefined && second !== undefined && first !== second) return false;
  const [a, b] = [alertTime(alert), lineTime(event)];
  if (a === undefined || b === undefined) return false;
  const tolerance = isForged || stampOf(event) === undefined ? SAME_TIME : undefined;
  return isSameBoot(a, b, tolerance);
}

function differ(alert: Document, event: Document, field: string): boolean {
  const [a, b] = [fieldText(alert, field), fieldText(event, field)];
  return a !== undefined && b !== undefined && a !== b;
}

/** Two names that both have a domain, and not the same one. */
function isOtherHost(alert: Document, event: Document): boolean {
  const names = [alert, event].map((each) => fieldText(each, 'host.name')?.toLowerCase() ?? '');
  return names.every((name) => name.includes('.')) && differ(alert, event, 'host.name');
}

function originOfAlert(alert: Document): Pick<Origin, 'verdict' | 'proof'> {
  const text = (field: string) => fieldText(alert, `executable_stack.origin.${field}`);
  return {
    verdict: (text('verdict') ?? 'unproven') as Origin['verdict'],
    proof: (text('proof') ?? 'none') as Origin['proof'],
  };
}

/** What each proves by itself may not contradict: a forger may copy a line of the kernel, stamp and all. */
function contradict(known: Pick<Origin, 'verdict' | 'proof'>, own: Origin): boolean {
  return isOwnProof(known.proof) && isOwnProof(own.proof) && known.verdict !== own.verdict;
}

/**
 * Whether an alert that has the event's {@link lineKey} is of the same line: it was made from that very event, or from a copy of
 * it in another source, at the same time or of the same boot, by the same process as far as both say. Two events of one source
 * are two lines, so a line that somebody writes twice makes two alerts, and its copies go one to each.
 */
export function isSameLine(alert: Document, event: IdentifiedEvent): boolean {
  if (fieldValues(alert, 'kibana.alert.ancestors.id').includes(event.id)) return true;
  const known = fieldValues(alert, 'executable_stack.sources');
  if (sourcesOf(event).some((source) => known.includes(source))) return false;
  const { document } = event;
  if (differ(alert, document, 'process.pid') || isOtherHost(alert, document)) return false;
  const [before, own] = [originOfAlert(alert), judgeOrigin(document, [])];
  if (contradict(before, own)) return false;
  const isForged = [before, own].some(
    ({ verdict, proof }) => verdict === 'forged' && isOwnProof(proof),
  );
  return isSameTime(alert, document, isForged);
}
