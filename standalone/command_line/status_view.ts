import type { DetectionStatus } from '../../server/detection/status';
import type { Bucket } from '../../server/ports';
import { table } from './output';

const second = (time: string): string => time.slice(0, 19).replace('T', ' ');

function listed(buckets: readonly Bucket[]): string {
  return buckets.map(({ value, count }) => `${count} ${value}`).join(', ');
}

function searchedLine({ searched_until: until, gaps }: DetectionStatus): string {
  if (until === undefined) return 'nothing yet; `run` or `start` searches';
  if (gaps.length === 0) return `up to ${second(until)} UTC, no gap`;
  return `up to ${second(until)} UTC, ${gaps.length} gaps that the next run searches`;
}

function runLines({ last_runs: runs }: DetectionStatus): string[] {
  if (runs.length === 0) return [];
  const rows = runs.map((run) => [
    second(run.started_at),
    String(run.hits),
    String(run.created),
    String(run.existing),
    String(run.excluded),
    `${run.duration_ms} ms`,
    run.error ?? (run.limit_reached ? 'reached its limit, went on at once' : 'done'),
  ]);
  const header = ['RUN (UTC)', 'HITS', 'NEW', 'KNOWN', 'SILENCED', 'TOOK', 'END'];
  return ['', ...table(header, rows)];
}

/** The state of the detection for people. */
export function statusLines(status: DetectionStatus, storePath: string): string[] {
  const { alerts, silenced, running, backlog, gaps } = status;
  return [
    `store     ${storePath}`,
    `searched  ${searchedLine(status)}`,
    ...gaps.map(({ from, to }) => `gap       ${second(from)} to ${second(to)}`),
    ...(backlog
      ? ['backlog   the last run reached its limit; the next one goes on from there']
      : []),
    ...(running ? [`running   process ${running.pid} on ${running.host}`] : []),
    `alerts    ${alerts.total}${alerts.total > 0 ? `: ${listed(alerts.by_status)}; ${listed(alerts.by_origin)}` : ''}`,
    `silenced  ${silenced} by exclusions`,
    ...runLines(status),
  ];
}
