import { exampleReport } from './test_support/example_runs';
import { isLate, statusSentence } from './status_sentence';

const NOW = Date.parse('2026-11-24T12:05:10Z');
const WORDS = {
  time: (at: string) => at.slice(11, 19),
  length: (ms: number) => `${ms / 60_000} min`,
};
const sentence = (over = {}) => statusSentence(exampleReport(over), NOW, WORDS);

test('everything is searched', () => {
  expect(sentence()).toBe('Everything is searched up to 12:05:00; next run in 3 min; no gap.');
});

test('gaps are told with their length', () => {
  const gaps = [{ from: '2026-11-24T10:00:00Z', to: '2026-11-24T10:30:00Z' }];
  expect(sentence({ gaps })).toBe(
    'Searched up to 12:05:00; next run in 3 min; 1 gap, 30 min in all.',
  );
});

test('a run under way, a run that is due, a host that runs nothing, and nothing yet', () => {
  expect(sentence({ running: { host: 'h', pid: 1 } })).toMatch('a run is under way');
  expect(sentence({ next_run_at: '2026-11-24T12:05:00Z' })).toMatch('the next run is due now');
  expect(sentence({ next_run_at: undefined })).toMatch('does not run the detection by itself');
  expect(sentence({ searched_until: undefined })).toMatch('Nothing has been searched yet');
});

test('is late after two intervals', () => {
  expect(isLate(exampleReport(), NOW)).toBe(false);
  expect(isLate(exampleReport({ searched_until: '2026-11-24T11:55:00Z' }), NOW)).toBe(true);
});
