import { AsyncLocalStorage } from 'node:async_hooks';
import type { EventIndex } from '../ports';

/**
 * Events, read with the rights of whoever asks: the request's user, or the API key of the task. One application serves a whole
 * space, its users and its runs; the asynchronous context tells who asks.
 */
export interface CallerEvents extends EventIndex {
  /** Does something with events that somebody may read. */
  asCaller<T>(events: EventIndex, action: () => Promise<T>): Promise<T>;
}

/** Whoever reads outside of `asCaller` gets an error. */
export function createCallerEvents(): CallerEvents {
  const storage = new AsyncLocalStorage<EventIndex>();
  const current = (): EventIndex => {
    const events = storage.getStore();
    // Never with the rights of Kibana itself: nobody would have been asked.
    if (!events) throw new Error('events are read on nobody’s behalf');
    return events;
  };
  return {
    asCaller: (events, action) => storage.run(events, action),
    search: async (search) => current().search(search),
    count: async (filter) => current().count(filter),
    aggregate: async (filter, field, size) => current().aggregate(filter, field, size),
    get: async (id) => current().get(id),
    oldestIngested: async () => current().oldestIngested(),
  };
}
