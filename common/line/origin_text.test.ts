import type { Document } from '../document/document';
import { judgeText } from './origin_text';

const LINE = "process 'acme/legacy/bin/billing' started with executable stack";
const AT = Date.parse('2026-11-24T11:48:53.232Z');

const kernel = (message: string, time = AT, zone = '+00:00'): Document => ({
  '@timestamp': new Date(time).toISOString(),
  message,
  host: { name: 'web-01' },
  process: { name: 'kernel' },
  event: { timezone: zone },
});
const boot = Array.from({ length: 27 }, (_, second) =>
  kernel(`[${String(second).padStart(5)}.374698] usb 1-${second}: new`, AT - (27 - second) * 1000),
);
const codes = (event: Document, neighbours: Document[]) =>
  judgeText(event, neighbours, false).map(({ code }) => code);

test.each([
  ['name no zone: it may be the wrong one', 'Europe/Berlin', 'stamp_unchecked'],
  ['name their zone', '+00:00', 'stamp_contradicts'],
])('a stamp that is an hour off, where times %s', (_, zone, expected) => {
  expect(codes(kernel(`[ 3627.374698] ${LINE}`, AT, zone), boot)).toEqual([expected]);
});

describe('other text with the same stamp', () => {
  const stamped = kernel(`[   27.374698] ${LINE}`);

  test('makes a line a piece of a message that a file name with a line break cut up', () => {
    const pieces = [
      kernel("[   27.374698] process 'sh' launched 'x"),
      kernel("[   27.374698] ' with NULL argv: empty string added"),
    ];
    const [fits, shared] = judgeText(stamped, [...boot, ...pieces], false);
    expect(fits?.code).toBe('stamp_fits');
    expect(shared).toMatchObject({ code: 'stamp_shared', speaks: 'against', doubts: true });
  });

  test.each([
    [
      'of the line itself, and of its repetition',
      kernel(`message repeated 2 times: [ [   27.374698] ${LINE}]`),
    ],
    ['at another time', kernel('[   27.374698] x', AT + 3_600_000)],
    ['a microsecond later', kernel('[   27.374699] x')],
  ])('is none where it is %s', (_, other) => {
    expect(codes(stamped, [...boot, stamped, other])).toEqual(['stamp_fits']);
  });
});
