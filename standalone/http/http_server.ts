import fastifyCookie from '@fastify/cookie';
import fastifyRateLimit from '@fastify/rate-limit';
import { randomUUID } from 'node:crypto';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Caller } from '../../common/access/privileges';
import { ApplicationError } from '../../common/errors';
import { DEFAULT_SESSION_LIMITS } from '../users/session_store';
import { createAccess, type Access } from './access';
import { createSameSiteCheck } from './cross_site';
import { answerBrokenRequest, sendProblem, takeJsonOnly } from './errors';
import { createHostCheck } from './host_names';
import type { HttpServices } from './http_services';
import { createLiveHub, type LiveHub } from './live_hub';
import { addSecurityHeaders } from './security_headers';
import { serveApi } from './serve_api';
import { createSessionCookie, type SessionCookie } from './session_cookie';
import { DEFAULT_SIGN_IN_LIMITS, REMEMBERED_ATTEMPTS, type SignInLimits } from './sign_in_limit';
import { serveApp } from './static_app';
import { watchCluster } from './watch_cluster';
import { watchStore } from './watch_store';

const API_PREFIX = '/api';

/** Ids of alerts and exclusions may be as long as the API's schemas say, and then they say what is wrong. */
const LONGEST_PARAMETER = 2_048;
const REQUEST_TIMEOUT = 60_000;

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
  }
}

export interface HttpOptions {
  /** The folder of the built app. */
  appFolder: string;
  /** Where a proxy makes this host known; default: only this machine reaches it. */
  publicUrl?: string;
  /** Milliseconds after which a session ends whatever is done with it. */
  sessionLifetime?: number;
  signInLimits?: SignInLimits;
  /** Milliseconds between two looks at whether the sessions of open streams are still good. */
  checkStreamsEvery?: number;
}

/** By the route too: that is found by the decoded address, such as `/%61pi/alerts`. */
function isApi({ url, routeOptions }: FastifyRequest): boolean {
  return [url.split('?')[0], routeOptions.url].some(
    (path) => path === API_PREFIX || path?.startsWith(`${API_PREFIX}/`),
  );
}

/** @param publicUrl only where a proxy on this machine is said to be there is what it says of addresses believed */
function createInstance({ logger }: HttpServices, publicUrl: string | undefined): FastifyInstance {
  return fastify({
    trustProxy: publicUrl === undefined ? false : 'loopback',
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    requestTimeout: REQUEST_TIMEOUT,
    forceCloseConnections: 'idle',
    clientErrorHandler: answerBrokenRequest,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    frameworkErrors: (error, request, reply) => {
      reply.header('x-request-id', request.id);
      void sendProblem(reply, error, logger);
    },
  });
}

/** Ids in answers and in the log; in the latter at level `debug` where nothing is wrong. */
function logRequests(app: FastifyInstance, { logger }: HttpServices): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (isApi(request)) reply.header('cache-control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => {
    logger.debug('request', {
      request_id: request.id,
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      duration_ms: Math.round(reply.elapsedTime),
      user: request.caller?.id,
    });
  });
}

function checkOrigins(app: FastifyInstance, publicUrl: string | undefined): void {
  const checkHost = createHostCheck(publicUrl);
  const checkSameSite = createSameSiteCheck(publicUrl);
  app.addHook('onRequest', async (request) => {
    checkHost(request);
    if (isApi(request)) checkSameSite(request);
  });
}

async function answerTheRest(
  app: FastifyInstance,
  folder: string,
  { access, cookie }: { access: Access; cookie: SessionCookie },
): Promise<void> {
  const openPage = await serveApp(app, folder, (request) => cookie.read(request) !== undefined);
  app.setNotFoundHandler(async (request, reply) => {
    // Strangers don't learn what there is.
    if (isApi(request)) await access.check(request, 'signed_in');
    else if (openPage(request, reply)) return reply;
    throw new ApplicationError('not_found', `there is nothing at ${request.url.split('?')[0]}`);
  });
}

/** Streams news to the apps, those of other processes too, until the server closes. */
function openHub(app: FastifyInstance, services: HttpServices, checkEvery?: number): LiveHub {
  const { application, users, logger, others, othersInCluster } = services;
  const { live } = application;
  const hub = createLiveHub({ live, users, logger, checkEvery });
  const { isHeard, recheck } = hub;
  const watches = [watchStore(others, { live, logger, onSessionsChanged: recheck })];
  if (othersInCluster) watches.push(watchCluster(othersInCluster, { live, logger, isHeard }));
  app.addHook('preClose', async () => {
    for (const end of watches) end();
    hub.close();
  });
  return hub;
}

/** The host's HTTP side, ready to listen. */
export async function createHttpServer(
  services: HttpServices,
  options: HttpOptions,
): Promise<FastifyInstance> {
  const { publicUrl, signInLimits = DEFAULT_SIGN_IN_LIMITS } = options;
  const isSecure = publicUrl?.startsWith('https:') ?? false;
  const cookie = createSessionCookie(
    isSecure,
    options.sessionLifetime ?? DEFAULT_SESSION_LIMITS.absolute,
  );
  const access = createAccess(services.users, cookie);
  const app = createInstance(services, publicUrl);
  app.decorateRequest('caller');
  app.setErrorHandler((error, _, reply) => sendProblem(reply, error, services.logger));
  takeJsonOnly(app);
  logRequests(app, services);
  await addSecurityHeaders(app, isSecure);
  checkOrigins(app, publicUrl);
  await app.register(fastifyCookie);
  await app.register(fastifyRateLimit, { global: false, cache: REMEMBERED_ATTEMPTS });
  await answerTheRest(app, options.appFolder, { access, cookie });
  const hub = openHub(app, services, options.checkStreamsEvery);
  await app.register(
    async (api) => serveApi(api, services, { access, cookie, hub, signInLimits }),
    { prefix: API_PREFIX },
  );
  return app;
}
