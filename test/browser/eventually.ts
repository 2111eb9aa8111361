const PATIENCE = 20_000;
const PAUSE = 50;

/** Makes an assertion again and again until it holds. @throws what it threw last */
export async function eventually(
  assertion: () => Promise<void> | void,
  patience = PATIENCE,
): Promise<void> {
  const deadline = performance.now() + patience;
  for (;;) {
    try {
      await assertion();
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}
