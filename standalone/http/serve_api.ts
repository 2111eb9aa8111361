import type { FastifyInstance, FastifyReply } from 'fastify';
import { LIVE_PATH } from '../../common/api/live';
import { createHandlers } from '../../server/routes/handlers';
import type { Access } from './access';
import type { HttpServices } from './http_services';
import type { LiveHub } from './live_hub';
import { describeApi } from './openapi';
import { registerRoutes, type AnyHandler, type OwnRouteName } from './register_routes';
import type { SessionCookie } from './session_cookie';
import { createSignInLimit, type SignInLimits } from './sign_in_limit';
import { createStandaloneHandlers } from './standalone_handlers';

const DESCRIPTION_PATH = '/openapi.json';

/** What the API needs of the HTTP side. */
export interface ApiParts {
  access: Access;
  cookie: SessionCookie;
  hub: LiveHub;
  signInLimits: SignInLimits;
}

function serveDescription(api: FastifyInstance, { access, cookie }: ApiParts): void {
  let description: string | undefined;
  api.get(DESCRIPTION_PATH, async (request, reply) => {
    await access.check(request, 'signed_in');
    description ??= JSON.stringify(describeApi(cookie.name));
    return reply.type('application/json; charset=utf-8').send(description);
  });
}

/** Takes the response out of Fastify's hands, with the headers that it has by now. */
function hijack(reply: FastifyReply): void {
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value);
  }
}

function serveLive(api: FastifyInstance, { access, cookie, hub }: ApiParts): void {
  api.get(LIVE_PATH, { exposeHeadRoute: false }, async (request, reply) => {
    await access.check(request, 'read');
    const last = request.headers['last-event-id'];
    hijack(reply);
    hub.serve(reply.raw, cookie.read(request) ?? '', last === undefined ? last : String(last));
  });
}

/** Serves the routes of the table, their description, and the stream of news. */
export function serveApi(api: FastifyInstance, services: HttpServices, parts: ApiParts): void {
  const handlers = { ...createHandlers(services), ...createStandaloneHandlers(services) };
  registerRoutes(api, {
    handlers: handlers as unknown as Record<OwnRouteName, AnyHandler>,
    access: parts.access,
    cookie: parts.cookie,
    onSessionsChanged: parts.hub.recheck,
    guards: { signIn: createSignInLimit(api, parts.signInLimits) },
  });
  serveDescription(api, parts);
  serveLive(api, parts);
}
