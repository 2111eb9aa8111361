import { gone, openAlert, panel, shown, step } from '../app';
import { eventually } from '../eventually';
import type { Path } from '../stage';

const offline: Path = {
  name: 'without a connection the app says so, keeps what is written, and recovers by itself',
  async walk({ open }) {
    const { page, watch } = await open({ as: 'analyst' });
    await openAlert(page, 'billing');
    watch.allowFailing(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK/);
    await step(page, 1).getByRole('button', { name: 'Add note' }).click();
    await page.keyboard.type('half a thought');

    await page.context().setOffline(true);
    await shown(panel(page).getByText(/nothing can be changed until it is back/));
    await shown(page.getByText(/Shown as it was/).first());
    expect(await panel(page).getByRole('button', { name: 'Acknowledge' }).isDisabled()).toBe(true);

    await page.context().setOffline(false);
    await gone(panel(page).getByText(/nothing can be changed until it is back/));
    const note = step(page, 1).getByRole('textbox');
    expect(await note.inputValue()).toBe('half a thought');
    await step(page, 1).getByRole('button', { name: 'Save note' }).click();
    await shown(step(page, 1).getByRole('button', { name: 'Edit note' }));
    await eventually(async () => expect(await page.getByText(/Shown as it was/).count()).toBe(0));
  },
};

export const connectionPaths: readonly Path[] = [offline];
