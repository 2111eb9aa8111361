import { useSyncExternalStore } from 'react';

const TICK_MS = 10_000;

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    listeners.forEach((one) => one());
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function read(): number {
  // While nobody listens the clock stands still.
  if (timer === undefined) now = Date.now();
  return now;
}

/** The time, moving on in steps of ten seconds: one timer for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read);
}
