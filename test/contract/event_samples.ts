import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Document } from '../../common/document/document';
import { toDocument } from '../../common/document/event_document';
import { mergeDocuments } from '../../common/document/merge';
import type { NewEvent } from '../../server/ports';
import type { FieldSample } from './queries';

export const START = Date.UTC(2026, 10, 24, 11);
export const PHRASE = 'started with executable stack';

/** What the lines of a log file share. */
export function fileOf(host: string, path = '/var/log/syslog'): Document {
  return {
    host: { name: host, os: { type: 'linux' } },
    event: { dataset: 'system.syslog', kind: 'event' },
    log: { file: { path } },
    tags: ['forwarded', host],
  };
}

/** An event; its id is derived from its time and all that it is given. */
export function eventAt(
  timestamp: number,
  fields: Partial<Omit<NewEvent, 'id' | 'timestamp'>> = {},
): NewEvent {
  const shared = fields.shared ?? fileOf('web-01');
  const digest = createHash('sha256')
    .update(JSON.stringify([timestamp, fields]))
    .digest('hex');
  const id = Math.floor(timestamp).toString(16).padStart(12, '0') + digest.slice(0, 20);
  return { ...fields, id, timestamp, shared };
}

/** An event's document as an index gives it. */
export function storedDocument(event: NewEvent, ingested: number): Document {
  const time = { event: { ingested: new Date(ingested).toISOString() } };
  return mergeDocuments(toDocument(event), time);
}

const HOSTS = ['web-01', 'web-02', 'bäckerei'];
const PROGRAMS = ['kernel', 'sshd', 'cron'];
const PATHS = ['/var/log/syslog', '/var/log/kern.log'];
const MESSAGES = [
  `process 'acme/legacy/bin/billing' ${PHRASE}`,
  `process '日本stack' Started With Executable Stack!`,
  'executable stack started with nothing',
  'Accepted publickey for alice from 10.0.2.2 port 38806',
  `${'a'.repeat(300)} ends`,
  "grüße, can't stop at 3.14 \u0000 or executable_stac\u212a",
  '',
];

/** Fields of the generated events, with values to ask for. */
export const EVENT_FIELDS: readonly FieldSample[] = [
  { field: 'host.name', values: [...HOSTS, 'WEB-01', 'we'], ordered: true },
  { field: 'host.os.type', values: ['linux', 'windows'] },
  { field: 'tags', values: ['forwarded', 'web-02'] },
  { field: 'process.name', values: [...PROGRAMS, 'Kernel'] },
  { field: 'process.pid', values: ['1', '77', '4000000000'], ordered: true },
  { field: 'log.file.path', values: PATHS },
  { field: 'log.offset', values: ['0', '100'], ordered: true },
  { field: 'log.syslog.facility.code', values: ['0', '1'], ordered: true },
  { field: 'user.name', values: ['alice', 'bob'] },
  {
    field: 'message',
    values: [
      PHRASE,
      'executable stack',
      'stack',
      '日本',
      'alice',
      "can't",
      '3.14',
      'billing',
      'a'.repeat(45),
      'grüße',
      'executable_stack',
    ],
  },
  {
    field: '@timestamp',
    values: [0, 1, 5, 9].map((at) => new Date(START + at * 1000).toISOString()),
    ordered: true,
  },
];

function sometimes<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

const extraArbitrary: fc.Arbitrary<Document | undefined> = sometimes(
  fc.oneof<fc.Arbitrary<Document>[]>(
    fc.constantFrom('alice', 'bob').map((name) => ({ user: { name } })),
    fc.constantFrom(0, 1).map((code) => ({ log: { syslog: { facility: { code } } } })),
    // Own fields that the shape or a column has too.
    fc.constantFrom(...HOSTS).map((name) => ({ host: { name } })),
    fc.constantFrom(...HOSTS).map((name) => ({ 'host.name': name })),
    fc
      .constantFrom<string | string[]>(['kernel', 'cron'], 'sshd')
      .map((name) => ({ process: { name } })),
    fc.constant<Document>({ process: { pid: 77 } }),
    fc.constant<Document>({ tags: ['web-02'] }),
  ),
);

/** Events that have most things that events have, few enough values for queries to hit. */
export const eventArbitrary: fc.Arbitrary<NewEvent> = fc
  .record({
    at: fc.integer({ min: 0, max: 9 }),
    host: fc.constantFrom(...HOSTS),
    path: fc.constantFrom(...PATHS),
    // What usually is an event's own may be shared too.
    more: fc.constantFrom<Document>({}, {}, { process: { pid: 1 } }, { message: 'stack overflow' }),
    message: sometimes(fc.constantFrom(...MESSAGES)),
    processName: sometimes(fc.constantFrom(...PROGRAMS)),
    pid: sometimes(fc.constantFrom(1, 77, 4_000_000_000)),
    offset: sometimes(fc.constantFrom(0, 100)),
    extra: extraArbitrary,
  })
  .map(({ at, host, path, more, ...fields }) =>
    eventAt(START + at * 1000, { ...fields, shared: { ...fileOf(host, path), ...more } }),
  );
