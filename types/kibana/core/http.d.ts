/**
 * Follows `src/core/packages/http/server/src/{router/{request,response,response_factory,route,route_validator}.ts,versioning/types.ts,http_contract.ts}`:
 * the part that is used here.
 */
declare module '@kbn/core/server' {
  /** Of rxjs: as much as a plugin without rxjs needs. */
  export interface Observable<T> {
    subscribe(next: (value: T) => void): { unsubscribe(): void };
  }

  export type Headers = Readonly<Record<string, string | string[] | undefined>>;

  export interface KibanaRequest<P = unknown, Q = unknown, B = unknown> {
    /** Of the client's `X-Opaque-Id`, where that is allowed: not unique. */
    readonly id: string;
    readonly uuid: string;
    readonly url: URL;
    readonly headers: Headers;
    /** Made by the server itself, as for a task with an API key. */
    readonly isFakeRequest: boolean;
    readonly events: { readonly aborted$: Observable<void>; readonly completed$: Observable<void> };
    readonly auth: { readonly isAuthenticated: boolean };
    readonly params: P;
    readonly query: Q;
    readonly body: B;
  }

  export type ResponseHeaders = Record<string, string | string[]>;

  export interface HttpResponseOptions {
    body?: unknown;
    headers?: ResponseHeaders;
    bypassErrorFormat?: boolean;
  }

  /** Comes out as `{statusCode, error, message, attributes}`. */
  export type ResponseError =
    string | Error | { message: string | Error; attributes?: Record<string, unknown> };

  export interface ErrorHttpResponseOptions {
    body?: ResponseError;
    headers?: ResponseHeaders;
    bypassErrorFormat?: boolean;
  }

  export interface IKibanaResponse {
    readonly status: number;
    readonly payload?: unknown;
    readonly options: HttpResponseOptions;
  }

  export interface KibanaResponseFactory {
    ok(options?: HttpResponseOptions): IKibanaResponse;
    badRequest(options?: ErrorHttpResponseOptions): IKibanaResponse;
    forbidden(options?: ErrorHttpResponseOptions): IKibanaResponse;
    notFound(options?: ErrorHttpResponseOptions): IKibanaResponse;
    conflict(options?: ErrorHttpResponseOptions): IKibanaResponse;
    /** `statusCode`: 400 to 599 */
    customError(options: ErrorHttpResponseOptions & { statusCode: number }): IKibanaResponse;
  }

  export interface RouteValidationResultFactory {
    ok<T>(value: T): { value: T; error?: undefined };
    badRequest(error: Error | string, path?: string[]): { value?: undefined; error: Error };
  }

  export type RouteValidationFunction<T> = (
    data: unknown,
    result: RouteValidationResultFactory,
  ) => { value: T; error?: undefined } | { value?: undefined; error: Error };

  export interface PrivilegeSet {
    anyRequired?: string[];
    allRequired?: string[];
  }

  export type RouteAuthz =
    { requiredPrivileges: (string | PrivilegeSet)[] } | { enabled: false; reason: string };

  export interface RouteSecurity {
    authz: RouteAuthz;
    authc?: { enabled: true } | { enabled: false | 'optional'; reason: string };
  }

  export type RouteMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';

  export interface VersionedRouteConfig {
    path: string;
    access: 'public' | 'internal';
    security?: RouteSecurity;
    summary?: string;
    description?: string;
    enableQueryVersion?: boolean;
    options?: {
      tags?: readonly string[];
      /** Not for GET. */
      body?: { maxBytes?: number; accepts?: string | string[] };
      timeout?: { idleSocket?: number; payload?: number };
      xsrfRequired?: boolean;
    };
  }

  export interface AddVersionOpts<P, Q, B> {
    version: string;
    validate:
      | false
      | {
          request?: {
            params?: RouteValidationFunction<P>;
            query?: RouteValidationFunction<Q>;
            body?: RouteValidationFunction<B>;
          };
          /** Checked in development only. */
          response?: Record<
            number,
            {
              description?: string;
              bodyContentType?: string;
              body?: { custom: RouteValidationFunction<unknown> };
            }
          >;
        };
    security?: Pick<RouteSecurity, 'authz'>;
  }

  export type RequestHandler<P, Q, B> = (
    context: unknown,
    request: KibanaRequest<P, Q, B>,
    response: KibanaResponseFactory,
  ) => IKibanaResponse | Promise<IKibanaResponse>;

  export interface VersionedRoute {
    addVersion<P, Q, B>(
      options: AddVersionOpts<P, Q, B>,
      handler: RequestHandler<P, Q, B>,
    ): VersionedRoute;
  }

  export type VersionedRouter = Record<
    RouteMethod,
    (config: VersionedRouteConfig) => VersionedRoute
  >;

  export interface IRouter {
    readonly versioned: VersionedRouter;
  }

  export interface HttpServiceSetup {
    createRouter(): IRouter;
  }
}
