import fc from 'fast-check';
import { toDocument } from '../../common/document/event_document';
import type { NewEvent } from '../../server/ports';
import { documentsOf, eventsOf, idsOf, readerOf } from '../../test/support/parsed_logs';
import { MAX_RECORD_BYTES } from './line_reader';

const line = (number: number, message = `message ${number}`) =>
  `2026-11-24T11:48:${String(number).padStart(2, '0')}.123456+00:00 web-01 app[7]: ${message}\n`;
const messages = (log: string | Buffer) => documentsOf(log).map(({ message }) => message);

/** Reads a log in pieces that end at these places. */
function inPieces(log: Buffer, ends: readonly number[]): NewEvent[] {
  const reader = readerOf(log);
  const events: NewEvent[] = [];
  let from = 0;
  for (const end of [...ends].sort((a, b) => a - b)) {
    events.push(...reader.push(log.subarray(from, end)));
    from = Math.max(from, end);
  }
  return [...events, ...reader.push(log.subarray(from)), ...reader.end()];
}

describe('lines', () => {
  test('that begin with white space belong to the one before', () => {
    const log = `${line(1)}  two\n\tthree\n${line(2)}\n  alone\n${line(3)}`;
    expect(messages(log)).toEqual([
      'message 1\n  two\n\tthree',
      'message 2',
      '  alone',
      'message 3',
    ]);
    expect(documentsOf(log)[0]).toMatchObject({ log: { flags: ['multiline'], offset: 0 } });
  });

  test('may end with CR LF, and the last one with nothing', () => {
    expect(messages(`${line(1).trimEnd()}\r\n  two\r\n\r\n${line(2).trimEnd()}`)).toEqual([
      'message 1\n  two',
      'message 2',
    ]);
  });

  test('may stand behind a byte order mark, or a hole of NULs', () => {
    expect(messages(`\ufeff${line(1)}${line(2)}`)).toEqual(['message 1', 'message 2']);
    const hole = Buffer.concat([
      Buffer.from(line(1)),
      Buffer.alloc(3_000_000),
      Buffer.from(line(2)),
      Buffer.alloc(10),
    ]);
    expect(messages(hole)).toEqual(['message 1', 'message 2']);
    expect(eventsOf(hole)[1]?.offset).toBe(line(1).length + 3_000_000);
    expect(idsOf(inPieces(hole, [70, 1000, 2_000_000, 3_000_075]))).toEqual(idsOf(eventsOf(hole)));
  });

  test('are nothing where they are empty or blank', () => {
    expect(messages(`\n\r\n   \n${line(1)}\n\n`)).toEqual(['message 1']);
    expect(messages('')).toEqual([]);
  });

  test('are cut where they are too long', () => {
    const long = line(1, 'x'.repeat(3 * MAX_RECORD_BYTES));
    const log = Buffer.from(line(0) + long + line(2));
    const expected = eventsOf(log);
    expect(expected.map(({ message = '' }) => message.length)).toEqual([
      9,
      MAX_RECORD_BYTES - 48,
      9,
    ]);
    expect(toDocument(expected[1] as NewEvent)).toMatchObject({ log: { flags: ['truncated'] } });
    for (const ends of [
      [1000],
      [65_000, 1_200_000, 1_300_000, 2_500_000],
      [MAX_RECORD_BYTES + 65, MAX_RECORD_BYTES + 66, log.length - 10],
    ]) {
      expect(inPieces(log, ends)).toEqual(expected);
    }
    const unended = Buffer.from(long.slice(0, -1));
    expect(inPieces(unended, [2_000_000, 2_100_000])).toEqual(eventsOf(unended));
  });

  test('are not joined beyond the bound', () => {
    const log = line(1) + `  ${'y'.repeat(700_000)}\n`.repeat(3);
    expect(messages(log).map((message) => String(message).length)).toEqual([
      9 + 700_003,
      700_002,
      700_002,
    ]);
    expect(inPieces(Buffer.from(log), [100, 800_000, 1_500_000])).toEqual(eventsOf(log));
  });
});

describe('the last line', () => {
  test('is handed out when another begins, when somebody asks, or at the end', () => {
    const reader = readerOf(Buffer.from(line(1)));
    expect(reader.push(Buffer.from(line(1)))).toHaveLength(0);
    expect(reader.safeOffset).toBe(0);
    expect(reader.push(Buffer.from('2'))).toHaveLength(1);
    expect(reader.safeOffset).toBe(line(1).length);
    expect(reader.flush()).toHaveLength(0);
    expect(reader.push(Buffer.from(line(2).slice(1)))).toHaveLength(0);
    expect(reader.flush().map(({ message }) => message)).toEqual(['message 2']);
    expect(reader.safeOffset).toBe(2 * line(1).length);
    expect(reader.push(Buffer.from('2026'))).toHaveLength(0);
    expect(reader.end().map(({ message }) => message)).toEqual(['2026']);
    expect(reader.safeOffset).toBe(2 * line(1).length + 4);
  });
});

