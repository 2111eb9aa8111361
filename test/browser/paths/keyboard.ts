import { alertLink, filterBar, focused, gone, panel, rowCount, rows, shown, step } from '../app';
import { eventually } from '../eventually';
import type { Path } from '../stage';

const triage: Path = {
  name: 'a whole triage without a mouse',
  async walk({ open }) {
    const { page, place } = await open({ as: 'analyst' });
    await rowCount(page, 5);
    const { keyboard } = page;
    await keyboard.press('j');
    expect(await focused(page)).toBe('a jit-worker');
    for (let times = 0; times < 4; times += 1) await keyboard.press('j');
    await keyboard.press('k');
    await keyboard.press('j');
    expect(await focused(page)).toBe('a billing');
    await keyboard.press('Enter');
    const heading = page.getByRole('heading', { level: 2, name: 'billing on web-01' });
    await shown(heading);
    expect(await focused(page)).toBe('h2 billing on web-01');
    await shown(step(page, 6));

    for (let number = 1; number <= 6; number += 1) {
      await keyboard.press(String(number));
      await eventually(async () =>
        expect(await step(page, number).getByRole('checkbox').isChecked()).toBe(true),
      );
    }
    await keyboard.press('a');
    await shown(panel(page).getByText('Acknowledged', { exact: true }));
    await keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'Close the alert' });
    await shown(dialog.locator('[name="reason"]:focus'));
    await keyboard.press('ArrowDown');
    await shown(dialog.locator('[name="reason"]:checked'));
    await keyboard.press('Enter');
    await shown(panel(page).getByText(/^Closed: /));

    await keyboard.press('Escape');
    await gone(heading);
    expect(place()).toBe('/alerts');
    expect(await focused(page)).toBe('a billing');
  },
};

const list: Path = {
  name: '? lists the keys; they rest while one types, and can be switched off',
  async walk({ open }) {
    const { page } = await open({ as: 'analyst' });
    await rowCount(page, 5);
    const { keyboard } = page;
    await keyboard.press('j');
    await keyboard.press('/');
    await keyboard.type('jacx?');
    expect(await filterBar(page).inputValue()).toBe('jacx?');
    expect(await page.getByRole('dialog', { name: /./ }).count()).toBe(0);
    await filterBar(page).fill('');
    await keyboard.press('Escape');
    await keyboard.press('Escape');

    await keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    for (const text of ['Next alert', 'Alert before', 'Acknowledge', 'Go to the filter'])
      await shown(dialog.getByText(text, { exact: true }));
    const enabled = dialog.getByRole('switch', { name: 'Use single keys as shortcuts' });
    await enabled.focus();
    await keyboard.press('Space');
    await keyboard.press('Escape');
    await gone(dialog);

    await page.reload();
    await rowCount(page, 5);
    await keyboard.press('j');
    await keyboard.press('?');
    expect(await rows(page).locator('a:focus').count()).toBe(0);
    expect(await dialog.count()).toBe(0);
  },
};

const byTab: Path = {
  name: 'Tab reaches the page by a skip link, and every control of the queue',
  async walk({ open }) {
    const { page } = await open({ as: 'analyst' });
    await rowCount(page, 5);
    await page.keyboard.press('Tab');
    if ((await focused(page)).includes('Skip')) await page.keyboard.press('Enter');
    const seen = new Set<string>();
    for (let times = 0; times < 60; times += 1) {
      await page.keyboard.press('Tab');
      seen.add(await focused(page));
    }
    const names = [...seen].join('\n');
    for (const name of [
      'Filter alerts with KQL',
      'Time range: Any time',
      'Refresh',
      'Columns',
      'forged',
      'Choose billing on web-01',
    ])
      expect(names).toContain(name);
    await alertLink(page, 'billing').focus();
    await page.keyboard.press('Enter');
    await shown(page.getByRole('heading', { level: 2, name: 'billing on web-01' }));
  },
};

export const keyboardPaths: readonly Path[] = [triage, list, byTab];
