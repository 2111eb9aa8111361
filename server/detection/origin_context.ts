import { fieldText, type Document } from '../../common/document/document';
import { and, is } from '../../common/kql/ast';
import type { EventIndex } from '../ports';

const HOUR = 60 * 60_000;
const REACH = 7 * 24 * HOUR;
/** Enough to see the boot of a line and the one before; a boot alone prints hundreds. */
const EACH_WAY = 200;
/** Hours that are so near each other, beside how far is looked, that all there is around one is all there is around the other. */
const NEAR = 24;

/** What stands around an hour. */
interface Around {
  documents: readonly Document[];
  /** There is no more than this, either way. */
  isAll: boolean;
}

/** Kernel events of an event's host around its time, in no particular order; the event itself may be among them. */
export type Neighbours = (event: Document) => Promise<readonly Document[]>;

function hostOf(event: Document): { field: string; name: string } | undefined {
  for (const field of ['host.name', 'host.hostname']) {
    const name = fieldText(event, field);
    if (name !== undefined) return { field, name };
  }
  return undefined;
}

/**
 * Looks neighbours up in the events, once a run for each host and hour, or day where a host has only few: where many lines of a
 * host are judged, they have the same neighbours. An event without a host or a time has none.
 */
export function createNeighbours(events: EventIndex, signal?: AbortSignal): Neighbours {
  const found = new Map<string, Map<number, Promise<Around>>>();

  const lookUp = async (host: { field: string; name: string }, hour: number): Promise<Around> => {
    const query = and(is('process.name', 'kernel'), is(host.field, host.name));
    const middle = (hour + 1) * HOUR;
    const side = async (range: { from: number; to: number }, direction: 'asc' | 'desc') => {
      const { hits } = await events.search({
        query,
        time: '@timestamp',
        range,
        sort: [{ field: '@timestamp', direction }],
        size: EACH_WAY,
        signal,
      });
      return hits.map(({ document }) => document);
    };
    const before = await side({ from: middle - REACH, to: middle }, 'desc');
    const after = await side({ from: middle, to: middle + REACH }, 'asc');
    const isAll = before.length < EACH_WAY && after.length < EACH_WAY;
    return { documents: [...before, ...after], isAll };
  };

  return async (event) => {
    const host = hostOf(event);
    const time = Date.parse(fieldText(event, '@timestamp') ?? '');
    if (host === undefined || Number.isNaN(time)) return [];
    const hour = Math.floor(time / HOUR);
    const key = JSON.stringify([host.field, host.name]);
    const ofHost = found.get(key) ?? new Map<number, Promise<Around>>();
    found.set(key, ofHost);
    for (const [other, around] of ofHost) {
      if (Math.abs(other - hour) <= NEAR && (other === hour || (await around).isAll)) {
        return (await around).documents;
      }
    }
    const around = lookUp(host, hour);
    ofHost.set(hour, around);
    return (await around).documents;
  };
}
