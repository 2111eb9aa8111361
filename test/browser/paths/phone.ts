import type { Page } from 'playwright-core';
import { alertLink, panel, rowCount, rows, shown } from '../app';
import type { Path } from '../stage';

const PHONE = { width: 390, height: 844 };

async function fits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const { clientWidth } = document.documentElement;
    const { scrollWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(wide).toBeLessThanOrEqual(0);
}

const queue: Path = {
  name: 'on a phone the queue is a list of cards, and an alert takes its place',
  async walk({ open }) {
    const { page, go } = await open({ as: 'analyst', viewport: PHONE });
    await rowCount(page, 5);
    await fits(page);
    await alertLink(page, 'billing').click();
    await shown(page.getByRole('heading', { level: 2, name: 'billing on web-01' }));
    expect(await rows(page).first().isVisible()).toBe(false);
    await fits(page);
    const box = await panel(page).boundingBox();
    expect(box?.width).toBeGreaterThan(340);
    await panel(page).getByRole('button', { name: 'Acknowledge' }).click();
    await shown(panel(page).getByText('Acknowledged', { exact: true }));
    await page.getByRole('button', { name: 'Close this panel' }).click();
    await shown(rows(page).first());
    for (const path of ['/exclusions', '/runs', '/setup/rule', '/setup/preferences']) {
      await go(path);
      await shown(page.getByRole('heading', { level: 1 }));
      await shown(page.locator('main h2, main h1').last());
      await fits(page);
    }
  },
};

export const phonePaths: readonly Path[] = [queue];
