import type { History } from 'history';
import type { Session } from '../../common/api/session';
import type { LiveMessage } from '../../common/api/live';
import type { Client } from '../api/client';

/** Whether messages come in: by a stream, by asking at intervals, or not at the moment. */
export type LiveState = 'live' | 'polling' | 'offline';

/** News from the server: server-sent events where the host has them, asking at intervals where it hasn't. */
export interface LiveSource {
  subscribe(listener: (message: LiveMessage) => void): () => void;
  state(): LiveState;
  onState(listener: (state: LiveState) => void): () => void;
}

export interface Toast {
  title: string;
  text?: string;
  color?: 'success' | 'warning' | 'danger';
  /** A button, for undo. */
  action?: { label: string; onClick: () => void };
}

/** What the app asks of the page it is on. Nothing in the app knows which host that is. */
export interface AppHost {
  kind: 'standalone' | 'kibana';
  client: Client;
  live: LiveSource;
  session: Session;
  /** Paths begin below the app's root: `/alerts`. */
  history: History;
  notify(toast: Toast): void;
  /** The page's title, such as `billing on web-01`. */
  setTitle(parts: readonly string[]): void;
  /** Only where the host has sessions of its own. */
  signOut?(): Promise<void>;
  /** Only where the app decides on light and dark by itself. */
  theme?: {
    get(): ThemeChoice;
    set(choice: ThemeChoice): void;
    /** @returns what ends it */
    subscribe: (listener: () => void) => () => void;
  };
}

export type ThemeChoice = 'light' | 'dark' | 'system';
