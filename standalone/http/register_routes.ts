import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerHookHandler } from 'fastify';
import type { Caller } from '../../common/access/privileges';
import { API, routesOf, type HostRouteName } from '../../common/api/api';
import type { Route } from '../../common/api/route';
import { ApplicationError } from '../../common/errors';
import { parseInput } from '../../common/parse_input';
import type { Access } from './access';
import type { SessionCookie } from './session_cookie';
import type { HttpContext } from './standalone_handlers';

/** A handler of the table as the loop calls it: what comes in is checked, what goes out is checked after. */
export type AnyHandler = (
  request: { caller: Caller; signal: AbortSignal },
  http: HttpContext,
) => Promise<unknown>;

/** The routes that this host serves. */
export type OwnRouteName = HostRouteName<'standalone'>;

export interface RouteServices {
  handlers: Readonly<Record<OwnRouteName, AnyHandler>>;
  access: Access;
  cookie: SessionCookie;
  /** Called after each change that may have ended sessions. */
  onSessionsChanged: () => void;
  /** Further checks, before a handler. */
  guards: Partial<Record<OwnRouteName, preHandlerHookHandler>>;
}

const ENDS_SESSIONS: readonly OwnRouteName[] = [
  'signIn',
  'signOut',
  'updateUser',
  'deleteUser',
  'signOutUser',
];

const fastifyPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/** Aborted once the client has gone away without its answer. */
function goneSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

function checkedParts(route: Route, request: FastifyRequest): Record<string, unknown> {
  const parts: Record<string, unknown> = {};
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = route[part];
    if (schema) parts[part] = parseInput(part, schema, request[part]);
  }
  return parts;
}

/** @throws ApplicationError `internal`: what does not fit the table is a fault of ours, and never sent */
function checkedAnswer(name: OwnRouteName, route: Route, answer: unknown): unknown {
  const result = route.response.safeParse(answer);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ApplicationError(
    'internal',
    `the answer of ${name} is not as its schema says: ${issue?.path.join('.')}: ${issue?.message}`,
  );
}

function send(reply: FastifyReply, route: Route, answer: unknown): FastifyReply {
  if (route.produces !== undefined)
    return reply.type(`${route.produces}; charset=utf-8`).send(String(answer));
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
}

/** Serves every route of the table, below the prefix that the instance has. */
export function registerRoutes(api: FastifyInstance, services: RouteServices): void {
  const { handlers, access, cookie, guards, onSessionsChanged } = services;
  for (const name of routesOf('standalone')) {
    const route: Route = API[name];
    const guard = guards[name];
    api.route({
      method: route.method,
      url: fastifyPath(route.path),
      bodyLimit: route.maxBody,
      // Before the body is read: strangers can't make this host read megabytes.
      onRequest: async (request) => {
        request.caller = await access.check(request, route.access);
      },
      preHandler: guard === undefined ? [] : [guard],
      handler: async (request, reply) => {
        const parts = checkedParts(route, request);
        const http: HttpContext = {
          secret: cookie.read(request),
          setSession: (secret) => cookie.write(reply, secret),
          clearSession: () => cookie.clear(reply),
          setStatus: (status) => reply.code(status),
        };
        const asked = { ...parts, caller: request.caller, signal: goneSignal(reply) };
        const answer = checkedAnswer(name, route, await handlers[name](asked, http));
        if (ENDS_SESSIONS.includes(name)) onSessionsChanged();
        return send(reply, route, answer);
      },
    });
  }
}
