/** Turns the first Ctrl-C or SIGTERM into a cancelled signal, so that work ends in order; the second one ends the process. */
export function cancelOnInterrupt(): { signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const cancel = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', cancel);
  process.on('SIGTERM', cancel);
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', cancel);
      process.off('SIGTERM', cancel);
    },
  };
}
