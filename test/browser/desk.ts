import type { BrowserContext } from 'playwright-core';
import type { Role } from '../../common/access/privileges';
import type { Document } from '../../common/document/document';

/**
 * The app on one of its hosts, over a real server and store that hold the five alerts of the sample. What is done in a browser
 * is written once, for every host.
 */
export interface Desk {
  kind: 'standalone' | 'kibana';
  /** Where the app begins, without a slash at the end: its first page is at `${url}/alerts`. */
  url: string;
  /** Gives the browser a session of the one user of this role. */
  signIn(context: BrowserContext, role: Role): Promise<void>;
  /** What the app calls the user of a role. */
  nameOf(role: Role): string;
  /** Stores events as ECS documents without `event.ingested`, and runs the detection: what they call for is there when it answers. */
  receive(events: readonly Document[]): Promise<void>;
  /** Only where the host has users of its own. */
  own?: OwnUsers;
  close(): Promise<void>;
}

/** Users and sessions of the standalone host. */
export interface OwnUsers {
  /** Of the users of all roles. */
  password: string;
  /** The address that signs the owner in, once. */
  link(): Promise<string>;
  endSessions(role: Role): Promise<void>;
}
