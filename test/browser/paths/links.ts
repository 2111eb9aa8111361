import type { Page } from 'playwright-core';
import { openAlert, panel, rowCount, shown } from '../app';
import { eventually } from '../eventually';
import type { Path } from '../stage';

/** A page that has not changed for so long has nothing to wait for, ms. */
const SETTLED_MS = 300;

/** What the main part says, without times, which go on. */
async function viewOf(page: Page): Promise<string> {
  const text = await page.locator('main').innerText();
  return text.replace(/\b\d+ (?:seconds?|minutes?|hours?|min|s|h)\b|now|\d\d:\d\d(?::\d\d)?/g, '_');
}

/** What the main part says once all of its answers are in. */
async function settledView(page: Page): Promise<string> {
  let view = await viewOf(page);
  for (let isSettled = false; !isSettled;) {
    await page.waitForTimeout(SETTLED_MS);
    const later = await viewOf(page);
    isSettled = later === view;
    view = later;
  }
  return view;
}

async function isSameAfterReload(page: Page): Promise<void> {
  const before = await settledView(page);
  await page.reload();
  await eventually(async () => expect(await viewOf(page)).toBe(before));
}

const PLACES: readonly (readonly [path: string, text: RegExp])[] = [
  ['/alerts?q=executable_stack.program%3A+forged*&sort=executable_stack.path', /3 alerts/],
  ['/alerts?status=all&origin=authentic&group=program', /billing/],
  ['/alerts?status=closed', /No alert is closed/],
  ['/exclusions', /There are no exclusions yet/],
  ['/exclusions/new', /What it would have silenced/],
  ['/runs?span=30d', /^(By hand|Schedule)$/],
  ['/setup/rule', /Process Started with Executable Stack/],
  ['/setup/preferences', /Keyboard shortcuts/],
];

const deep: Path = {
  name: 'a link opens the same view for somebody else, and a reload too',
  async walk({ open }) {
    const { page, go } = await open({ as: 'admin' });
    for (const [path, text] of PLACES) {
      await go(path);
      await shown(page.locator('main').getByText(text).first());
      await isSameAfterReload(page);
    }
  },
};

const tabs: Path = {
  name: 'each tab of an alert has an address; Back leads to the queue, and forward again',
  async walk({ open }) {
    const { page, place } = await open({ as: 'admin' });
    await openAlert(page, 'billing');
    for (const name of [/^Response/, /^False positive/, /^History/, /^Document/]) {
      await panel(page).getByRole('tab', { name }).click();
      await shown(panel(page).getByRole('tab', { name, selected: true }));
      await isSameAfterReload(page);
      await shown(panel(page).getByRole('tab', { name, selected: true }));
    }
    await page.goBack();
    await rowCount(page, 5);
    expect(place()).toBe('/alerts');
    await page.goForward();
    await shown(panel(page).getByRole('tab', { name: /^Document/, selected: true }));
    await shown(page.getByRole('heading', { level: 2, name: 'billing on web-01' }));
  },
};

const missing: Path = {
  name: 'links that lead nowhere say so, and lead back',
  async walk({ open }) {
    const { page, go, watch } = await open({ as: 'analyst', at: '/nowhere' });
    await shown(page.getByRole('heading', { name: 'There is no such page' }));
    watch.allowFailing(/404/);
    await go('/alerts/nothing');
    await shown(page.getByRole('heading', { name: 'There is no such alert' }));
    await page.getByRole('button', { name: 'Back to the queue' }).click();
    await rowCount(page, 5);
    await go('/exclusions/nothing');
    await shown(page.getByRole('alert'));
  },
};

export const linkPaths: readonly Path[] = [deep, tabs, missing];
