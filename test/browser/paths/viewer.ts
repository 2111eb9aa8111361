import { openAlert, panel, rowCount, shown } from '../app';
import type { Path } from '../stage';

const readOnly: Path = {
  name: 'a viewer sees everything, and nothing to change it with',
  async walk({ desk, open }) {
    const { page, go } = await open({ as: 'viewer' });
    await rowCount(page, 5);
    expect(await page.locator('main').getByRole('checkbox').count()).toBe(0);
    await openAlert(page, 'billing');
    await shown(panel(page).getByText('You may look at alerts, but not change them.'));
    for (const name of ['Acknowledge', 'Close', 'Assign to me', 'Add note'])
      expect(await panel(page).getByRole('button', { name, exact: true }).count()).toBe(0);
    expect(await panel(page).getByRole('checkbox').count()).toBe(0);
    await page.keyboard.press('a');
    await page.keyboard.press('1');
    await panel(page)
      .getByRole('tab', { name: /^False positive/ })
      .click();
    expect(
      await panel(page)
        .getByRole('link', { name: /Exclude/ })
        .count(),
    ).toBe(0);
    await panel(page).getByRole('tab', { name: 'History 0' }).click();
    await shown(panel(page).getByText('Nobody has done anything with this alert yet.'));

    await go('/exclusions');
    await shown(page.getByText(/There are no exclusions yet/));
    expect(await page.getByRole('link', { name: 'New exclusion' }).count()).toBe(0);
    await go('/exclusions/new');
    await shown(page.getByText('You can’t make or change exclusions'));
    await go('/runs');
    await shown(page.getByRole('heading', { name: 'Runs, newest first' }));
    expect(await page.getByRole('button', { name: 'Run now' }).count()).toBe(0);
    await go('/setup');
    await shown(page.getByRole('tab', { name: 'Rule' }));
    if (desk.own) expect(await page.getByRole('tab', { name: 'Users' }).count()).toBe(0);
  },
};

export const viewerPaths: readonly Path[] = [readOnly];
