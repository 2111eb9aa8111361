import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';

/** What the app's pages hold, as people find it: by role and name. */

export const rows = (page: Page): Locator =>
  page.getByRole('table', { name: 'Alerts' }).locator('tr[data-alert-id]');

export const alertLink = (page: Page, program: string): Locator =>
  rows(page).getByRole('link', { name: program, exact: true });

export const filterBar = (page: Page): Locator =>
  page.getByRole('combobox', { name: 'Filter alerts with KQL' });

export const undoButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Undo', exact: true }).last();

/** The open alert. */
export const panel = (page: Page): Locator => page.locator('section[aria-labelledby^="alert"]');

/** A step of the guide, by its number. */
export const step = (page: Page, number: number): Locator =>
  panel(page)
    .getByRole('list', { name: 'Guide' })
    .getByRole('listitem')
    .nth(number - 1);

/** What is announced to screen readers stands in the page twice. */
export const shown = (locator: Locator): Promise<void> => locator.first().waitFor();

/** Ticks a step: it shows at once, though not within the click itself. */
export async function tick(page: Page, number: number): Promise<void> {
  const box = step(page, number).getByRole('checkbox');
  await box.click();
  await eventually(async () => expect(await box.isChecked()).toBe(true));
}

export const gone = (locator: Locator): Promise<void> =>
  eventually(async () => expect(await locator.count()).toBe(0));

/** The queue has this many rows. */
export async function rowCount(page: Page, count: number): Promise<void> {
  await eventually(async () => expect(await rows(page).count()).toBe(count));
}

/** Opens an alert of the queue, and waits for its guide. */
export async function openAlert(page: Page, program: string): Promise<void> {
  await alertLink(page, program).click();
  await shown(page.getByRole('heading', { level: 2, name: `${program} on web-01` }));
  await shown(step(page, 6));
}

/** What has the focus, as a name for messages. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    const name = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    return `${element?.tagName.toLowerCase()} ${name}`;
  });
}
