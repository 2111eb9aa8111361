import type { Document } from '../../common/document/document';
import { compilePredicate } from '../../common/kql/predicate';
import { timeOf } from '../../common/line/event_source';
import type { EventIndex } from '../ports';
import { createNeighbourCache, createNeighbours } from './origin_context';

const AT = Date.parse('2026-11-24T11:48:53.000Z');
const SECOND = 1_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FORGED = "process '/usr/bin/x' started with executable stack";

const eventAt = (time: number, message = 'usb 1-1: new device', host = 'web-01'): Document => ({
  '@timestamp': new Date(time).toISOString(),
  message,
  host: { name: host },
  process: { name: 'kernel' },
});

/** One whose facility says that it is the kernel's. */
const provenAt = (time: number, message: string): Document => ({
  ...eventAt(time, message),
  log: { syslog: { facility: { code: 0 } } },
});

/** Searches documents as a store does, and counts. */
function eventsOf(documents: readonly Document[]): { events: EventIndex; searches: () => number } {
  let searches = 0;
  const search: EventIndex['search'] = async ({ query, range, sort, size }) => {
    searches += 1;
    const matches = compilePredicate(query);
    const sign = sort?.[0]?.direction === 'desc' ? -1 : 1;
    const found = documents
      .map((document, index) => ({ document, time: timeOf(document) ?? 0, id: String(index) }))
      .filter(({ time }) => time >= Number(range?.from) && time < Number(range?.to))
      .filter(({ document }) => matches(document))
      .sort((a, b) => sign * (a.time - b.time))
      .map(({ document, id }) => ({ id, index: 'events', document }));
    return { hits: found.slice(0, size), next: found.length > size ? [size] : undefined };
  };
  return { events: { search } as EventIndex, searches: () => searches };
}

const series = (count: number, from: number, step: number) =>
  Array.from({ length: count }, (_, index) => eventAt(from + index * step));

test('neighbours are the lines nearest to an event, however many the host prints right after', async () => {
  const before = series(30, AT - 30 * SECOND, SECOND);
  const nextBoot = series(2_000, AT + 10 * SECOND, 10);
  const { events } = eventsOf([...before, ...nextBoot]);
  const around = await createNeighbours(events)(eventAt(AT, FORGED));
  expect(around).toEqual(expect.arrayContaining(before));
  expect(around).toEqual(expect.arrayContaining(nextBoot.slice(0, 200)));
});

test('they are of the same host, up to a week away', async () => {
  const own = [eventAt(AT - 6 * DAY), eventAt(AT + 6 * DAY)];
  const others = [eventAt(AT, 'usb', 'web-02'), eventAt(AT - 8 * DAY), eventAt(AT + 8 * DAY)];
  const { events } = eventsOf([...own, ...others]);
  expect(await createNeighbours(events)(eventAt(AT, FORGED))).toEqual(own);
});

test('lines that are in doubt themselves push no others out of sight', async () => {
  const sure = series(30, AT - DAY, SECOND);
  const flood = Array.from({ length: 1_000 }, (_, index) => eventAt(AT - index, FORGED));
  const { events } = eventsOf([...sure, ...flood]);
  const neighbours = createNeighbours(events);
  expect(await neighbours(eventAt(AT, FORGED))).toEqual(sure);
  const around = await neighbours(provenAt(AT, FORGED));
  expect(around).toEqual(expect.arrayContaining(sure));
  expect(around).toHaveLength(sure.length + 201);
});

test('lines in doubt come along with one that is proven: of the same time stamp it may be a piece of the same message', async () => {
  const sure = eventAt(AT - SECOND);
  const piece = eventAt(AT, "[   27.374698] process 'memfd:' started with executable stack");
  const { events } = eventsOf([sure, piece]);
  expect(await createNeighbours(events)(provenAt(AT, FORGED))).toEqual([sure, piece]);
});

test('lines in doubt are better than none', async () => {
  const doubtful = [eventAt(AT - DAY, FORGED), eventAt(AT + DAY, FORGED)];
  const { events } = eventsOf(doubtful);
  expect(await createNeighbours(events)(eventAt(AT, FORGED))).toEqual(doubtful);
});

