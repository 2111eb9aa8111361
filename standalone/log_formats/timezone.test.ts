import { isTimezone, offsetOf, Timezone } from './timezone';

const HOUR = 3_600_000;

test.each(['Europe/Berlin', 'UTC', 'Z', '+02:00', '-0330', 'Asia/Kolkata', 'Australia/Lord_Howe'])(
  '%s is a time zone',
  (name) => {
    expect(isTimezone(name)).toBe(true);
  },
);

test.each(['', 'Mars/Base', '+25:00', '+2', '02:00', 'Europe/Berlin '])('%j is none', (name) => {
  expect(isTimezone(name)).toBe(false);
});

test('reads offsets', () => {
  expect(offsetOf('+0530')).toBe(5.5 * HOUR);
  expect(offsetOf('-02:00')).toBe(-2 * HOUR);
  expect(offsetOf('Z')).toBe(0);
  expect(offsetOf('+01')).toBeUndefined();
});

describe('a wall clock', () => {
  const at = (zone: string, text: string) => {
    const { first, second } = new Timezone(zone).instantsOf(Date.parse(`${text}Z`));
    return [first, second].map((instant) =>
      instant === undefined ? undefined : new Date(instant).toISOString(),
    );
  };

  test.each([
    ['UTC', '2026-07-01T12:00:00', '2026-07-01T12:00:00.000Z'],
    ['+02:00', '2026-07-01T12:00:00', '2026-07-01T10:00:00.000Z'],
    ['Europe/Berlin', '2026-07-01T12:00:00', '2026-07-01T10:00:00.000Z'],
    ['Europe/Berlin', '2026-01-01T00:30:00', '2025-12-31T23:30:00.000Z'],
    ['America/New_York', '2026-07-01T12:00:00', '2026-07-01T16:00:00.000Z'],
    ['Asia/Kolkata', '2026-07-01T12:00:00', '2026-07-01T06:30:00.000Z'],
    // Set ahead at 02:00: counted on from before.
    ['Europe/Berlin', '2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z'],
    ['Europe/Berlin', '2026-03-29T01:59:59', '2026-03-29T00:59:59.000Z'],
    ['Europe/Berlin', '2026-03-29T03:00:00', '2026-03-29T01:00:00.000Z'],
  ])('in %s shows %s once', (zone, local, instant) => {
    expect(at(zone, local)).toEqual([instant, undefined]);
  });

  test.each([
    [
      'Europe/Berlin',
      '2026-10-25T02:30:00',
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
    ],
    [
      'America/New_York',
      '2026-11-01T01:00:00',
      '2026-11-01T05:00:00.000Z',
      '2026-11-01T06:00:00.000Z',
    ],
    [
      'Australia/Lord_Howe',
      '2026-04-05T01:45:00',
      '2026-04-04T14:45:00.000Z',
      '2026-04-04T15:15:00.000Z',
    ],
  ])('in %s shows %s twice', (zone, local, first, second) => {
    expect(at(zone, local)).toEqual([first, second]);
  });
});
