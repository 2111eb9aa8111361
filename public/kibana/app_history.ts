import type { ApplicationStart, HttpSetup, ScopedHistory } from '@kbn/core/public';
import { createPath, type History, type Location, type TransitionPromptHook } from 'history';

interface Dependencies {
  history: ScopedHistory;
  application: Pick<ApplicationStart, 'navigateToUrl'>;
  http: Pick<HttpSetup, 'basePath'>;
  /** The app's root, without the base path: `/app/executableStack`. */
  root: string;
}

/**
 * The app's history. Kibana's knows paths below the app's root, but whoever blocks a way is asked with paths of the whole of
 * Kibana (`src/core/packages/application/browser-internal/src/scoped_history.ts`, `block`). Here paths are the app's in both
 * directions; a place outside that is pushed once it may be left for leads to that other app.
 */
export function createAppHistory({ history, application, http, root }: Dependencies): History {
  const outside = new WeakMap<object, Location>();

  const inApp = (location: Location): Location => {
    const { pathname } = location;
    const isInside = pathname === root || pathname.startsWith(`${root}/`);
    if (isInside) return { ...location, pathname: pathname.slice(root.length) };
    const copy = { ...location };
    outside.set(copy, location);
    return copy;
  };

  const push: History['push'] = (place: string | object, state?: unknown) => {
    const elsewhere = typeof place === 'object' ? outside.get(place) : undefined;
    if (elsewhere) void application.navigateToUrl(http.basePath.prepend(createPath(elsewhere)));
    else if (typeof place === 'string') history.push(place, state);
    else history.push(place);
  };

  const block: History['block'] = (prompt) => {
    if (typeof prompt !== 'function') return history.block(prompt);
    const ask: TransitionPromptHook = (location, action) => prompt(inApp(location), action);
    return history.block(ask);
  };

  return {
    get length() {
      return history.length;
    },
    get action() {
      return history.action;
    },
    get location() {
      return history.location;
    },
    push,
    block,
    replace: history.replace,
    go: history.go,
    goBack: history.goBack,
    goForward: history.goForward,
    listen: history.listen,
    createHref: history.createHref,
  };
}