test('events near each other share them where they are few', async () => {
  const { events, searches } = eventsOf(series(20, AT, SECOND));
  const neighbours = createNeighbours(events);
  const around = await neighbours(eventAt(AT, FORGED));
  expect(await neighbours(eventAt(AT + 23 * HOUR, FORGED))).toBe(around);
  const once = searches();
  await neighbours(eventAt(AT + 25 * HOUR, FORGED));
  expect(searches()).toBe(2 * once);
});

test('events in a dense stretch share them as long as enough stand on both sides', async () => {
  const { events, searches } = eventsOf(series(2_000, AT - 1_000 * SECOND, SECOND));
  const neighbours = createNeighbours(events);
  const around = await neighbours(eventAt(AT, FORGED));
  expect(await neighbours(eventAt(AT + 100 * SECOND, FORGED))).toBe(around);
  const once = searches();
  expect(await neighbours(eventAt(AT + 190 * SECOND, FORGED))).not.toBe(around);
  expect(searches()).toBe(2 * once);
});

test.each([0, 3, 300])('events of one instant share them, beside %i sure lines', async (count) => {
  const flood = Array.from({ length: 1_000 }, () => eventAt(AT, FORGED));
  const { events, searches } = eventsOf([...series(count, AT - 150, 1), ...flood]);
  const neighbours = createNeighbours(events);
  await neighbours(eventAt(AT, FORGED));
  const once = searches();
  await neighbours(eventAt(AT, FORGED));
  expect(searches()).toBe(once);
});

test('an event without a host or a time that can be read has none', async () => {
  const { events, searches } = eventsOf(series(20, AT, SECOND));
  const neighbours = createNeighbours(events);
  expect(await neighbours({ '@timestamp': new Date(AT).toISOString() })).toEqual([]);
  expect(await neighbours({ '@timestamp': 'soon', host: { name: 'web-01' } })).toEqual([]);
  expect(searches()).toBe(0);
});

test('runs that follow each other at once share them, and one after a while looks anew', async () => {
  const { events, searches } = eventsOf(series(10, AT - HOUR, SECOND));
  let now = 1_000_000;
  const neighboursFor = createNeighbourCache(events, { now: () => now });
  await neighboursFor(undefined)(eventAt(AT));
  const once = searches();
  now += 59_999;
  await neighboursFor(undefined)(eventAt(AT));
  expect(searches()).toBe(once);
  now += 1;
  await neighboursFor(undefined)(eventAt(AT));
  expect(searches()).toBe(2 * once);
  // The clock was set back: nobody can tell how long ago that was.
  now -= HOUR;
  await neighboursFor(undefined)(eventAt(AT));
  expect(searches()).toBe(3 * once);
});

test('a look-up that failed is made again', async () => {
  const { events } = eventsOf(series(10, AT - HOUR, SECOND));
  let isDown = true;
  const search: EventIndex['search'] = async (given) => {
    if (isDown) throw new Error('the store is down');
    return events.search(given);
  };
  const neighbours = createNeighbours({ ...events, search });
  await expect(neighbours(eventAt(AT))).rejects.toThrow('down');
  isDown = false;
  expect(await neighbours(eventAt(AT))).toHaveLength(10);
});

describe('where the host has a journal', () => {
  const journal = (
    time: number,
    message: string,
    transport: string,
    name = 'kernel',
  ): Document => ({
    ...eventAt(time, message),
    process: { name },
    input: { type: 'journald' },
    systemd: { transport },
  });
  const sure = journal(AT - SECOND, 'usb 1-1: new device', 'kernel');

  test('its lines with these words come along, whoever wrote them', async () => {
    const written = journal(AT, FORGED, 'syslog');
    const { events } = eventsOf([sure, written, eventAt(AT, FORGED)]);
    const around = await createNeighbours(events)(eventAt(AT, FORGED));
    expect(around).toEqual(expect.arrayContaining([sure, written]));
  });

  test('lines of other tags push no copy out of sight', async () => {
    const noise = Array.from({ length: 1_000 }, (_, index) =>
      journal(AT + index, `${index} ${FORGED}`, 'syslog', 'noise'),
    );
    const written = journal(AT + SECOND, FORGED, 'syslog');
    const { events } = eventsOf([sure, ...noise, written]);
    expect(await createNeighbours(events)(eventAt(AT, FORGED))).toContainEqual(written);
  });
});
