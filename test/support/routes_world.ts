import { ROLE_PRIVILEGES, type Caller, type Role } from '../../common/access/privileges';
import {
  API,
  type CommonRouteName,
  type HandlerRequest,
  type Handlers,
} from '../../common/api/api';
import type { Route, RouteInput } from '../../common/api/route';
import { parseInput } from '../../common/parse_input';
import { createApplication, type Application } from '../../server/application';
import type { Clock, EventIndex } from '../../server/ports';
import { createHandlers } from '../../server/routes/handlers';
import { silentLogger } from './detection_world';
import { MemoryAlertIndex, MemoryRecordStore } from './memory_stores';

const noEvents: EventIndex = {
  search: async () => ({ hits: [] }),
  count: async () => 0,
  aggregate: async () => [],
  get: async () => undefined,
  oldestIngested: async () => undefined,
};

/** The handlers on stores in memory, asked as a host asks them: with what the table makes of the input. */
export interface RoutesWorld {
  application: Application;
  alerts: MemoryAlertIndex;
  silenced: MemoryAlertIndex;
  clock: Clock & { time: number };
  /** How often a run was asked for. */
  asked: { runs: number };
  nextRunAt: number | undefined;
  call<N extends CommonRouteName>(
    name: N,
    input: RouteInput<(typeof API)[N]>,
    role?: Role,
  ): ReturnType<Handlers<CommonRouteName>[N]>;
}

export function callerOf(role: Role): Caller {
  return { id: `${role}-1`, name: `${role} one`, privileges: ROLE_PRIVILEGES[role] };
}

export function createRoutesWorld(): RoutesWorld {
  const clock = { time: Date.UTC(2026, 10, 24, 12), now: () => clock.time };
  const alerts = new MemoryAlertIndex();
  const silenced = new MemoryAlertIndex('silenced');
  const application = createApplication(
    {
      events: noEvents,
      alerts,
      silenced,
      records: new MemoryRecordStore(),
      clock,
      logger: silentLogger,
    },
    {
      firstRun: 'beginning',
      owner: { host: 'web-01', pid: 1, started: '', id: 'one' },
      isAlive: () => true,
    },
  );
  const asked = { runs: 0 };
  const world = { application, alerts, silenced, clock, asked, nextRunAt: undefined };
  const handlers = createHandlers({
    application,
    clock,
    scheduler: {
      runSoon: async () => {
        asked.runs += 1;
      },
      nextRunAt: async () => (world as RoutesWorld).nextRunAt,
    },
  });
  return Object.assign(world, {
    call: async <N extends CommonRouteName>(name: N, input: object, role: Role = 'admin') => {
      const route: Route = API[name];
      const given = input as Record<string, unknown>;
      const parts: Record<string, unknown> = {};
      for (const part of ['params', 'query', 'body'] as const) {
        const schema = route[part];
        if (schema) parts[part] = parseInput(part, schema, given[part] ?? {});
      }
      const request = { ...parts, caller: callerOf(role), signal: new AbortController().signal };
      const answer = await handlers[name](request as HandlerRequest<N>);
      const sent = route.response.parse(answer);
      expect(JSON.parse(JSON.stringify(sent))).toEqual(JSON.parse(JSON.stringify(answer)));
      return sent;
    },
  }) as unknown as RoutesWorld;
}