const syslogPiece = fc.oneof(
  fc.integer({ min: 0, max: 3 }).map((number) => line(number)),
  fc.constantFrom(
    'Nov 24 11:48:53 web-01 kernel: x\n',
    '<4>1 2026-11-24T11:48:53Z web-01 kernel - - - ä\n',
    'Oct 25 01:59:00 h a: b\n',
    'Oct 25 02:30:00 h a: b\n',
    'Oct 25 02:10:00 h a: b\n',
    '  goes on\n',
    '\tgoes on\r\n',
    '\n',
    '\r\n',
    'no stamp\n',
    '\u0000\u0000',
    '\u0000',
    'x',
    'Nov 24',
    '\ufeff',
    ' ',
  ),
);
const noise = fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes));
const JOURNAL_LINE = '{"__REALTIME_TIMESTAMP":"1795520933232210","MESSAGE":"x"}\n';
const AUDIT_TYPES = ['SYSCALL', 'CWD', 'PATH', 'PROCTITLE', 'USER_AUTH'];

function logOf(head: string, piece: fc.Arbitrary<string>): fc.Arbitrary<Buffer> {
  const bytes = piece.map((text) => Buffer.from(text));
  return fc
    .array(fc.oneof({ weight: 8, arbitrary: bytes }, noise), { maxLength: 30 })
    .map((pieces) => Buffer.concat([Buffer.from(head), ...pieces]));
}

const syslogLog = logOf(line(0).repeat(20), syslogPiece);
const journalLog = logOf(
  JOURNAL_LINE.repeat(20),
  fc.constantFrom(JOURNAL_LINE, JOURNAL_LINE.replace('210', '211'), '{"x\n', '\n', '  '),
);
const auditLog = fc
  .array(fc.tuple(fc.constantFrom(...AUDIT_TYPES), fc.integer({ min: 1, max: 5 })), {
    maxLength: 40,
  })
  .map((records) =>
    Buffer.from(
      records
        .map(
          ([type, serial], at) => `type=${type} msg=audit(1795520933.220:${serial}): item=${at}\n`,
        )
        .join(''),
    ),
  );
const anyLog = fc.oneof(syslogLog, journalLog, auditLog, logOf('', syslogPiece));
const share = fc.double({ min: 0, max: 1, noNaN: true });
const BERLIN = { timezone: 'Europe/Berlin' };

test('gives the same events however the bytes come', () => {
  fc.assert(
    fc.property(anyLog, fc.array(share, { maxLength: 12 }), (bytes, shares) => {
      const ends = shares.map((each) => Math.round(each * bytes.length));
      expect(inPieces(bytes, ends)).toEqual(eventsOf(bytes));
    }),
    { numRuns: 400 },
  );
});

test.each([
  ['syslog', syslogLog],
  ['the journal', journalLog],
  ['audit.log', auditLog],
])('goes on anywhere in %s with the events that are missing, under the same ids', (_name, log) => {
  fc.assert(
    fc.property(log, share, fc.boolean(), (bytes, at, flushes) => {
      const end = Math.round(at * bytes.length);
      const first = readerOf(bytes, BERLIN);
      const before = [...first.push(bytes.subarray(0, end)), ...(flushes ? first.flush() : [])];
      const place = { offset: first.safeOffset, recountFrom: first.recountFrom };
      expect(place.recountFrom).toBeLessThanOrEqual(place.offset);
      expect(before.every(({ offset = 0 }) => offset < place.offset)).toBe(true);
      const after = [...first.push(bytes.subarray(end)), ...first.end()];

      const second = readerOf(bytes, BERLIN, place);
      const resumed = [...second.push(bytes.subarray(place.recountFrom)), ...second.end()];
      expect(resumed).toEqual(after);
    }),
    { numRuns: 400 },
  );
});

test('never throws, gives every event an id and a time, and an id once', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyLog,
        fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      ),
      (bytes) => {
        const events = eventsOf(bytes);
        for (const { id, timestamp } of events) {
          expect(id).toMatch(/^[0-9a-f]{32}$/);
          expect(Number.isSafeInteger(timestamp)).toBe(true);
        }
        expect(new Set(idsOf(events)).size).toBe(events.length);
      },
    ),
    { numRuns: 500 },
  );
});
