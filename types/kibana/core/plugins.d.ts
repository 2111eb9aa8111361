/**
 * Follows `src/core/packages/plugins/server/src/types.ts`, `src/core/packages/lifecycle/server/src/core_{setup,start}.ts`,
 * `src/core/packages/security/{server/src/authc.ts,common/src/authentication/authenticated_user.ts}`,
 * `src/core/packages/capabilities/server/src/contracts.ts` and `packages/kbn-logging/src/logger.ts`: the part that is used here.
 */
declare module '@kbn/core/server' {
  import type { Type } from '@kbn/config-schema';

  export interface LogMeta {
    [field: string]: unknown;
  }

  export interface Logger {
    debug(message: string, meta?: LogMeta): void;
    info(message: string, meta?: LogMeta): void;
    warn(message: string, meta?: LogMeta): void;
    error(message: string | Error, meta?: LogMeta): void;
    get(...context: string[]): Logger;
  }

  export interface PluginInitializerContext<C = unknown> {
    readonly env: {
      readonly mode: { readonly name: string; readonly dev: boolean; readonly prod: boolean };
      readonly instanceUuid: string;
      readonly packageInfo: { readonly version: string };
    };
    /** What this Kibana of several does: `node.roles` in kibana.yml. */
    readonly node: { readonly roles: { readonly backgroundTasks: boolean; readonly ui: boolean } };
    readonly logger: { get(...context: string[]): Logger };
    readonly config: { get<T = C>(): T };
  }

  export interface AuthenticatedUser {
    username: string;
    full_name?: string;
    email?: string;
    /** Missing for who comes with an API key. */
    profile_uid?: string;
    roles: readonly string[];
    authentication_type: string;
  }

  export interface SecurityServiceStart {
    readonly authc: {
      /** null where nobody is signed in, or security is off. */
      getCurrentUser(request: KibanaRequest): AuthenticatedUser | null;
    };
  }

  export type Capabilities = Readonly<
    Record<string, Readonly<Record<string, boolean | Readonly<Record<string, boolean>>>>>
  >;

  export interface CapabilitiesStart {
    resolveCapabilities(
      request: KibanaRequest,
      options: { capabilityPath: string | string[] },
    ): Promise<Capabilities>;
  }

  export interface CoreSetup<PluginsStart = unknown> {
    readonly http: HttpServiceSetup;
    readonly savedObjects: SavedObjectsServiceSetup;
    getStartServices(): Promise<[CoreStart, PluginsStart, unknown]>;
  }

  export interface CoreStart {
    readonly elasticsearch: ElasticsearchServiceStart;
    readonly savedObjects: SavedObjectsServiceStart;
    readonly security: SecurityServiceStart;
    readonly capabilities: CapabilitiesStart;
  }

  export interface Plugin<
    Setup = void,
    Start = void,
    PluginsSetup = unknown,
    PluginsStart = unknown,
  > {
    setup(core: CoreSetup<PluginsStart>, plugins: PluginsSetup): Setup;
    start(core: CoreStart, plugins: PluginsStart): Start;
    stop?(): void | Promise<void>;
  }

  export interface PluginConfigDescriptor<C = unknown> {
    schema: Type<C>;
  }
}
