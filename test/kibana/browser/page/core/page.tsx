import { EuiBreadcrumbs, EuiGlobalToastList, EuiHeader, EuiLink } from '@elastic/eui';
import type { MountPoint } from '@kbn/core/public';
import React, { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ApplicationService } from './application';
import type { ChromeService } from './chrome';
import type { ToastsService } from './notifications';
import { CoreScopedHistory } from './scoped_history';

/** `notifications:lifetime:info` */
const TOAST_LIFE_MS = 5_000;

export interface PageServices {
  application: ApplicationService;
  chrome: ChromeService;
  toasts: ToastsService;
}

/** `src/core/packages/mount-utils/browser-internal/src/mount.tsx` */
function Mounted({ mount }: { mount: MountPoint }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => (element.current ? mount(element.current) : undefined), [mount]);
  return <div ref={element} />;
}

const drawn = (content: string | MountPoint | undefined) =>
  typeof content === 'function' ? <Mounted mount={content} /> : content;

function Toasts({ service }: { service: ToastsService }) {
  const { toasts, remove } = service;
  const listed = useSyncExternalStore(toasts.subscribe, toasts.get);
  return (
    <EuiGlobalToastList
      toasts={listed.map(({ title, text, ...rest }) => ({
        ...rest,
        title: drawn(title),
        text: drawn(text),
      }))}
      dismissToast={({ id }) => remove(id)}
      toastLifeTimeMs={TOAST_LIFE_MS}
    />
  );
}

/** The apps that there are, each with its deep links: the side navigation and the global search of Kibana in one. */
function AppLinks({ application }: { application: ApplicationService }) {
  const go = (path: string) => ({
    href: application.history.createHref({ pathname: path }),
    onClick: (event: React.MouseEvent) => {
      event.preventDefault();
      application.history.push(path);
    },
  });
  return (
    <nav aria-label="Apps">
      {[...application.apps.values()].map(({ id, title, defaultPath = '', deepLinks = [] }) => (
        <span key={id}>
          <EuiLink {...go(application.pathOf(id, defaultPath))}>{title}</EuiLink>
          {deepLinks.map((link) => (
            <EuiLink key={link.id} {...go(application.pathOf(id, link.path))}>
              {`${title} / ${link.title}`}
            </EuiLink>
          ))}{' '}
        </span>
      ))}
    </nav>
  );
}

function Breadcrumbs({ chrome: { breadcrumbs } }: { chrome: ChromeService }) {
  const shown = useSyncExternalStore(breadcrumbs.subscribe, breadcrumbs.get);
  return <EuiBreadcrumbs aria-label="Breadcrumbs" breadcrumbs={[...shown]} truncate={false} />;
}

/** `src/core/packages/application/browser-internal/src/ui/app_container.tsx`: an app stays while one moves in it. */
function AppContainer({ application }: { application: ApplicationService }) {
  const { history } = application;
  const element = useRef<HTMLDivElement>(null);
  const [path, setPath] = useState(history.location.pathname);
  useEffect(() => history.listen(({ pathname }) => setPath(pathname)), [history]);
  const app = application.appAt(path);

  useLayoutEffect(() => {
    const container = element.current;
    if (!app || !container) return undefined;
    let unmount: (() => void) | undefined;
    let isGone = false;
    const scoped = new CoreScopedHistory(history, application.pathOf(app.id, ''));
    void (async () => {
      unmount = await app.mount({ element: container, history: scoped });
      if (isGone) unmount();
    })();
    return () => {
      isGone = true;
      unmount?.();
    };
  }, [app, application, history]);

  if (!app) return <h1>Application Not Found</h1>;
  return <div key={app.id} ref={element} className="kbnAppWrapper" />;
}

/** Kibana's page, as far as an app notices it. */
export function KibanaPage({ application, chrome, toasts }: PageServices) {
  return (
    <>
      <EuiHeader position="static">
        <Breadcrumbs chrome={chrome} />
        <AppLinks application={application} />
      </EuiHeader>
      <AppContainer application={application} />
      <Toasts service={toasts} />
    </>
  );
}
