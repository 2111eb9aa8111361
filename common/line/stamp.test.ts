import fc from 'fast-check';
import { microseconds, sameStamp, takeStamp } from './stamp';

it.each([
  ['[   27.374698] process', { stamp: { seconds: 27.374698, padded: true }, rest: 'process' }],
  ['[    0.000000] Linux', { stamp: { seconds: 0, padded: true }, rest: 'Linux' }],
  ['[12345.678901] x', { stamp: { seconds: 12345.678901, padded: true }, rest: 'x' }],
  ['[1234567.678901] x', { stamp: { seconds: 1234567.678901, padded: true }, rest: 'x' }],
  ['[27.374698] x', { stamp: { seconds: 27.374698, padded: false }, rest: 'x' }],
  ['[      27.374698] x', { stamp: { seconds: 27.374698, padded: false }, rest: 'x' }],
  ['[   27.374698][  T123] x', { stamp: { seconds: 27.374698, padded: true }, rest: 'x' }],
  ['[   27.374698][    C0] x', { stamp: { seconds: 27.374698, padded: true }, rest: 'x' }],
  ['[   27.374698]', { stamp: { seconds: 27.374698, padded: true }, rest: '' }],
  ['[   27.374698]  x', { stamp: { seconds: 27.374698, padded: true }, rest: ' x' }],
])('takes the stamp off %j', (text, expected) => {
  expect(takeStamp(text)).toEqual(expected);
});

it.each([
  '[   27.374] x',
  '[   27.3746980] x',
  '[Tue Mar  3 10:11:12 2026] x',
  '27.374698 x',
  ' [   27.374698] x',
  '[   27.374698]x',
  '[   -1.374698] x',
  '',
])('finds none in %j', (text) => {
  expect(takeStamp(text)).toBeUndefined();
});

it('reads whatever the kernel prints', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(999_999), (seconds, fraction) => {
      const printed = `[${String(seconds).padStart(5)}.${String(fraction).padStart(6, '0')}] x`;
      const { stamp } = takeStamp(printed) ?? {};
      expect(stamp?.padded).toBe(true);
      expect(microseconds(stamp?.seconds ?? 0)).toBe(seconds * 1_000_000 + fraction);
    }),
  );
});

it('compares stamps by the microsecond', () => {
  expect(sameStamp(27.374698, 27374698 * 1e-6)).toBe(true);
  expect(sameStamp(27.374698, 27.374699)).toBe(false);
});
