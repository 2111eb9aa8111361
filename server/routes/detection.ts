import type { Handlers } from '../../common/api/api';
import type { RouteContext } from './route_context';

type DetectionRoutes = 'listRuns' | 'getDetection' | 'runDetection';

/** The runs, and how far they have come. */
export function detectionHandlers({
  application: { detection, rule },
  scheduler,
}: RouteContext): Handlers<DetectionRoutes> {
  return {
    async listRuns({ query: { size, after } }) {
      const found = await detection.runs({ size: size + 1, after });
      const runs = found.slice(0, size);
      return { runs, next: found.length > size ? runs.at(-1)?.id : undefined };
    },
    async getDetection() {
      const { last_runs: runs, ...status } = await detection.status();
      const next = await scheduler.nextRunAt();
      return {
        rule: { name: rule.name, version: rule.version, query: rule.query },
        interval_ms: detection.interval,
        next_run_at: next === undefined ? undefined : new Date(next).toISOString(),
        last_run: runs[0],
        ...status,
      };
    },
    async runDetection() {
      await scheduler.runSoon();
      return { accepted: true };
    },
  };
}
