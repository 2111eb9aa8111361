import { fieldText, type Document } from '../../common/document/document';
import { and, is } from '../../common/kql/ast';
import type { EventIndex } from '../ports';

const HOUR = 60 * 60_000;
const REACH = 7 * 24 * HOUR;
/** Enough to see the boot of a line and the one before; a boot alone prints hundreds. */
const EACH_WAY = 200;

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
 * Looks neighbours up in the events, once a run for each host and hour: where many lines of a host are judged, they have the
 * same neighbours. An event without a host or a time has none.
 */
export function createNeighbours(events: EventIndex, signal?: AbortSignal): Neighbours {
  const found = new Map<string, Promise<readonly Document[]>>();

  const lookUp = async (host: { field: string; name: string }, hour: number) => {
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
    return [...before, ...after];
  };

  return (event) => {
    const host = hostOf(event);
    const time = Date.parse(fieldText(event, '@timestamp') ?? '');
    if (host === undefined || Number.isNaN(time)) return Promise.resolve([]);
    const hour = Math.floor(time / HOUR);
    const key = JSON.stringify([host.field, host.name, hour]);
    const known = found.get(key) ?? lookUp(host, hour);
    found.set(key, known);
    return known;
  };
}
