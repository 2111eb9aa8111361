/** Ends the node that was started for the tests. */
export default async function tearDown(): Promise<void> {
  await globalThis.engineNode?.stop();
}
