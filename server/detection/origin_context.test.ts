import type { EventIndex, Search } from '../ports';
import { createNeighbours } from './origin_context';

/** @param each how many events each search finds */
function spiedEvents(each = 1): { events: EventIndex; searches: Search[] } {
  const searches: Search[] = [];
  const search: EventIndex['search'] = async (given) => {
    searches.push(given);
    const document = { order: given.sort?.[0]?.direction };
    const hit = { id: String(searches.length), index: 'events', document };
    return { hits: Array.from({ length: each }, () => hit) };
  };
  const events = { search } as EventIndex;
  return { events, searches };
}

const eventAt = (time: string, host: object) => ({ '@timestamp': time, host: { ...host } });

test('neighbours come from before and after, by the time of the lines', async () => {
  const { events, searches } = spiedEvents();
  const time = '2026-11-24T11:48:53.000Z';
  const around = await createNeighbours(events)(eventAt(time, { name: 'web-01' }));
  expect(around).toEqual([{ order: 'desc' }, { order: 'asc' }]);
  for (const { time: by, range } of searches) {
    expect(by).toBe('@timestamp');
    expect(Number(range?.to) - Number(range?.from)).toBeGreaterThan(24 * 60 * 60_000);
  }
  expect(searches[0]?.range?.to).toBe(searches[1]?.range?.from);
  expect(searches[0]?.range?.to).toBeGreaterThan(Date.parse(time));
});

test('they are looked up once for each host and day where they are few', async () => {
  const { events, searches } = spiedEvents();
  const neighbours = createNeighbours(events);
  const around = await neighbours(eventAt('2026-11-24T11:00:00.000Z', { name: 'web-01' }));
  expect(await neighbours(eventAt('2026-11-25T11:59:59.000Z', { name: 'web-01' }))).toBe(around);
  expect(await neighbours(eventAt('2026-11-23T12:00:00.000Z', { name: 'web-01' }))).toBe(around);
  expect(searches).toHaveLength(2);
  await neighbours(eventAt('2026-11-25T12:00:00.000Z', { name: 'web-01' }));
  expect(searches).toHaveLength(4);
});

test('they are looked up once for each host and hour', async () => {
  const { events, searches } = spiedEvents(200);
  const neighbours = createNeighbours(events);
  await neighbours(eventAt('2026-11-24T11:00:00.000Z', { name: 'web-01' }));
  await neighbours(eventAt('2026-11-24T11:59:59.000Z', { name: 'web-01' }));
  expect(searches).toHaveLength(2);
  await neighbours(eventAt('2026-11-24T12:00:00.000Z', { name: 'web-01' }));
  await neighbours(eventAt('2026-11-24T11:00:00.000Z', { name: 'web-02' }));
  await neighbours(eventAt('2026-11-24T11:00:00.000Z', { hostname: 'web-01' }));
  expect(searches).toHaveLength(8);
});

test('an event without a host or a time that can be read has none', async () => {
  const { events, searches } = spiedEvents();
  const neighbours = createNeighbours(events);
  expect(await neighbours({ '@timestamp': '2026-11-24T11:00:00.000Z' })).toEqual([]);
  expect(await neighbours(eventAt('soon', { name: 'web-01' }))).toEqual([]);
  expect(searches).toHaveLength(0);
});
