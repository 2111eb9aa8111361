import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { programFile } from '../../standalone/program_file';
import type { Role } from '../../common/access/privileges';
import type { Desk } from './desk';
import { watchPage, type Watch } from './watch_page';

/** Where pages are to be seen as they were when a path failed. */
const PICTURES = programFile('target', 'browser');

/** How long anything may take on a busy machine, ms. */
const PATIENCE = 30_000;

export interface Visit extends Pick<
  BrowserContextOptions,
  'viewport' | 'colorScheme' | 'forcedColors'
> {
  /** Nobody is signed in where it is missing. */
  as?: Role;
  /** Where in the app; default: its first page. */
  at?: string;
}

/** Somebody at a browser of their own. */
export interface Visitor {
  page: Page;
  watch: Watch;
  /** Opens a place in the app, as a link does. */
  go(path: string): Promise<void>;
  /** The place in the app that the address names, with its query. */
  place(): string;
}

/** What a path is walked on: a fresh desk, and browsers for whoever comes. */
export interface Stage {
  desk: Desk;
  open(visit?: Visit): Promise<Visitor>;
}

/** Something that people do, from its beginning to its end. */
export interface Path {
  name: string;
  /** Default: every host. */
  only?: Desk['kind'];
  walk(stage: Stage): Promise<void>;
}

async function openVisitor(browser: Browser, desk: Desk, visit: Visit): Promise<Visitor> {
  const { as, at = '/alerts', ...options } = visit;
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    timezoneId: 'UTC',
    locale: 'en-GB',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  if (as !== undefined) await desk.signIn(context, as);
  const page = await context.newPage();
  const watch = await watchPage(page, desk.url);
  const go = async (path: string) => {
    await page.goto(desk.url + path);
  };
  await go(at);
  return { page, watch, go, place: () => page.url().slice(desk.url.length) };
}

/**
 * Walks a path on a desk, and judges everything that its pages did meanwhile.
 * @throws Error where a page had an error, broke its content security policy, or asked another machine
 */
export async function walk(path: Path, browser: Browser, desk: Desk): Promise<void> {
  const visitors: Visitor[] = [];
  try {
    await path.walk({
      desk,
      open: async (visit = {}) => {
        const visitor = await openVisitor(browser, desk, visit);
        visitors.push(visitor);
        return visitor;
      },
    });
    for (const { watch } of visitors) expect(watch.problems()).toEqual([]);
  } catch (error) {
    for (const [index, { page }] of visitors.entries())
      await page.screenshot({ path: join(PICTURES, `${path.name} ${index + 1}.png`) });
    throw error;
  } finally {
    for (const { page } of visitors) await page.context().close();
  }
}
