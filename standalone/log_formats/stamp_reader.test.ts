import { StampReader } from './stamp_reader';
import { timezoneOf } from './timezone';

const WRITTEN = Date.UTC(2026, 10, 24, 12);

function read(text: string, zone = 'UTC', writtenBy = WRITTEN): string | undefined {
  const stamps = new StampReader(timezoneOf(zone));
  const end = stamps.read(`${text} host`, 0, text.length + 5, writtenBy, 0);
  return end === text.length ? new Date(stamps.time).toISOString() : undefined;
}

test.each([
  ['2026-11-24T11:48:41.407415+00:00', 'UTC', '2026-11-24T11:48:41.407Z'],
  ['2026-11-24T11:48:41+01:00', 'UTC', '2026-11-24T10:48:41.000Z'],
  ['1986-04-26T01:23:45.101+0400', 'UTC', '1986-04-25T21:23:45.101Z'],
  ['2026-11-24T11:48:41.4Z', 'Asia/Tokyo', '2026-11-24T11:48:41.400Z'],
  ['2026-11-24T11:48:41.999999999Z', 'UTC', '2026-11-24T11:48:41.999Z'],
  ['2026-11-24T11:48:41,5Z', 'UTC', '2026-11-24T11:48:41.500Z'],
  ['2026-11-24T11:48:41-03', 'UTC', '2026-11-24T14:48:41.000Z'],
  ['2019-06-14T10:40:20.912134', '-02:00', '2019-06-14T12:40:20.912Z'],
  ['2026-07-01T12:00:00', 'Europe/Berlin', '2026-07-01T10:00:00.000Z'],
  ['2016-12-31T23:59:60Z', 'UTC', '2017-01-01T00:00:00.000Z'],
  ['2024-02-29T00:00:00Z', 'UTC', '2024-02-29T00:00:00.000Z'],
  ['Nov 24 11:48:53', 'UTC', '2026-11-24T11:48:53.000Z'],
  ['Nov  4 11:48:53', 'UTC', '2026-11-04T11:48:53.000Z'],
  ['Nov 4 11:48:53', 'UTC', '2026-11-04T11:48:53.000Z'],
  ['Nov 24 11:48:53.123456', 'UTC', '2026-11-24T11:48:53.123Z'],
  ['Nov 24 2019 11:48:53', 'UTC', '2019-11-24T11:48:53.000Z'],
  ['Nov 24 11:48:53', 'America/New_York', '2026-11-24T16:48:53.000Z'],
])('%s in %s', (text, zone, expected) => {
  expect(read(text, zone)).toBe(expected);
});

test.each([
  '',
  'x',
  'Nov',
  '2026-11-24',
  '2026-13-24T11:48:41Z',
  '2026-02-30T11:48:41Z',
  '2026-11-24T25:48:41Z',
  '2026-11-24T11:48',
  '2026-11-24T11:48:41+25:00',
  '2026-11-24T11:48:41UTC',
  'Nov 31 11:48:53',
  'nov 24 11:48:53',
  'ovD 24 11:48:53',
  'Feb 30 11:48:53',
  'Nov 24 11:48',
  'Nov 24 24:00:00',
  'ноя 24 11:48:53',
  'Nov 00 11:48:53',
  'déc. 24 11:48:53',
  '0026-11-24T11:48:41Z',
])('%j is no time stamp', (text) => {
  expect(read(text)).toBeUndefined();
});

describe('a time stamp without a year', () => {
  test.each([
    // As in elastic/integrations#17911: last December's lines, read in January.
    ['Dec 31 23:59:59', '2027-01-01T00:00:10Z', '2026-12-31T23:59:59.000Z'],
    ['Jan  1 00:00:00', '2026-12-31T23:59:59Z', '2027-01-01T00:00:00.000Z'],
    ['Jan  2 00:00:00', '2026-12-31T23:59:59Z', '2026-01-02T00:00:00.000Z'],
    ['Jun 15 12:00:00', '2026-06-15T11:00:00Z', '2026-06-15T12:00:00.000Z'],
    ['Jun 17 12:00:00', '2026-06-15T11:00:00Z', '2025-06-17T12:00:00.000Z'],
    ['Feb 29 12:00:00', '2026-06-15T11:00:00Z', '2024-02-29T12:00:00.000Z'],
    ['Feb 29 12:00:00', '2103-06-15T11:00:00Z', '2096-02-29T12:00:00.000Z'],
  ])('%s, written by %s', (text, writtenBy, expected) => {
    expect(read(text, 'UTC', Date.parse(writtenBy))).toBe(expected);
  });

  test('is of the year that its zone has', () => {
    expect(read('Jan  1 00:30:00', 'Asia/Tokyo', Date.parse('2026-12-31T15:31:00Z'))).toBe(
      '2026-12-31T15:30:00.000Z',
    );
  });
});

describe('the hour that comes twice', () => {
  const times = (lines: readonly string[]) => {
    const stamps = new StampReader(timezoneOf('Europe/Berlin'));
    return lines.map((line, place) => {
      stamps.read(line, 0, line.length, WRITTEN, place * 100);
      return [new Date(stamps.time).toISOString().slice(11, 19), stamps.clock.recountFrom];
    });
  };

  test('goes on where a line shows that the clock was set back', () => {
    expect(
      times([
        'Oct 25 01:59:00',
        'Oct 25 02:10:00',
        'Oct 25 02:55:00',
        'Oct 25 02:54:00',
        'Oct 25 02:05:00',
        'Oct 25 02:50:00',
        'Oct 25 03:10:00',
      ]),
    ).toEqual([
      ['23:59:00', undefined],
      ['00:10:00', 0],
      ['00:55:00', 0],
      ['00:54:00', 0],
      ['01:05:00', 0],
      ['01:50:00', 0],
      ['02:10:00', undefined],
    ]);
  });
});

test('knows the time stamp before again, and no other for it', () => {
  const stamps = new StampReader(timezoneOf('UTC'));
  const at = (text: string) =>
    stamps.read(text, 0, text.length, WRITTEN, 0) === -1
      ? undefined
      : new Date(stamps.time).toISOString();
  expect(at('2026-11-24T11:48:41.1+00:00 ')).toBe('2026-11-24T11:48:41.100Z');
  expect(at('2026-11-24T11:48:41.2+00:00 ')).toBe('2026-11-24T11:48:41.200Z');
  expect(at('2026-11-24T11:48:41.2+00:001 ')).toBeUndefined();
  expect(at('2026-11-24T11:48:411 ')).toBeUndefined();
  expect(at('2026-11-24T11:48:41 ')).toBe('2026-11-24T11:48:41.000Z');
  expect(at('Nov 24 11:48:53 ')).toBe('2026-11-24T11:48:53.000Z');
  expect(at('Nov 24 11:48:531 ')).toBeUndefined();
  expect(at('Nov 24 11:48:53 ')).toBe('2026-11-24T11:48:53.000Z');
});
