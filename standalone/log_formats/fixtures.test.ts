import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { fieldText, type Document } from '../../common/document/document';
import { toDocument } from '../../common/document/event_document';
import type { NewEvent } from '../../server/ports';
import { eventsOf, idsOf } from '../../test/support/parsed_logs';

const FOLDER = 'test/fixtures/debian-12';
const PHRASE = 'started with executable stack';

function eventsIn(name: string): NewEvent[] {
  const bytes = readFileSync(`${FOLDER}/${name}`);
  return eventsOf(name.endsWith('.gz') ? gunzipSync(bytes) : bytes, {
    path: `/var/log/${name}`,
    hostName: 'web-01',
  });
}

const isHit = (document: Document): boolean =>
  fieldText(document, 'host.os.type') === 'linux' &&
  fieldText(document, 'event.dataset') === 'system.syslog' &&
  fieldText(document, 'process.name') === 'kernel' &&
  (fieldText(document, 'message') ?? '').includes(PHRASE);

test.each([
  ['var-log/syslog', 1135, 5],
  ['var-log/syslog-rfc3164', 1135, 5],
  ['var-log/all-rfc5424', 1181, 5],
  ['var-log/kern.log', 899, 2],
  ['var-log/auth.log', 46, 0],
  ['var-log/dpkg.log', 1146, 0],
  ['var-log/audit.log.gz', 298, 0],
  ['journal.json.gz', 2625, 5],
])(
  '%s holds %i events, %i of them the rule’s, and no line that cannot be parsed',
  (name, count, hits) => {
    const events = eventsIn(name);
    const documents = events.map(toDocument);
    expect(new Set(idsOf(events)).size).toBe(count);
    expect(documents.filter(isHit)).toHaveLength(hits);
    expect(documents.filter((document) => document['error'] !== undefined)).toEqual([]);
    expect(new Set(documents.map((document) => fieldText(document, 'host.name')))).toEqual(
      new Set(['web-01']),
    );
  },
);

test('a line has one id in all files that hold it', () => {
  const syslog = idsOf(eventsIn('var-log/syslog'));
  const all = new Set([...syslog, ...idsOf(eventsIn('var-log/auth.log'))]);
  expect(new Set(idsOf(eventsIn('var-log/all-rfc5424')))).toEqual(all);
  const kernel = idsOf(eventsIn('var-log/kern.log'));
  expect(kernel.filter((id) => !syslog.includes(id))).toEqual([]);
});

test('the traditional format gives the same times, to the second', () => {
  const seconds = (name: string) =>
    eventsIn(name).map(({ timestamp }) => Math.floor(timestamp / 1000));
  expect(seconds('var-log/syslog-rfc3164')).toEqual(seconds('var-log/syslog'));
});

test('events of a file share what they have in common', () => {
  expect(new Set(eventsIn('var-log/syslog').map(({ shared }) => shared)).size).toBe(1);
  expect(new Set(eventsIn('var-log/all-rfc5424').map(({ shared }) => shared)).size).toBeLessThan(
    20,
  );
  expect(new Set(eventsIn('journal.json.gz').map(({ shared }) => shared)).size).toBeLessThan(60);
});

test('audit.log tells which program it was, with its arguments and users', () => {
  const billing = eventsIn('var-log/audit.log.gz')
    .map(toDocument)
    .filter(
      (document) =>
        fieldText(document, 'process.executable') === '/opt/acme/legacy/bin/billing' &&
        fieldText(document, 'event.action') === 'executed',
    );
  expect(billing).toHaveLength(1);
  expect(billing[0]).toMatchObject({
    process: {
      command_line: '/opt/acme/legacy/bin/billing --post ledger-2026-11',
      parent: { pid: 280 },
    },
    user: { name: 'alice', audit: { name: 'alice' } },
  });
});
