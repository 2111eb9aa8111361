import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { openAlert, panel, rowCount, rows, shown } from '../app';
import { eventually } from '../eventually';
import type { Path, Visitor } from '../stage';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What fades in has less contrast on its way. */
async function isStill(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
        .map(({ finished }) => finished),
    ),
  );
}

async function isAccessible(page: Page, where: string): Promise<void> {
  await eventually(async () => expect(await page.locator('.euiLoadingSpinner').count()).toBe(0));
  await isStill(page);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${where}: ${id}: ${html} ${failureSummary ?? ''}`),
  );
  expect(found).toEqual([]);
}

async function checkAlerts({ page }: Visitor): Promise<void> {
  await rowCount(page, 5);
  await isAccessible(page, 'queue');
  await openAlert(page, 'billing');
  for (const name of [/^Guide/, /^Response/, /^False positive/, /^History/, /^Document/]) {
    await panel(page).getByRole('tab', { name }).click();
    await isAccessible(page, String(name));
  }
  await panel(page).getByRole('button', { name: 'JSON', exact: true }).click();
  await isAccessible(page, 'JSON');
  await panel(page).getByRole('button', { name: 'Close', exact: true }).click();
  await shown(page.getByRole('dialog'));
  await isAccessible(page, 'close');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Close this panel' }).click();
  await page.getByRole('checkbox', { name: 'Choose all on this page' }).check();
  await isAccessible(page, 'chosen');
}

const PLACES: readonly (readonly [path: string, text: RegExp])[] = [
  ['/alerts?status=closed', /No alert is closed/],
  ['/alerts?group=program', /billing/],
  ['/exclusions', /exclusion/],
  ['/runs', /Runs, newest first/],
  ['/setup/rule', /Process Started with Executable Stack/],
  ['/setup/preferences', /Keyboard shortcuts/],
];

const OWN_PLACES: typeof PLACES = [
  ['/setup/inputs', /What is read/],
  ['/setup/users', /admin-1/],
];

async function checkExclusions({ page, go }: Visitor): Promise<void> {
  await go('/exclusions/new');
  await shown(page.getByText('What it would have silenced'));
  await isAccessible(page, 'new exclusion');
  await page.getByRole('button', { name: 'Save exclusion' }).click();
  await isAccessible(page, 'refused exclusion');
}

function inTheme(colorScheme: 'light' | 'dark'): Path {
  return {
    name: `axe finds nothing on any page or tab, ${colorScheme}`,
    async walk({ desk, open }) {
      const visitor = await open({ as: 'admin', colorScheme });
      const { page, go } = visitor;
      await checkAlerts(visitor);
      for (const [path, text] of [...PLACES, ...(desk.own ? OWN_PLACES : [])]) {
        await go(path);
        await shown(page.locator('main').getByText(text).first());
        await isAccessible(page, path);
      }
      await checkExclusions(visitor);
      if (!desk.own) return;
      const stranger = await open({ colorScheme });
      stranger.watch.allowFailing(/401/);
      await shown(stranger.page.getByRole('button', { name: 'Sign in' }));
      await isAccessible(stranger.page, 'sign-in');
    },
  };
}

const marked: Path = {
  name: 'where colours are forced, the open alert is marked in the queue all the same',
  async walk({ open }) {
    const { page } = await open({ as: 'viewer', forcedColors: 'active' });
    await openAlert(page, 'billing');
    const marks = await rows(page).evaluateAll((all) =>
      all.map((row) => {
        const [cell] = row.getElementsByTagName('td');
        return [row.ariaCurrent, cell && getComputedStyle(cell).borderLeftStyle];
      }),
    );
    expect(marks.filter(([, style]) => style === 'solid')).toEqual([['true', 'solid']]);
  },
};

export const accessibilityPaths: readonly Path[] = [inTheme('light'), inTheme('dark'), marked];
