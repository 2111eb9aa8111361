import {
  formatDuration,
  formatTime,
  formatTimeRelative,
  formatTimeShort,
  formatTimeWithOffset,
} from './format_time';

const at = (text: string) => new Date(text).getTime();
const NOW = at('2026-11-24T12:00:00');

describe('times', () => {
  it('are whole in the reader’s zone', () => {
    expect(formatTime(at('2026-11-24T01:02:03'))).toBe('2026-11-24 01:02:03');
    expect(formatTimeWithOffset(at('2026-11-24T01:02:03'))).toMatch(
      /^2026-11-24 01:02:03 [+-]\d\d:\d\d$/,
    );
  });

  it('are as short as tells them apart', () => {
    expect(formatTimeShort(at('2026-11-24T01:02:03'), NOW)).toBe('01:02');
    expect(formatTimeShort(at('2026-11-04T01:02:03'), NOW)).toBe('4 Nov 01:02');
    expect(formatTimeShort(at('2025-11-24T01:02:03'), NOW)).toBe('2025-11-24 01:02');
    expect(formatTimeShort(at('2026-11-24T01:02:03'), NOW, true)).toBe('01:02:03');
    expect(formatTimeShort(at('2026-11-04T01:02:03'), NOW, true)).toBe('4 Nov 01:02:03');
  });

  it.each([
    [5_000, 'just now'],
    [60_000, '1 minute ago'],
    [59 * 60_000, '1 hour ago'],
    [3 * 3_600_000, '3 hours ago'],
    [24 * 3_600_000, '1 day ago'],
    [-35 * 3_600_000, 'in 1 day'],
    [-2 * 24 * 3_600_000, 'in 2 days'],
  ])('are relative: %d ms ago', (ago, words) => {
    expect(formatTimeRelative(NOW - ago, NOW)).toBe(words);
  });

  it.each([
    [350, '350 ms'],
    [1_500, '1.5 s'],
    [12_000, '12 s'],
    [5 * 60_000, '5 min'],
    [2 * 3_600_000, '2 h'],
    [3 * 3_600_000 + 20 * 60_000, '3 h 20 min'],
    [4 * 24 * 3_600_000, '4 days'],
  ])('last: %d ms', (ms, words) => {
    expect(formatDuration(ms)).toBe(words);
  });
});
