import type { Caller } from '../../common/access/privileges';
import type { Actor } from '../../common/triage/record';
import type { Application } from '../application';
import type { Clock, Scheduler } from '../ports';

/** What the handlers stand on. */
export interface RouteContext {
  application: Application;
  scheduler: Scheduler;
  clock: Clock;
}

/** Who asks, as alerts and exclusions remember it. */
export function actorOf({ id, name }: Caller): Actor {
  return { id, name };
}
