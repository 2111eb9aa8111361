import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Document } from '../../../../common/document/document';
import { and, is } from '../../../../common/kql/ast';
import type { NewEvent } from '../../../ports';
import { openStore, type SqliteStore } from '../sqlite_store';

const START = Date.UTC(2026, 10, 24, 11);
const MESSAGE = "process 'acme/legacy/bin/billing' started with executable stack";

let folder: string;
let store: SqliteStore;
let now: number;

const open = () => openStore(join(folder, 'store.db'), { clock: { now: () => now } });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'executable-stack-'));
  now = START;
  store = open();
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const sharedIn = (path: string, more: Document = {}): Document => ({
  host: { name: 'web-01' },
  log: { file: { path }, ...more },
});
const idOf = (number: number) => number.toString(16).padStart(32, '0');
const event = (number: number, fields: Partial<NewEvent> = {}): NewEvent => ({
  id: idOf(number),
  shared: sharedIn('/var/log/syslog'),
  timestamp: START + number,
  message: MESSAGE,
  processName: 'kernel',
  ...fields,
});
const documentOf = async (number: number) => (await store.events.get(idOf(number)))?.document;
const count = (query = and()) => store.events.count({ query });

describe('append', () => {
  it('stores each event once, in one batch or several, and says how many were new', async () => {
    expect(store.sink.append([])).toEqual({ stored: 0, duplicates: 0 });
    expect(store.sink.append([event(1), event(2), event(1)])).toEqual({ stored: 2, duplicates: 1 });
    expect(store.sink.append([event(2), event(3)])).toEqual({ stored: 1, duplicates: 1 });
    expect(await count()).toBe(3);
    expect(await count(is('message', 'executable stack'))).toBe(3);
  });

  it('leaves an event as it came first', async () => {
    store.sink.append([event(1)]);
    const first = await documentOf(1);
    now += 1000;
    store.sink.append([event(1, { pid: 7, shared: sharedIn('/var/log/other') })]);
    expect(await documentOf(1)).toEqual(first);
  });

  it('keeps both of two messages that somebody gave one digest, also when they come again', async () => {
    const hidden = event(1, { message: 'hidden', shared: sharedIn('/var/log/kern.log') });
    expect(store.sink.append([event(1), hidden, event(1)])).toEqual({ stored: 2, duplicates: 1 });
    expect(store.sink.append([hidden, event(1)])).toEqual({ stored: 0, duplicates: 2 });
    expect((await documentOf(1))?.['message']).toBe(MESSAGE);
    const { hits } = await store.events.search({ query: is('message', 'hidden'), size: 2 });
    expect(hits.map(({ document }) => document['log'])).toEqual([
      { file: { path: '/var/log/kern.log' } },
    ]);
    // It proves nothing about the other.
    expect((await documentOf(1))?.['log']).toEqual({ file: { path: '/var/log/syslog' } });
    store.sink.append([event(2, { message: undefined }), event(2, { message: '' })]);
    expect(await count()).toBe(4);
  });

  it('keeps checkpoints in the same transaction as the events', async () => {
    const state = { offset: 7, inode: '12', list: [null] };
    store.sink.append([event(1)], [{ source: 'a', state }]);
    expect(store.sink.checkpoint('a')).toEqual(state);
    expect(store.sink.checkpoint('b')).toBeUndefined();
    store.sink.append([], [{ source: 'a', state: 8 }]);
    expect(store.sink.checkpoint('a')).toBe(8);
    // The last event can't be stored, so nothing of its batch is.
    const wrong = event(4, { id: 'no id' });
    expect(() =>
      store.sink.append([event(2), event(3), wrong], [{ source: 'a', state: 9 }]),
    ).toThrow(/event's id/);
    expect(() => store.sink.append([event(2, { timestamp: Number.NaN })])).toThrow(/not a time/);
    expect(store.sink.checkpoint('a')).toBe(8);
    expect(await count()).toBe(1);
  });

  it('goes on after a batch that failed, also with what only that batch had brought', async () => {
    const shared = sharedIn('/var/log/new');
    const extra = { user: { name: 'alice' } };
    const own = (number: number) => event(number, { shared, extra, processName: 'new' });
    expect(() => store.sink.append([own(1), event(2, { id: '' })])).toThrow();
    store.sink.append([own(1)]);
    expect(
      await count(
        and(
          is('process.name', 'new'),
          is('user.name', 'alice'),
          is('log.file.path', '/var/log/new'),
        ),
      ),
    ).toBe(1);
  });

  it('is seen by other connections at once, with shapes and fields they did not know', async () => {
    const other = open();
    expect(await other.events.count({ query: is('user.name', 'alice') })).toBe(0);
    store.sink.append([event(1)]);
    expect(await other.events.count({ query: is('user.name', 'alice') })).toBe(0);
    store.sink.append([event(2, { extra: { user: { name: 'alice' } } })]);
    expect(await other.events.count({ query: is('user.name', 'alice') })).toBe(1);
    expect((await other.events.get(idOf(2)))?.document).toEqual(await documentOf(2));
    other.close();
  });

  it('takes any number of program names', async () => {
    const events = Array.from({ length: 700 }, (_, n) =>
      event(n, { processName: `tag-${n % 600}` }),
    );
    store.sink.append(events.slice(0, 400));
    store.close();
    store = open();
    store.sink.append(events.slice(400));
    expect(await count(is('process.name', 'tag-5'))).toBe(2);
    expect(await count(is('process.name', 'tag-599'))).toBe(1);
    expect(await count(is('process.name', 'tag-600'))).toBe(0);
    expect((await documentOf(599))?.['process']).toEqual({ name: 'tag-599' });
    const counted = await store.events.aggregate({ query: and() }, 'process.name', 1000);
    expect(counted).toHaveLength(600);
    expect(counted[0]?.count).toBe(2);
  });

  it('takes any number of own fields', async () => {
    const events = Array.from({ length: 300 }, (_, n) =>
      event(n, { extra: { [`field-${n}`]: n } }),
    );
    store.sink.append(events);
    expect(await count(is('field-299', '299'))).toBe(1);
    expect(await count(is('field-0', '0'))).toBe(1);
  });
});

describe('a copy of a stored event that proves more of its origin', () => {
  const withFacility = { syslog: { priority: 4, facility: { code: 0 }, severity: { code: 4 } } };
  const rfc5424 = (number: number) =>
    event(number, { shared: sharedIn('/var/log/all', withFacility) });
  const kernLog = (number: number) => event(number, { shared: sharedIn('/var/log/kern.log') });
  const fields = async (number: number) => {
    const { log, executable_stack: own, systemd, event: times } = (await documentOf(number)) ?? {};
    return { log, own, systemd, times };
  };

  it.each([
    [
      'a facility',
      rfc5424,
      { file: { path: '/var/log/syslog' }, ...withFacility },
      ['/var/log/all'],
      undefined,
    ],
    [
      "the kernel's own file",
      kernLog,
      { file: { path: '/var/log/syslog' } },
      ['/var/log/kern.log'],
      undefined,
    ],
    [
      'a transport',
      (number: number) =>
        event(number, {
          shared: sharedIn('/var/log/syslog'),
          extra: { systemd: { transport: 'kernel' } },
        }),
      { file: { path: '/var/log/syslog' } },
      undefined,
      { transport: 'kernel' },
    ],
  ] as const)(
    'adds %s, and has the event looked at again',
    async (_, copy, log, alsoIn, systemd) => {
      store.sink.append([event(1), event(2)]);
      now += 60_000;
      expect(store.sink.append([copy(1), event(3)])).toEqual({ stored: 1, duplicates: 1 });
      const own = alsoIn && { also_in: alsoIn };
      expect(await fields(1)).toEqual({
        log,
        own,
        systemd,
        times: { ingested: new Date(now).toISOString() },
      });
      const again = await store.events.search({
        query: is('message', 'executable stack'),
        time: 'ingested',
        range: { from: now },
        size: 9,
      });
      expect(again.hits.map(({ id }) => id)).toEqual([idOf(1), idOf(3)]);
      expect(await count(is('message', 'executable stack'))).toBe(3);
      expect(await count()).toBe(3);
    },
  );

  it('adds each proof once, however often the copies come', async () => {
    store.sink.append([event(1)]);
    for (let round = 0; round < 3; round += 1) {
      now += 60_000;
      store.sink.append([rfc5424(1), kernLog(1), event(1)]);
    }
    const { log, own, times } = await fields(1);
    expect(log).toMatchObject(withFacility);
    expect(own).toEqual({ also_in: ['/var/log/all', '/var/log/kern.log'] });
    expect(times).toEqual({ ingested: new Date(START + 60_000).toISOString() });
  });

  it('is found by what it gained, and in the batch that brought both', async () => {
    store.sink.append([
      event(1),
      event(2, { message: 'x日本stack' }),
      rfc5424(1),
      event(2, { shared: sharedIn('/var/log/kern.log.1'), message: 'x日本stack' }),
    ]);
    expect(await count(is('log.syslog.facility.code', '0'))).toBe(1);
    expect(await count(is('executable_stack.also_in', '/var/log/kern.log.1'))).toBe(1);
    expect(await count(is('message', 'stack'))).toBe(2);
    expect(await count()).toBe(2);
  });

  it('costs nothing to see that the same file is read again', () => {
    const events = Array.from({ length: 50 }, (_, n) => rfc5424(n));
    store.sink.append(events);
    now += 60_000;
    expect(store.sink.append(events)).toEqual({ stored: 0, duplicates: 50 });
  });

  it('adds nothing where the stored event proves as much', async () => {
    store.sink.append([rfc5424(1)]);
    const before = await documentOf(1);
    now += 60_000;
    store.sink.append([
      event(1),
      event(1, { shared: sharedIn('/var/log/b', { syslog: { facility: { code: 1 } } }) }),
    ]);
    expect(await documentOf(1)).toEqual(before);
  });
});
