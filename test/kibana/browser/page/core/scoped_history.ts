import type { ScopedHistory } from '@kbn/core/public';
import type { History, Location, LocationListener, UnregisterCallback } from 'history';

type Place = Parameters<History['createHref']>[0];

/**
 * `src/core/packages/application/browser-internal/src/scoped_history.ts`: an app sees the part of the address below its root; who
 * blocks a way is asked with the whole; and once the app is left, every method throws.
 */
export class CoreScopedHistory implements ScopedHistory {
  private isActive = true;
  private readonly listeners = new Set<LocationListener>();
  private readonly blocks = new Set<UnregisterCallback>();
  private entries = 1;

  constructor(
    private readonly parent: History,
    private readonly root: string,
  ) {
    if (!parent.location.pathname.startsWith(root))
      throw new Error(
        `Browser location [${parent.location.pathname}] is not currently in expected basePath [${root}]`,
      );
    const unlisten = parent.listen((location, action) => {
      if (!location.pathname.startsWith(root)) {
        unlisten();
        this.isActive = false;
        this.blocks.forEach((unblock) => unblock());
        return;
      }
      if (action === 'PUSH') this.entries += 1;
      for (const listener of [...this.listeners]) listener(this.inScope(location), action);
    });
  }

  get length(): number {
    return this.entries;
  }

  get location(): Location {
    return this.inScope(this.parent.location);
  }

  get action() {
    return this.parent.action;
  }

  createSubHistory = (root: string): ScopedHistory => new CoreScopedHistory(this, root);

  push: History['push'] = (place: string | Place, state?: unknown) => {
    this.verifyActive();
    if (typeof place === 'string') this.parent.push(this.whole(place), state);
    else this.parent.push(this.wholePlace(place));
  };

  replace: History['replace'] = (place: string | Place, state?: unknown) => {
    this.verifyActive();
    if (typeof place === 'string') this.parent.replace(this.whole(place), state);
    else this.parent.replace(this.wholePlace(place));
  };

  go: History['go'] = (count) => {
    this.verifyActive();
    this.parent.go(count);
  };

  goBack = (): void => this.go(-1);

  goForward = (): void => this.go(1);

  block: History['block'] = (prompt) => {
    this.verifyActive();
    const unblock = this.parent.block(prompt);
    this.blocks.add(unblock);
    return () => {
      this.blocks.delete(unblock);
      unblock();
    };
  };

  listen: History['listen'] = (listener) => {
    this.verifyActive();
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  createHref: History['createHref'] = (place) => {
    this.verifyActive();
    return this.parent.createHref({ pathname: this.root, ...this.wholePlace(place) });
  };

  private whole(path: string): string {
    return path === '' ? this.root : `${this.root}/${path}`.replace(/\/{2,}/g, '/');
  }

  private wholePlace(place: Place): Place {
    const { pathname } = place;
    return pathname === undefined ? place : { ...place, pathname: this.whole(pathname) };
  }

  private inScope(location: Location): Location {
    return { ...location, pathname: location.pathname.slice(this.root.length) };
  }

  private verifyActive(): void {
    if (!this.isActive)
      throw new Error(
        `ScopedHistory instance has fell out of navigation scope for basePath: ${this.root}`,
      );
  }
}
