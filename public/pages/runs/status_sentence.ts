import type { RouteResponse } from '../../../common/api/route';
import type { Api } from '../../../common/api/api';

export type DetectionReport = RouteResponse<Api['getDetection']>;

/** How times and lengths are written; the page hands in what the reader's zone makes of them. */
export interface Wording {
  time(at: string): string;
  length(ms: number): string;
}

function gapWords({ gaps }: DetectionReport, { length }: Wording): string {
  if (gaps.length === 0) return 'no gap';
  const missing = gaps.reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0);
  return `${gaps.length === 1 ? '1 gap' : `${gaps.length} gaps`}, ${length(missing)} in all`;
}

function nextWords({ next_run_at, running }: DetectionReport, now: number, words: Wording): string {
  if (running) return 'a run is under way';
  if (next_run_at === undefined) return 'this host does not run the detection by itself';
  const left = Date.parse(next_run_at) - now;
  return left <= 0 ? 'the next run is due now' : `next run in ${words.length(left)}`;
}

/** How the detection stands, in one sentence. @param now milliseconds since the epoch */
export function statusSentence(report: DetectionReport, now: number, words: Wording): string {
  const { searched_until: until } = report;
  const next = nextWords(report, now, words);
  if (until === undefined) return `Nothing has been searched yet; ${next}.`;
  const searched =
    report.gaps.length === 0
      ? `Everything is searched up to ${words.time(until)}`
      : `Searched up to ${words.time(until)}`;
  return `${searched}; ${next}; ${gapWords(report, words)}.`;
}

/** More than two intervals without a run that got anywhere is worth a word. */
export function isLate(report: DetectionReport, now: number): boolean {
  const { searched_until: until, interval_ms } = report;
  return until !== undefined && now - Date.parse(until) > 2 * interval_ms;
}
