import type { Headers, KibanaRequest } from '@kbn/core/server';
import { ValidationError } from '../config_schema';
import type { CoreParts } from '../core/contracts';
import { grantedBy } from '../security/roles';
import { Boom } from './errors';
import { makeRequest, secretsOf } from './kibana_request';
import {
  errorAttributesOf,
  errorMessageOf,
  KibanaResponse,
  kibanaResponseFactory,
} from './response_factory';
import { findRoute, type Match } from './route_match';
import { versionProblem, type RegisteredRoute } from './versioned_router';

const VERSION_HEADER = 'elastic-api-version';
const MAX_PAYLOAD = 1_048_576;

export interface HttpRequest {
  method: string;
  /** With `/s/<space>` where it is not the default one. */
  url: string;
  headers?: Record<string, string>;
  payload?: string;
  aborted?: AbortSignal;
}

export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

type Parts = CoreParts & {
  isDev: boolean;
  /** Of this Kibana. */
  version: string;
  log: (message: string) => void;
};

function checkFormat(request: HttpRequest, headers: Headers, route: RegisteredRoute): unknown {
  const { payload = '' } = request;
  if (payload === '') return null;
  const limit = route.maxBytes ?? MAX_PAYLOAD;
  if (Buffer.byteLength(payload) > limit)
    throw new Boom(413, `Payload content length greater than maximum allowed: ${limit}`);
  if (!String(headers['content-type'] ?? '').startsWith('application/json'))
    throw new Boom(415, 'Unsupported Media Type');
  try {
    return JSON.parse(payload) as unknown;
  } catch {
    throw new Boom(400, 'Invalid request payload JSON format');
  }
}

function queryOf(url: URL): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const key of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(key);
    query[key] = values.length > 1 ? values : (values[0] ?? '');
  }
  return query;
}

/** `http/server-internal` and `http/router-server-internal`: the way of a request through Kibana. */
export class HttpService {
  constructor(private readonly parts: Parts) {}

  async handle(request: HttpRequest): Promise<HttpResponse> {
    try {
      return await this.route(request);
    } catch (error) {
      const boom = error instanceof Boom ? error : this.fault(error);
      return this.failure(boom);
    }
  }

