import type { Page } from 'playwright-core';
import { kernelEvent } from '../events';
import { alertLink, openAlert, panel, rowCount, rows, shown, step, tick } from '../app';
import { eventually } from '../eventually';
import type { Path, Visitor } from '../stage';

/** What somebody does is to be seen by others within this, ms; the machine may be busy. */
const SOON = 1_000;

async function bothOpen(open: (as: 'analyst' | 'admin') => Promise<Visitor>) {
  const [first, second] = await Promise.all([open('analyst'), open('admin')]);
  await Promise.all([openAlert(first.page, 'billing'), openAlert(second.page, 'billing')]);
  return [first, second] as const;
}

const ticks: Path = {
  name: 'two people on one alert see each other’s ticks, and what they do at once is kept',
  async walk({ desk, open }) {
    const [first, second] = await bothOpen((as) => open({ as }));
    await tick(first.page, 1);
    const before = performance.now();
    await eventually(async () =>
      expect(await step(second.page, 1).getByRole('checkbox').isChecked()).toBe(true),
    );
    if (desk.kind === 'standalone') expect(performance.now() - before).toBeLessThan(5 * SOON);
    await shown(step(second.page, 1).getByText(desk.nameOf('analyst')));

    await Promise.all([
      step(first.page, 2).getByRole('button', { name: 'Suspicious' }).click(),
      step(second.page, 3).getByRole('button', { name: 'Nothing unusual' }).click(),
    ]);
    for (const { page } of [first, second])
      await shown(panel(page).getByText(/3 of 6 steps done, 1 suspicious/));
  },
};

/** Holds what the page sends until it is let go: somebody on a slow line. */
async function holdChanges(page: Page): Promise<() => void> {
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/_change$/, async (route) => {
    await gate;
    await route.continue();
  });
  return letGo;
}

const conflict: Path = {
  name: 'of two decisions at once the second is told of the first, and decides again',
  async walk({ desk, open }) {
    const [first, second] = await bothOpen((as) => open({ as }));
    second.watch.allowFailing(/409/);
    const letGo = await holdChanges(second.page);
    await step(second.page, 4).getByRole('button', { name: 'Suspicious' }).click();
    await step(first.page, 4).getByRole('button', { name: 'Nothing unusual' }).click();
    await shown(panel(first.page).getByRole('tab', { name: 'Guide 1/6' }));
    await eventually(async () =>
      expect(await first.page.getByRole('tab', { name: 'History 1' }).count()).toBe(1),
    );
    letGo();
    const notice = step(second.page, 4);
    await shown(notice.getByText(new RegExp(`${desk.nameOf('analyst')} marked step 4`)));
    await shown(notice.getByText(/Your change .* was not made/));
    await notice.getByRole('button', { name: 'Make my change all the same' }).click();
    for (const { page } of [first, second]) {
      await shown(panel(page).getByText(/1 of 6 steps done, 1 suspicious/));
      await shown(page.getByRole('tab', { name: 'History 2' }));
    }
  },
};

const news: Path = {
  name: 'new alerts are announced above the queue, which stays as it is until asked',
  async walk({ desk, open }) {
    const { page } = await open({ as: 'analyst' });
    await rowCount(page, 5);
    const before = await rows(page).allInnerTexts();
    await desk.receive([kernelEvent('/opt/new/one'), kernelEvent('/opt/new/two')]);
    const button = page.getByRole('button', { name: /^2 new/ });
    await shown(button);
    expect(await rows(page).allInnerTexts()).toEqual(before);
    await shown(page.getByRole('tab', { name: 'Open 7' }));
    await button.click();
    await rowCount(page, 7);
    await shown(alertLink(page, 'two'));
    await eventually(async () => expect(await button.count()).toBe(0));
  },
};

export const togetherPaths: readonly Path[] = [ticks, conflict, news];
