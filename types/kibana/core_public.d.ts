/**
 * Follows `src/core/packages/application/browser/src/{application,app_mount,contracts,scoped_history}.ts`,
 * `src/core/packages/http/browser/src/types.ts`, `src/core/packages/notifications/browser/src/{contracts,types}.ts`,
 * `src/core/packages/chrome/browser/src/{contracts,breadcrumb,doc_title}.ts`,
 * `src/core/packages/rendering/browser/src/rendering_service.ts`, `src/core/packages/mount-utils/browser/src/mount_point.ts`,
 * `src/core/packages/lifecycle/browser/src/core_{setup,start}.ts` and `src/core/packages/plugins/browser/src/plugin.ts`: the part
 * that is used here.
 */
declare module '@kbn/core/public' {
  import type { History } from 'history';
  import type { MouseEventHandler, ReactElement, ReactNode } from 'react';

  export interface AppCategory {
    id: string;
    label: string;
    order?: number;
    euiIconType?: string;
  }

  export interface AppDeepLink {
    id: string;
    title: string;
    /** Below the app's root. */
    path: string;
    keywords?: string[];
  }

  /** Its listeners fall silent, and its methods throw, once the app is left. */
  export interface ScopedHistory<State = unknown> extends History<State> {
    createSubHistory(basePath: string): ScopedHistory<State>;
  }

  export interface AppMountParameters {
    element: HTMLElement;
    history: ScopedHistory;
  }

  export type AppUnmount = () => void;

  export interface AppRegistration {
    id: string;
    title: string;
    category?: AppCategory;
    euiIconType?: string;
    order?: number;
    keywords?: string[];
    defaultPath?: string;
    deepLinks?: AppDeepLink[];
    mount(parameters: AppMountParameters): AppUnmount | Promise<AppUnmount>;
  }

  export interface ApplicationSetup {
    register(app: AppRegistration): void;
  }

  export interface ApplicationStart {
    /** By feature, then by capability. */
    readonly capabilities: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
    /** An app's place, with the base path in front. */
    getUrlForApp(appId: string, options?: { path?: string }): string;
    navigateToUrl(url: string): Promise<void>;
  }

  export interface HttpFetchOptions {
    method?: string;
    query?: Record<string, string | string[] | undefined>;
    body?: string;
    /** None that begins with `kbn-`: those are Kibana's own. */
    headers?: Record<string, string>;
    /** Of the API: the header `elastic-api-version`. */
    version?: string;
    signal?: AbortSignal;
    /** Not a person's doing: does not keep their session from ending. */
    asSystemRequest?: boolean;
    asResponse: true;
    /** Only with `asResponse`: the body is left unread. */
    rawResponse: true;
  }

  export interface HttpResponse {
    readonly response?: Readonly<Response>;
  }

  /** Thrown for every answer that isn't `ok`; without a `response` where none came. */
  export interface IHttpFetchError extends Error {
    readonly response?: Response;
    /** As read; null with `rawResponse`. */
    readonly body?: unknown;
  }

  export interface HttpSetup {
    fetch(path: string, options: HttpFetchOptions): Promise<HttpResponse>;
    readonly basePath: { prepend(path: string): string };
  }

  /** Draws into an element. @returns what takes it away again */
  export type MountPoint = (element: HTMLElement) => () => void;

  export interface ToastInput {
    title?: string | MountPoint;
    text?: string | MountPoint;
    color?: 'primary' | 'success' | 'warning' | 'danger';
    toastLifeTimeMs?: number;
  }

  export interface ToastsStart {
    add(toast: ToastInput): { id: string };
    remove(id: string): void;
  }

  export interface ChromeBreadcrumb {
    text: string;
    href?: string;
    onClick?: MouseEventHandler<HTMLAnchorElement>;
  }

  export interface ChromeStart {
    setBreadcrumbs(breadcrumbs: ChromeBreadcrumb[]): void;
    readonly docTitle: { change(title: string | string[]): void; reset(): void };
  }

  export interface RenderingService {
    /** Puts Kibana's providers around: EUI's, with its theme, and internationalisation. */
    addContext(element: ReactNode): ReactElement;
  }

  export interface CoreStart {
    readonly application: ApplicationStart;
    readonly chrome: ChromeStart;
    readonly http: HttpSetup;
    readonly notifications: { readonly toasts: ToastsStart };
    readonly rendering: RenderingService;
  }

  export interface CoreSetup {
    readonly application: ApplicationSetup;
    getStartServices(): Promise<[CoreStart, object, unknown]>;
  }

  export interface Plugin {
    setup(core: CoreSetup, plugins: object): void;
    start(core: CoreStart, plugins: object): void;
    stop?(): void;
  }
}