  private async route(request: HttpRequest): Promise<HttpResponse> {
    const headers: Headers = Object.fromEntries(
      Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const url = new URL(request.url, 'http://kibana.test');
    const { spaceId, path } = this.spaceOf(url.pathname);
    const match = findRoute(this.parts.routes.routes, request.method, path);
    // security/server/authentication: also what is not there is only told to who is signed in.
    const authorization = headers['authorization'];
    this.parts.cluster.security.authenticate(
      typeof authorization === 'string' ? authorization : undefined,
    );
    if (!match) throw new Boom(404, 'Not Found');
    this.checkOrigin(match.route, headers, url);
    this.checkAccess(match.route, authorization, spaceId, url);
    const body = checkFormat(request, headers, match.route);
    const aborted = request.aborted ?? new AbortController().signal;
    const raw = { url, headers, spaceId, params: match.params, query: queryOf(url), body, aborted };
    return this.serve(match, raw);
  }

  /** `spaces/server/lib/request_interceptors/on_request_interceptor.ts` */
  private spaceOf(pathname: string): { spaceId: string; path: string } {
    const [, spaceId = 'default', rest = '/'] = /^\/s\/([a-z0-9_-]+)(\/.*)?$/.exec(pathname) ?? [];
    if (spaceId === 'default') return { spaceId, path: pathname };
    if (!this.parts.cluster.spaces.has(spaceId))
      throw new Boom(404, 'Saved object [space] not found');
    return { spaceId, path: rest };
  }

  /** `http/server-internal/src/lifecycle_handlers.ts` */
  private checkOrigin(
    { access, xsrfRequired, method }: RegisteredRoute,
    headers: Headers,
    url: URL,
  ): void {
    const path = url.pathname;
    const given = headers['kbn-version'];
    const { version } = this.parts;
    if (given !== undefined && given !== version)
      throw new Boom(
        400,
        `Browser client is out of date, please refresh the page ("kbn-version" header was "${String(given)}" but should be "${version}")`,
      );
    if (xsrfRequired && headers['kbn-xsrf'] === undefined && headers['kbn-version'] === undefined)
      throw new Boom(400, 'Request must contain a kbn-xsrf header.');
    if (access === 'internal' && headers['x-elastic-internal-origin'] === undefined)
      throw new Boom(
        400,
        `uri [${path}] with method [${method}] exists but is not available with the current configuration`,
      );
  }

  /** `security/server/authorization/api_authorization.ts` */
  private checkAccess(
    { security: { authz }, method }: RegisteredRoute,
    authorization: Headers[string],
    spaceId: string,
    url: URL,
  ): void {
    if ('enabled' in authz) return;
    const { security } = this.parts.cluster;
    const principal = security.authenticate(
      typeof authorization === 'string' ? authorization : undefined,
    );
    if (!principal) return;
    const { api } = grantedBy(principal.roles, spaceId, this.parts.features.all());
    const { requiredPrivileges: required } = authz;
    const missing = required.filter((one) => {
      if (typeof one === 'string') return !api.has(one);
      const { allRequired: all = [], anyRequired: any = [] } = one;
      return (
        !all.every((name) => api.has(name)) ||
        (any.length > 0 && !any.some((name) => api.has(name)))
      );
    });
    if (missing.length === 0) return;
    throw new Boom(
      403,
      `API [${method.toUpperCase()} ${url.pathname}${url.search}] is unauthorized for user, this action is granted by the Kibana privileges [${missing.map(String).join(',')}]`,
    );
  }

  /** `versioned_router/core_versioned_route.ts`, `handle` */
  private async serve(
    { route }: Match,
    raw: Parameters<typeof makeRequest>[0],
  ): Promise<HttpResponse> {
    const version = this.versionOf(route, raw);
    const found = route.versions.get(version);
    if (!found) {
      const available = [...route.versions.keys()].join(', ');
      throw new Boom(
        400,
        `No version "${version}" available for [${route.method}] [${route.path}]. Available versions are: [${available}]`,
      );
    }
    const { validate } = found.options;
    const checks = validate === false ? {} : (validate.request ?? {});
    const part = (name: 'params' | 'query' | 'body') => {
      const check = checks[name];
      if (!check) return {};
      const result = check(raw[name], {
        ok: (value) => ({ value }),
        badRequest: (error) => ({ error: error instanceof Error ? error : new Error(error) }),
      });
      if (result.error) {
        const told = new ValidationError([], result.error.message, `request ${name}`);
        throw new Boom(400, told.message);
      }
      return result.value;
    };
    const request = makeRequest({
      ...raw,
      params: part('params'),
      query: part('query'),
      body: part('body'),
    });
    const answer = await this.answerOf(() => found.handler({}, request, kibanaResponseFactory));
    if (this.parts.isDev && validate !== false) {
      const check = validate.response?.[answer.status]?.body?.custom;
      const { error } = check?.(answer.payload, {
        ok: (value) => ({ value }),
        badRequest: (problem) => ({
          error: problem instanceof Error ? problem : new Error(problem),
        }),
      }) ?? { error: undefined };
      if (error) throw new Boom(500, `Failed output validation: ${error.message}`);
    }
    return this.toHttp(answer, version, request);
  }

  private versionOf(route: RegisteredRoute, raw: { headers: Headers; query: unknown }): string {
    const given = raw.headers[VERSION_HEADER];
    if ('apiVersion' in (raw.query as object) && !route.enableQueryVersion)
      throw new Boom(400, 'Use of query parameter "apiVersion" is not allowed.');
    if (given === undefined) {
      // On-prem: the oldest of a public route; in development an internal one must be named.
      if (route.access === 'public') return [...route.versions.keys()].sort()[0] ?? '';
      if (this.parts.isDev)
        throw new Boom(400, `Please specify a version via ${VERSION_HEADER} header.`);
      return '1';
    }
    const problem = versionProblem(route.access, String(given));
    if (problem !== undefined) throw new Boom(400, problem);
    return String(given);
  }

  private async answerOf(handler: () => unknown): Promise<KibanaResponse> {
    const answer = await handler();
    // response_adapter.ts
    if (!(answer instanceof KibanaResponse))
      throw new Error('Unexpected result from Route Handler. Expected KibanaResponse');
    return answer;
  }

  private toHttp(answer: KibanaResponse, version: string, request: KibanaRequest): HttpResponse {
    secretsOf(request);
    const { status, payload, options } = answer;
    const headers = { ...(options.headers as Record<string, string>), [VERSION_HEADER]: version };
    if (status >= 400 && !options.bypassErrorFormat) {
      const message = errorMessageOf(payload as string);
      return this.failure(new Boom(status, message, errorAttributesOf(payload)), headers);
    }
    if (typeof payload === 'string')
      return {
        status,
        headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
        body: payload,
      };
    const type = { 'content-type': 'application/json; charset=utf-8', ...headers };
    return { status, headers: type, body: JSON.stringify(payload ?? null) };
  }

  private failure({ output }: Boom, headers: Record<string, string> = {}): HttpResponse {
    return {
      status: output.statusCode,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body: JSON.stringify(output.payload),
    };
  }

  private fault(error: unknown): Boom {
    this.parts.log(
      `a request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return new Boom(
      500,
      'An internal server error occurred. Check Kibana server logs for details.',
    );
  }
}
