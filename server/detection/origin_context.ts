import { fieldText, type Document } from '../../common/document/document';
import { and, exists, is, not, type KqlNode } from '../../common/kql/ast';
import { judgeSource } from '../../common/line/origin_source';
import { kindOf, timeOf } from '../../common/line/event_source';
import { WORDS } from '../../common/line/kernel_line';
import type { Clock, EventIndex } from '../ports';

const HOUR = 60 * 60_000;
const REACH = 7 * 24 * HOUR;
/** Only the journal has it. */
const TRANSPORT = 'systemd.transport';
/** Enough to see the boot of a line and the one before; a boot alone prints hundreds. */
const EACH_WAY = 200;
/** So many lines on a side do for an event for which others were looked up. */
const ENOUGH = 50;
/** Where a side has no more lines than were found, others may be so much nearer to its end. */
const NEAR = 24 * HOUR;

/** How long what was found counts as what there is, ms: as long as one run over very many lines may well take. */
const KEPT = 60_000;

/** The lines around a time, oldest first, and how far they are all that there are. */
interface Stretch {
  documents: readonly Document[];
  times: readonly number[];
  from: number;
  to: number;
  /** There is no line more before, or after, within reach. */
  isFirst: boolean;
  isLast: boolean;
}

/** Lines of several kinds around a time. */
interface Around extends Stretch {
  /** From when to when none of any kind is left out. */
  shared: { from: number; to: number };
}

interface LookUp {
  time: number;
  stretch: Promise<Around>;
}

/** What was looked up, by host. */
type Found = Map<string, LookUp[]>;

/**
 * Kernel events of an event's host around its time, and where it has a journal the lines in it that have the rule's words, in no
 * particular order; the event itself may be among them.
 */
export type Neighbours = (event: Document) => Promise<readonly Document[]>;

function hostOf(event: Document): KqlNode | undefined {
  for (const field of ['host.name', 'host.hostname']) {
    const name = fieldText(event, field);
    if (name !== undefined) return is(field, name);
  }
  return undefined;
}

/** Whether what was looked up for another time is as good for this one. */
function covers({ times, from, to, isFirst, isLast, shared }: Around, time: number): boolean {
  if (time < shared.from || time > shared.to) return false;
  const before = times.filter((each) => each < time).length;
  const isEnoughBefore = before >= ENOUGH || (isFirst && time - from >= REACH - NEAR);
  const isEnoughAfter = times.length - before >= ENOUGH || (isLast && to - time >= REACH - NEAR);
  return isEnoughBefore && isEnoughAfter;
}

/**
 * Looks neighbours up in the events. Lines that are in doubt themselves are looked up apart, for whoever forges them could push all
 * others out of sight; and only where there are no others, or they could take something away from a line that is proven. Events that
 * have the same neighbours get the same array, so that many lines of a host are judged by few searches. An event without a host or
 * a time has none.
 */
export function createNeighbours(
  events: EventIndex,
  signal?: AbortSignal,
  found: Found = new Map(),
): Neighbours {
  const search = async (query: KqlNode, time: number): Promise<Stretch> => {
    const side = async (range: { from: number; to: number }, direction: 'asc' | 'desc') => {
      const sort = [{ field: '@timestamp', direction }];
      const asked = { query, time: '@timestamp' as const, range, sort, size: EACH_WAY, signal };
      const { hits, next } = await events.search(asked);
      return { found: hits.map(({ document }) => document), isAll: next === undefined };
    };
    const [before, after] = await Promise.all([
      side({ from: time - REACH, to: time }, 'desc'),
      side({ from: time, to: time + REACH }, 'asc'),
    ]);
    const documents = [...before.found.reverse(), ...after.found];
    const times = documents.map((document) => timeOf(document) ?? time);
    return {
      documents,
      times,
      from: before.isAll ? time - REACH : Math.min(...times),
      to: after.isAll ? time + REACH : Math.max(...times),
      isFirst: before.isAll,
      isLast: after.isAll,
    };
  };

  const lookUp = async (host: KqlNode, time: number, isProven: boolean): Promise<Around> => {
    const kernels = and(is('process.name', 'kernel'), host);
    const sureLines = search(and(kernels, not(is('message', WORDS))), time);
    const needsDoubtful = isProven || (await sureLines).documents.length === 0;
    const doubtful = needsDoubtful ? [search(and(kernels, is('message', WORDS)), time)] : [];
    const [sure, ...others] = await Promise.all([sureLines, ...doubtful]);
    const found = [sure, ...others];
    const known = found.flatMap(({ documents }) => documents);
    if (known.some((document) => kindOf(document) === 'journal')) {
      const written = and(is('message', WORDS), exists(TRANSPORT));
      const ofJournal = await search(and(host, written), time);
      found.push(ofJournal);
      // Lines of any other tag make no alerts: who writes them without end must not push the copies out of sight.
      if (!(ofJournal.isFirst && ofJournal.isLast))
        found.push(await search(and(kernels, written), time));
    }
    const stretch = found.find(({ documents }) => documents.length > 0) ?? sure;
    return {
      ...stretch,
      documents: found.flatMap(({ documents }) => documents),
      shared: {
        from: Math.max(...found.map(({ from }) => from)),
        to: Math.min(...found.map(({ to }) => to)),
      },
    };
  };

  return async (event) => {
    const host = hostOf(event);
    const time = timeOf(event);
    if (host === undefined || time === undefined) return [];
    const isProven = judgeSource(event).some(({ speaks }) => speaks === 'for');
    const key = JSON.stringify([host, isProven]);
    const ofHost = found.get(key) ?? [];
    found.set(key, ofHost);
    for (const each of ofHost) {
      if (Math.abs(each.time - time) > NEAR) continue;
      const stretch = await each.stretch;
      if (covers(stretch, time)) return stretch.documents;
    }
    const stretch = lookUp(host, time, isProven);
    ofHost.push({ time, stretch });
    try {
      return (await stretch).documents;
    } catch (error) {
      // Whoever asks next, in another run maybe, looks again.
      found.delete(key);
      throw error;
    }
  };
}

/** Neighbours for each run. Runs that follow each other at once, as when one reached its limit, share what they found. */
export function createNeighbourCache(
  events: EventIndex,
  clock: Clock,
): (signal: AbortSignal | undefined) => Neighbours {
  let found: Found = new Map();
  let since = Number.NaN;
  return (signal) => {
    const now = clock.now();
    if (!(now >= since && now < since + KEPT)) {
      found = new Map();
      since = now;
    }
    return createNeighbours(events, signal, found);
  };
}
