import type { Document } from '../document/document';
import { judgeText } from './origin_text';

const LINE = "process 'acme/legacy/bin/billing' started with executable stack";
const AT = Date.parse('2026-11-24T11:48:53.232Z');

const kernel = (message: string, time = AT): Document => ({
  '@timestamp': new Date(time).toISOString(),
  message,
  host: { name: 'web-01' },
  process: { name: 'kernel' },
});
const boot = Array.from({ length: 27 }, (_, second) =>
  kernel(`[${String(second).padStart(5)}.374698] usb 1-${second}: new`, AT - (27 - second) * 1000),
);
const codes = (event: Document, neighbours: Document[]) =>
  judgeText(event, neighbours, false).map(({ code }) => code);

test('a stamp may be an hour off: a hardware clock that keeps local time was set right', () => {
  expect(codes(kernel(`[ 3627.374698] ${LINE}`), boot)).toEqual(['stamp_unchecked']);
  expect(codes(kernel(`[ 3427.374698] ${LINE}`), boot)).toEqual(['stamp_contradicts']);
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

  test('may be the words of the rule themselves, in the name of a program in memory', () => {
    const piece = kernel("[   27.374698] process 'memfd:' started with executable stack");
    expect(codes(stamped, [...boot, piece])).toEqual(['stamp_fits', 'stamp_shared']);
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
