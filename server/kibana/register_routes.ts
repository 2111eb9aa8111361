import type {
  CoreStart,
  IRouter,
  KibanaRequest,
  Logger,
  RouteMethod,
  RouteSecurity,
  RouteValidationFunction,
} from '@kbn/core/server';
import type { Caller } from '../../common/access/privileges';
import { API, routesOf, type HostRouteName } from '../../common/api/api';
import {
  KIBANA_API_PREFIX as API_PREFIX,
  KIBANA_API_VERSION as API_VERSION,
} from '../../common/api/kibana';
import type { Route } from '../../common/api/route';
import { errorMessage } from '../../common/errors';
import { parseInput } from '../../common/parse_input';
import { createHandlers } from '../routes/handlers';
import type { DetectionSchedules } from './detection_schedule';
import { enablementHandlers } from './enablement';
import { apiPrivilege } from './feature';
import { callerOf } from './identity';
import { sendAnswer, sendProblem } from './respond';
import type { Space, Spaces } from './spaces';

export { API_PREFIX, API_VERSION };

export interface RouteServices {
  core: Pick<CoreStart, 'security' | 'capabilities'>;
  spaces: Spaces;
  spaceOf: (request: KibanaRequest) => string;
  schedules: DetectionSchedules;
  logger: Logger;
}

/** A handler of the table as the router calls it. */
type AnyHandler = (request: { caller: Caller; signal: AbortSignal }) => Promise<unknown>;

/** All handlers of a space; those of Kibana's own routes get Kibana's request too. */
type SpaceHandlers = Readonly<Record<HostRouteName<'kibana'>, AnyHandler>>;

function securityOf({ access, path }: Route): RouteSecurity {
  if (access === 'signed_in') {
    const reason = 'answers who asks, and what they may do: anybody who is signed in may know';
    return { authz: { enabled: false, reason } };
  }
  if (access === 'public') throw new RangeError(`${path} would be open to everybody`);
  return { authz: { requiredPrivileges: [apiPrivilege(access)] } };
}

type Validation = RouteValidationFunction<unknown>;

/** What a request must be like. Kibana names the part in front of the message by itself. */
function validationOf(route: Route): Partial<Record<'params' | 'query' | 'body', Validation>> {
  const validation: ReturnType<typeof validationOf> = {};
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = route[part];
    if (!schema) continue;
    validation[part] = (data, { ok, badRequest }) => {
      try {
        return ok(parseInput(part, schema, data));
      } catch (error) {
        return badRequest(errorMessage(error).replace(`${part}: `, ''));
      }
    };
  }
  return validation;
}

/** Aborted once the client has gone away without its answer. */
function goneSignal({ events }: KibanaRequest): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const subscription = events.aborted$.subscribe(() => controller.abort());
  return { signal: controller.signal, release: () => subscription.unsubscribe() };
}

function registerRoute(
  router: IRouter,
  name: HostRouteName<'kibana'>,
  serve: (name: HostRouteName<'kibana'>, request: KibanaRequest) => Promise<unknown>,
  loggerOf: () => Promise<Logger>,
): void {
  const route: Route = API[name];
  const method = route.method.toLowerCase() as RouteMethod;
  const takesBody = method !== 'get';
  router.versioned[method]({
    path: `${API_PREFIX}${route.path}`,
    access: 'public',
    summary: route.summary,
    security: securityOf(route),
    options: {
      tags: ['oas-tag:executable stack'],
      ...(takesBody && route.maxBody !== undefined && { body: { maxBytes: route.maxBody } }),
    },
  }).addVersion(
    { version: API_VERSION, validate: { request: validationOf(route) } },
    async (_, request, response) => {
      try {
        return sendAnswer(response, route, await serve(name, request));
      } catch (error) {
        return sendProblem(response, request, error, await loggerOf());
      }
    },
  );
}

function handlersOf(space: Space, { core, schedules }: RouteServices): SpaceHandlers {
  const schedule = schedules.of(space.id);
  const clock = { now: () => Date.now() };
  return {
    ...createHandlers({ application: space.application, scheduler: schedule, clock }),
    ...enablementHandlers(schedule, core),
  } as unknown as SpaceHandlers;
}

/** Serves every route of the table that Kibana has, on its versioned router. */
export function registerRoutes(router: IRouter, services: () => Promise<RouteServices>): void {
  const handlers = new Map<string, SpaceHandlers>();
  let ready: Promise<RouteServices> | undefined;

  const serve = async (name: HostRouteName<'kibana'>, request: KibanaRequest) => {
    const given = await (ready ??= services());
    const space = given.spaces.of(given.spaceOf(request));
    const own = handlers.get(space.id) ?? handlersOf(space, given);
    handlers.set(space.id, own);
    const caller = await callerOf(given.core, request);
    const { signal, release } = goneSignal(request);
    try {
      const { params, query, body } = request;
      const asked = { params, query, body, caller, signal, kibanaRequest: request };
      return await space.asCaller(request, () => own[name](asked));
    } finally {
      release();
    }
  };

  for (const name of routesOf('kibana')) {
    registerRoute(router, name, serve, async () => (await (ready ??= services())).logger);
  }
}
