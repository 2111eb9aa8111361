import type { BrowserContext, Page } from 'playwright-core';

/** What a tab holds on to. */
export interface TabUse {
  heapMb: number;
  /** Elements and texts, those of no document too. */
  nodes: number;
  listeners: number;
}

/** What a page holds on to once all that can be thrown away has been. */
export async function tabUse(context: BrowserContext, page: Page): Promise<TabUse> {
  const session = await context.newCDPSession(page);
  // The first may leave what only finalizers let go of.
  for (let times = 0; times < 2; times += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { heapMb: Math.round(usedSize / 10_000) / 100, nodes, listeners };
}
