import type { Run } from '../../../../common/api/detection';
import type { DetectionReport } from '../status_sentence';

/** How a detection stands at 12:05:10 that missed nothing, with whatever the test wants otherwise. */
export function exampleReport(over: Partial<DetectionReport> = {}): DetectionReport {
  return {
    rule: {
      name: 'Process Started with Executable Stack',
      version: 2,
      query: 'process.name:"kernel"',
    },
    interval_ms: 300_000,
    next_run_at: '2026-11-24T12:08:10.000Z',
    since: '2026-11-24T00:00:00.000Z',
    searched_until: '2026-11-24T12:05:00.000Z',
    searched: [{ from: '2026-11-24T00:00:00.000Z', to: '2026-11-24T12:05:00.000Z' }],
    gaps: [],
    backlog: false,
    alerts: { total: 0, by_status: [], by_origin: [] },
    silenced: 0,
    ...over,
  };
}

/** A run that found nothing, started at this time and done after a second. */
export function exampleRun(startedAt: string, over: Partial<Run> = {}): Run {
  const start = Date.parse(startedAt);
  return {
    id: `run-${startedAt}`,
    started_at: new Date(start).toISOString(),
    finished_at: new Date(start + 1_000).toISOString(),
    duration_ms: 1_000,
    trigger: 'schedule',
    rule_version: 2,
    owner: { host: 'desk', pid: 42 },
    range: {
      from: new Date(start - 540_000).toISOString(),
      to: new Date(start).toISOString(),
    },
    recheck: false,
    hits: 0,
    created: 0,
    existing: 0,
    excluded: 0,
    confirmed: 0,
    limit_reached: false,
    ...over,
  };
}
