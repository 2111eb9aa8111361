import type { AppRegistration, ApplicationSetup, ApplicationStart } from '@kbn/core/public';
import { createBrowserHistory, type History } from 'history';
import type { InjectedMetadata } from './metadata';
import { Store } from './store';
import { checkKeys } from './strict';

const APP_KEYS = [
  'id',
  'title',
  'category',
  'euiIconType',
  'order',
  'keywords',
  'defaultPath',
  'deepLinks',
  'mount',
];
const LINK_KEYS = ['id', 'title', 'path', 'keywords'];
const CATEGORY_KEYS = ['id', 'label', 'order', 'euiIconType', 'ariaLabel'];

/** `src/core/packages/application/browser-internal/src/application_service.tsx` */
export class ApplicationService {
  readonly apps = new Map<string, AppRegistration>();
  readonly current = new Store<string | undefined>(undefined);
  readonly history: History;
  private isClosed = false;

  constructor(private readonly metadata: InjectedMetadata) {
    this.history = createBrowserHistory({
      basename: metadata.basePath,
      getUserConfirmation: (message, done) => done(window.confirm(message)),
    });
  }

  setup(): ApplicationSetup {
    return {
      register: (app) => {
        if (this.isClosed)
          throw new Error(
            `Applications cannot be registered after "setup" (attempted to register "${app.id}")`,
          );
        if (!/^[a-zA-Z0-9_:-]+$/.test(app.id)) throw new Error('Invalid application id');
        if (this.apps.has(app.id))
          throw new Error(`An application is already registered with the id "${app.id}"`);
        this.check(app);
        this.apps.set(app.id, app);
      },
    };
  }

  start(): ApplicationStart {
    this.isClosed = true;
    const { capabilities, basePath } = this.metadata;
    // `filterAvailable`: what the capabilities leave out is not there.
    for (const id of this.apps.keys())
      if (capabilities['navLinks']?.[id] === false) this.apps.delete(id);
    return {
      capabilities,
      getUrlForApp: (id, { path = '' } = {}) => `${basePath}${this.pathOf(id, path)}`,
      navigateToUrl: async (url) => {
        const path = url.startsWith(basePath) ? url.slice(basePath.length) : url;
        if (this.appAt(path)) this.history.push(path);
        else window.location.assign(url);
      },
    };
  }

  /** Where an app is, or a place in it. */
  pathOf(id: string, path: string): string {
    return `/app/${id}/${path}`.replace(/\/{2,}/g, '/').replace(/\/$/, '');
  }

  /** The app that a path belongs to. */
  appAt(path: string): AppRegistration | undefined {
    const [, id = ''] = /^\/app\/([^/?#]+)/.exec(path) ?? [];
    return this.apps.get(id);
  }

  private check(app: AppRegistration): void {
    checkKeys(`app [${app.id}]`, app, APP_KEYS);
    checkKeys(`category of [${app.id}]`, app.category ?? {}, CATEGORY_KEYS);
    const ids = new Set<string>();
    for (const link of app.deepLinks ?? []) {
      checkKeys(`deep link [${link.id}]`, link, LINK_KEYS);
      if (ids.has(link.id)) throw new Error(`there are two deep links [${link.id}]`);
      ids.add(link.id);
    }
  }
}
