/** Collects what comes in within `ms` and hands it over at once, each once: a burst of messages makes one request. */
export function coalesce<T>(ms: number, handle: (items: readonly T[]) => void) {
  const items = new Set<T>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    add(item: T): void {
      items.add(item);
      timer ??= setTimeout(() => {
        timer = undefined;
        const collected = [...items];
        items.clear();
        handle(collected);
      }, ms);
    },
    cancel(): void {
      clearTimeout(timer);
      timer = undefined;
      items.clear();
    },
  };
}
