import { useSyncExternalStore } from 'react';

const TICK_MS = 10_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((one) => one()), TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The same until the next step, so that all parts of the page agree on what time it is. */
function read(): number {
  return Math.floor(Date.now() / TICK_MS) * TICK_MS;
}

/** The time, moving on in steps of ten seconds: one timer for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read);
}
