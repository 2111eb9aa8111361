import fc from 'fast-check';
import type { Document } from '../document/document';
import { mergeDocuments } from '../document/merge';
import { judgeOrigin } from '../line/origin';
import { ruleOfVersion } from '../rule/rules';
import { makeAlert } from './alert_document';
import { isSameLine, lineKey, sourcesOf } from './alert_identity';

const LINE = "process 'acme/legacy/bin/billing' started with executable stack";
const STAMPED = `[   27.374698] ${LINE}`;
const AT = '2026-11-24T11:48:53.232Z';

const inFile = (message: string, extra: Document = {}): Document =>
  mergeDocuments(
    {
      '@timestamp': AT,
      message,
      host: { name: 'web-01' },
      process: { name: 'kernel' },
      log: { file: { path: '/var/log/syslog' } },
    },
    extra,
  );
const inJournal = (extra: Document = {}): Document => ({
  '@timestamp': AT,
  message: LINE,
  ...mergeDocuments(
    {
      host: { name: 'web-01.example.com' },
      process: { name: 'kernel' },
      systemd: { transport: 'kernel' },
      log: { syslog: { facility: { code: 0 } } },
      journald: { source_monotonic_timestamp: 27_374_698 },
    },
    extra,
  ),
});

describe('what copies have in common', () => {
  it.each<[string, Document, Document]>([
    ['the journal and a file', inJournal(), inFile(STAMPED)],
    [
      'a later time stamp',
      inFile(STAMPED),
      inFile(STAMPED, { '@timestamp': '2026-11-24T11:49:30Z' }),
    ],
    [
      'what the source proves',
      inFile(STAMPED),
      inFile(STAMPED, { systemd: { transport: 'syslog' } }),
    ],
    [
      'how control characters are written',
      inJournal({ message: LINE.replace('billing', 'bil\tling') }),
      inFile(STAMPED.replace('billing', 'bil#011ling')),
    ],
    [
      "what root wrote to /dev/kmsg, with a stamp in it that isn't the kernel's",
      inJournal({ message: `[   12.345678] ${LINE}`, log: { syslog: { facility: { code: 1 } } } }),
      inFile(`[   27.374698] [   12.345678] ${LINE}`),
    ],
    ['a blank before the text', inFile(LINE), inFile(` ${LINE}`)],
    ['the second', inFile(LINE), inFile(LINE, { '@timestamp': '2026-11-24T11:48:53.999Z' })],
  ])('%s', (_, a, b) => {
    expect(lineKey(a)).toBe(lineKey(b));
  });

  it.each<[string, Document, Document]>([
    ['the host', inFile(STAMPED), inFile(STAMPED, { host: { name: 'web-02' } })],
    [
      'an address',
      inFile(LINE, { host: { name: '10.0.0.1' } }),
      inFile(LINE, { host: { name: '10.0.0.2' } }),
    ],
    ['the path', inFile(STAMPED), inFile(STAMPED.replace('billing', 'jit'))],
    ['the stamp', inFile(STAMPED), inFile(STAMPED.replace('698', '699'))],
    [
      'the second of one without a stamp',
      inFile(LINE),
      inFile(LINE, { '@timestamp': '2026-11-24T11:48:54Z' }),
    ],
  ])('not %s', (_, a, b) => {
    expect(lineKey(a)).not.toBe(lineKey(b));
  });
});

it.each<[string, Document, string[]]>([
  ['the journal', inJournal({ log: { file: { path: '/a/journal.json.gz' } } }), ['journal']],
  ['a file', inFile(LINE), ['/var/log/syslog']],
  [
    'a rotated one',
    inFile(LINE, { log: { file: { path: '/var/log/syslog.2.gz' } } }),
    ['/var/log/syslog'],
  ],
  [
    'one rotated by date',
    inFile(LINE, { log: { file: { path: '/var/log/messages-20261124' } } }),
    ['/var/log/messages'],
  ],
  [
    'two',
    inFile(LINE, { executable_stack: { also_in: ['/var/log/kern.log'] } }),
    ['/var/log/syslog', '/var/log/kern.log'],
  ],
  ['none', { message: LINE }, ['events']],
])('the source is %s', (_, document, expected) => {
  expect(sourcesOf({ index: 'events', document })).toEqual(expected);
});

let serial = 0;
const stored = (document: Document) => ({ id: `e${(serial += 1)}`, index: 'events', document });
const alertOf = (event: ReturnType<typeof stored>) =>
  makeAlert(event, {
    id: 'a',
    origin: judgeOrigin(event.document, []),
    now: 0,
    rule: ruleOfVersion(2),
    spaceId: 'default',
  });
const isSame = (a: Document, b: Document) => isSameLine(alertOf(stored(a)), stored(b));

describe('one line', () => {
  it('is the same event, whatever it has gained since', () => {
    const event = stored(inFile(STAMPED));
    const document = mergeDocuments(event.document, { log: { syslog: { facility: { code: 1 } } } });
    expect(isSameLine(alertOf(event), { ...event, document })).toBe(true);
  });

  it.each<[string, Document, Document, boolean]>([
    ['journal and file', inJournal(), inFile(STAMPED), true],
    [
      'logged when a daemon started',
      inJournal(),
      inFile(STAMPED, { '@timestamp': '2026-11-24T11:49:40Z' }),
      true,
    ],
    ['another boot', inJournal(), inFile(STAMPED, { '@timestamp': '2026-11-24T11:50:20Z' }), false],
    ['two of one source', inFile(STAMPED), inFile(STAMPED), false],
    [
      'authentic and forged',
      inJournal(),
      inFile(STAMPED, { log: { syslog: { facility: { code: 1 } } } }),
      false,
    ],
    [
      'forged, and a copy in a file ten seconds later',
      inJournal({ systemd: { transport: 'syslog' }, message: STAMPED }),
      inFile(STAMPED, { '@timestamp': '2026-11-24T11:49:03.232Z' }),
      false,
    ],
    [
      'written by two processes',
      inJournal({ systemd: { transport: 'syslog' }, process: { pid: 1 }, message: STAMPED }),
      inFile(STAMPED, { process: { pid: 2 } }),
      false,
    ],
    ['without any time', { message: LINE, host: { name: 'web-01' } }, inFile(LINE), false],
  ])('%s: %s', (_, a, b, expected) => {
    expect(isSame(a, b)).toBe(expected);
    expect(isSame(b, a)).toBe(expected);
  });
});

it('gives copies of one line one key, and lines of two boots alerts of their own', () => {
  const seconds = fc.integer({ min: 0, max: 5_000_000 });
  fc.assert(
    fc.property(seconds, fc.nat(999_999), fc.nat(50_000), (whole, fraction, delay) => {
      const stamp = `${whole}.${String(fraction).padStart(6, '0')}`;
      const journal = inJournal({
        journald: { source_monotonic_timestamp: whole * 1_000_000 + fraction },
      });
      const message = `[${stamp.padStart(12)}] ${LINE}`;
      const later = (ms: number) => ({ '@timestamp': new Date(Date.parse(AT) + ms).toISOString() });
      const copy = inFile(message, later(delay));
      expect(lineKey(copy)).toBe(lineKey(journal));
      expect(isSame(journal, copy)).toBe(true);
      expect(isSame(journal, inFile(message, later(delay + 61_000)))).toBe(false);
    }),
  );
});
