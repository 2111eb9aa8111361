import type { CoreStart } from '@kbn/core/public';
import React from 'react';
import { createRoot } from 'react-dom/client';
import { ApplicationService } from './core/application';
import { ChromeService } from './core/chrome';
import { createHttp } from './core/http';
import { readMetadata } from './core/metadata';
import { ToastsService } from './core/notifications';
import { KibanaPage } from './core/page';
import { PluginsService } from './core/plugins';
import { createRendering } from './core/rendering';

/** An app of Kibana's own, to go to and to come from. */
const HOME = {
  id: 'home',
  title: 'Home',
  mount: ({ element }: { element: HTMLElement }) => {
    element.innerHTML = '<main><h1>Welcome home</h1></main>';
    return () => {
      element.innerHTML = '';
    };
  },
};

/** `src/core/packages/root/browser-internal/src/core_system.ts` */
function bootstrap(): void {
  const metadata = readMetadata();
  const application = new ApplicationService(metadata);
  const chrome = new ChromeService();
  const toasts = new ToastsService();
  const plugins = new PluginsService(metadata);
  const rendering = createRendering(metadata.theme.darkMode);

  const applicationSetup = application.setup();
  applicationSetup.register(HOME);
  plugins.setup({ application: applicationSetup });

  const core: CoreStart = {
    application: application.start(),
    chrome: chrome.start(),
    http: createHttp(metadata),
    notifications: { toasts: toasts.start() },
    rendering: { addContext: rendering.addContext },
  };
  plugins.start(core);

  const root = document.createElement('div');
  root.id = 'kibana-body';
  document.body.replaceChildren(root);
  createRoot(root).render(
    rendering.addRootContext(
      <KibanaPage application={application} chrome={chrome} toasts={toasts} />,
    ),
  );
}

interface Loader {
  define(key: string, load: () => unknown, moduleKey: string): void;
}

const { __kbnBundles__: loader } = window as unknown as { __kbnBundles__: Loader };
loader.define('entry/core/public', () => ({ __kbnBootstrap__: bootstrap }), 'entry/core/public');
