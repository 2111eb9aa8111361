import type { Page } from 'playwright-core';
import { gone, openAlert, panel, rowCount, shown, undoButton } from '../app';
import type { Path } from '../stage';

/** Makes the first entry say that a field is a value. */
async function writeEntry(page: Page, field: string, value: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Field of entry 1' }).fill(field);
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Value of entry 1' }).fill(value);
}

const exclusion: Path = {
  name: 'an administrator excludes from an alert: prefilled, previewed, refused where too broad, closes what it covers',
  async walk({ open }) {
    const { page, place, watch } = await open({ as: 'admin' });
    await openAlert(page, 'billing');
    await panel(page)
      .getByRole('tab', { name: /^False positive/ })
      .click();
    await panel(page).getByRole('link', { name: 'Exclude as legacy applications' }).click();
    await shown(page.getByText(/In the last 30 days it would have silenced 1 alert on 1 host/));
    expect(place()).toMatch(/^\/exclusions\/new\?from=\w+&kind=legacy-applications$/);

    for (const number of [3, 2])
      await page.getByRole('button', { name: `Remove entry ${number}` }).click();
    await writeEntry(page, 'process.name', 'kernel');
    await shown(page.getByText('Too broad to be saved'));
    await page.getByLabel('Reason').fill('bought in 2009, replaced next year');
    watch.allowFailing(/400/);
    await page.getByRole('button', { name: 'Save exclusion' }).click();
    await shown(page.getByRole('alert'));
    expect(place()).toContain('/exclusions/new');

    await writeEntry(page, 'executable_stack.program', 'billing');
    await shown(page.getByText(/would have silenced 1 alert/));
    await page.getByRole('checkbox', { name: /Also close the 1 alert/ }).check();
    await page.getByRole('button', { name: 'Save exclusion' }).click();
    await shown(page.getByText('1 alert closed.'));
    expect(place()).toMatch(/^\/exclusions\/[\w-]+$/);
    await shown(page.getByRole('heading', { level: 2, name: 'History' }));

    await page.getByRole('link', { name: 'Alerts', exact: true }).click();
    await rowCount(page, 4);
  },
};

async function makeExclusion(page: Page): Promise<void> {
  await writeEntry(page, 'executable_stack.program', 'qemu-check');
  await page.getByLabel('Name').fill('Emulator');
  await page.getByLabel('Reason').fill('builds of images');
  await page.getByRole('button', { name: 'Save exclusion' }).click();
  await shown(page.getByRole('heading', { level: 1, name: 'Emulator' }));
}

const list: Path = {
  name: 'the list of exclusions switches them off and on, and deletes them once that is confirmed',
  async walk({ open }) {
    const { page, go, place } = await open({ as: 'admin', at: '/exclusions/new' });
    await makeExclusion(page);
    await page.getByLabel('Add a comment').fill('asked the builders');
    await page.getByRole('button', { name: 'Add comment' }).click();
    await shown(page.getByText('asked the builders').first());

    await go('/exclusions');
    const row = page.getByRole('row').filter({ hasText: 'Emulator' });
    await shown(row.getByText('Active'));
    await row.getByRole('switch', { name: 'Emulator is enabled' }).click();
    await shown(row.getByText('Disabled'));
    await undoButton(page).click();
    await shown(row.getByText('Active'));
    await row.getByRole('button', { name: 'Delete Emulator' }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await shown(row);
    await row.getByRole('button', { name: 'Delete Emulator' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await gone(row);
    await shown(page.getByText('There are no exclusions yet'));
    expect(place()).toBe('/exclusions');
  },
};

const runs: Path = {
  name: 'the runs are told, and one more is made when asked for',
  async walk({ open }) {
    const { page } = await open({ as: 'admin', at: '/runs' });
    await shown(page.getByRole('img', { name: /What has been searched/ }));
    await page.getByRole('button', { name: 'Run now' }).click();
    await shown(page.getByText('The run found nothing new'));
    const first = page.getByRole('table', { name: 'Runs' }).getByRole('row').nth(1);
    await first.getByRole('button', { name: 'Show details' }).click();
    await shown(page.getByText(/process \d+$/).first());
  },
};

const users: Path = {
  name: 'an administrator adds a user, gives another role, and removes',
  only: 'standalone',
  async walk({ open }) {
    const { page } = await open({ as: 'admin', at: '/setup/users' });
    await page.getByRole('button', { name: 'Add a user' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await shown(dialog.getByText(/at least 8 characters/i).first());
    await dialog.getByLabel('Name').fill('carol');
    await dialog.getByLabel('Role').selectOption('viewer');
    await dialog.getByLabel('Password', { exact: true }).fill('a long enough one');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: 'carol' });
    await shown(row.getByText('Viewer'));

    await row.getByRole('button', { name: /actions/i }).click();
    await page.getByRole('menuitem', { name: 'Change role' }).click();
    await dialog.getByLabel('Role').selectOption('analyst');
    await dialog.getByRole('button', { name: 'Change role' }).click();
    await shown(row.getByText('Analyst'));

    await row.getByRole('button', { name: /actions/i }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await gone(row);
  },
};

export const adminPaths: readonly Path[] = [exclusion, list, runs, users];
