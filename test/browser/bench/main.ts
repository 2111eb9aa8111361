import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../chromium';
import { alertLink, openAlert, shown } from '../app';
import { openDemoHost, type DemoHost } from '../screenshots/demo_host';
import { report } from './report';
import { benchSoak } from './soak';
import { tabUse } from './tab';

const TIMES = 7;
const RELOADS = 60;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[sorted.length >> 1] ?? 0);
}

/** How long until the queue can be used, from the moment the address is entered. */
async function timeToQueue(page: Page, url: string): Promise<number> {
  const before = performance.now();
  await page.goto(`${url}/alerts?status=all`);
  await shown(alertLink(page, 'billing'));
  return performance.now() - before;
}

async function scriptBytes(page: Page): Promise<number> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js'))
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
  );
}

async function benchLoad(browser: Browser, host: DemoHost): Promise<void> {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let times = 0; times < TIMES; times += 1) {
    const context = await browser.newContext();
    await host.signIn(context, 'analyst');
    const page = await context.newPage();
    cold.push(await timeToQueue(page, host.url));
    if (times === 0)
      report('JavaScript, as sent', Math.round((await scriptBytes(page)) / 1000), 'kB');
    warm.push(await timeToQueue(page, host.url));
    await context.close();
  }
  report('queue to be seen, nothing in the cache, median', median(cold), 'ms');
  report('queue to be seen, files in the cache, median', median(warm), 'ms');
}

/** How long until the guide of an alert can be used, and what the tab keeps of many alerts. */
async function benchUse(browser: Browser, host: DemoHost): Promise<void> {
  const context = await browser.newContext();
  await host.signIn(context, 'analyst');
  const page = await context.newPage();
  await timeToQueue(page, host.url);
  const times: number[] = [];
  let first = 0;
  for (let count = 0; count < RELOADS; count += 1) {
    const before = performance.now();
    await openAlert(page, count % 2 === 0 ? 'jit-worker' : 'forged-kern');
    times.push(performance.now() - before);
    if (count === 10) first = (await tabUse(context, page)).heapMb;
  }
  report('an alert to be seen, from the click, median', median(times), 'ms');
  report('memory of the tab after 10 alerts', first, 'MB');
  const { heapMb } = await tabUse(context, page);
  report(`memory of the tab after ${RELOADS} alerts`, heapMb, 'MB');
  await context.close();
}

async function benchDemo(browser: Browser): Promise<void> {
  const host = await openDemoHost();
  try {
    await benchLoad(browser, host);
    await benchUse(browser, host);
  } finally {
    await host.close();
  }
}

const PARTS = { demo: benchDemo, soak: benchSoak };

/** Measures everything, or the parts that are named. */
async function main(words: readonly string[]): Promise<void> {
  const unknown = words.find((word) => !Object.hasOwn(PARTS, word));
  if (unknown !== undefined)
    throw new Error(`there is no part ${unknown}, only ${Object.keys(PARTS).join(' and ')}`);
  const browser = await launchBrowser();
  try {
    for (const [name, part] of Object.entries(PARTS))
      if (words.length === 0 || words.includes(name)) await part(browser);
  } finally {
    await browser.close();
  }
}

void main(process.argv.slice(2));
