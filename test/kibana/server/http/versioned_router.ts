import type {
  AddVersionOpts,
  IRouter,
  RequestHandler,
  RouteMethod,
  RouteSecurity,
  VersionedRoute,
  VersionedRouteConfig,
  VersionedRouter,
} from '@kbn/core/server';
import { validRouteSecurity } from './route_security';

const ROUTE_KEYS = [
  'path',
  'access',
  'security',
  'summary',
  'description',
  'enableQueryVersion',
  'options',
];
const OPTION_KEYS = ['tags', 'body', 'timeout', 'xsrfRequired'];
const VERSION_KEYS = ['version', 'validate', 'security'];
const BASE_PUBLIC_VERSION = '2023-10-31';

/** A handler of one version; what comes in has been validated by then. */
type AnyOptions = AddVersionOpts<unknown, unknown, unknown>;
type AnyHandler = RequestHandler<unknown, unknown, unknown>;

export interface RegisteredRoute {
  method: RouteMethod;
  path: string;
  access: 'public' | 'internal';
  security: RouteSecurity;
  maxBytes: number | undefined;
  xsrfRequired: boolean;
  enableQueryVersion: boolean;
  versions: Map<string, { options: AnyOptions; handler: AnyHandler }>;
}

function checkKeys(what: string, given: object, known: readonly string[]): void {
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Error(`${what} has no option [${unknown}]`);
}

/** `versioned_router/route_version_utils.ts` */
export function versionProblem(access: 'public' | 'internal', version: string): string | undefined {
  if (access === 'internal')
    return /^[1-9][0-9]*$/.test(version)
      ? undefined
      : `Invalid version number. Received "${version}", expected a string containing _only_ a finite, whole number greater than 0.`;
  return /^\d{4}-\d{2}-\d{2}$/.test(version) && !Number.isNaN(Date.parse(version))
    ? undefined
    : `Invalid version. Received "${version}", expected a valid date string formatted as YYYY-MM-DD.`;
}

/** `versioned_router/core_versioned_route.ts`, as far as a plugin registers. */
class CoreVersionedRoute implements VersionedRoute {
  readonly route: RegisteredRoute;

  constructor(
    method: RouteMethod,
    config: VersionedRouteConfig,
    private readonly isDev: boolean,
  ) {
    const { path, access, security, options = {} } = config;
    checkKeys(`route [${path}]`, config, ROUTE_KEYS);
    checkKeys(`route [${path}]`, options, OPTION_KEYS);
    if (!path.startsWith('/')) throw new Error(`route path [${path}] must start with a slash`);
    if (access !== 'public' && access !== 'internal')
      throw new Error(`route [${path}] must say its access`);
    // `route.ts`, `validOptions`
    if (method === 'get' && options.body !== undefined)
      throw new Error(`The [get] at [${path}] can't have body options`);
    if (options.body !== undefined)
      checkKeys(`body of [${path}]`, options.body, ['maxBytes', 'accepts']);
    this.route = {
      method,
      path,
      access,
      security: validRouteSecurity(security),
      maxBytes: options.body?.maxBytes,
      xsrfRequired: options.xsrfRequired ?? method !== 'get',
      enableQueryVersion: config.enableQueryVersion === true,
      versions: new Map(),
    };
  }

  addVersion<P, Q, B>(
    options: AddVersionOpts<P, Q, B>,
    handler: RequestHandler<P, Q, B>,
  ): VersionedRoute {
    const { path, access, versions } = this.route;
    const { version, validate } = options;
    checkKeys(`version of [${path}]`, options, VERSION_KEYS);
    if (this.isDev && access === 'public' && version !== BASE_PUBLIC_VERSION)
      throw new Error(
        `Invalid public version, for now please use "${BASE_PUBLIC_VERSION}" as the version for all public routes.`,
      );
    const problem = versionProblem(access, version);
    if (problem !== undefined) throw new Error(problem);
    if (versions.has(version))
      throw new Error(`Version "${version}" handler has already been registered for [${path}]`);
    if (validate === undefined) throw new Error(`[${path}] does not have a 'validate' specified`);
    if (validate !== false) {
      checkKeys(`validate of [${path}]`, validate, ['request', 'response']);
      checkKeys(`validate of [${path}]`, validate.request ?? {}, ['params', 'query', 'body']);
      for (const [part, check] of Object.entries(validate.request ?? {})) {
        if (typeof check !== 'function')
          throw new Error(`Expected a valid validation logic at key: [${part}].`);
      }
    }
    versions.set(version, {
      options: options as unknown as AnyOptions,
      handler: handler as unknown as AnyHandler,
    });
    return this;
  }
}

/** All routes of a Kibana: `router.ts`, and hapi's refusal of a second route of the same method and path. */
export class RouteTable {
  readonly routes: RegisteredRoute[] = [];

  constructor(private readonly isDev: boolean) {}

  createRouter(): IRouter {
    const registrar = (method: RouteMethod) => (config: VersionedRouteConfig) => {
      const versioned = new CoreVersionedRoute(method, config, this.isDev);
      const { path } = versioned.route;
      if (this.routes.some((one) => one.method === method && one.path === path))
        throw new Error(`New route ${path} conflicts with existing ${path}`);
      this.routes.push(versioned.route);
      return versioned;
    };
    const versioned: VersionedRouter = {
      get: registrar('get'),
      post: registrar('post'),
      put: registrar('put'),
      patch: registrar('patch'),
      delete: registrar('delete'),
    };
    return { versioned };
  }
}
