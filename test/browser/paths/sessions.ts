import type { Page } from 'playwright-core';
import { rowCount, rows, shown } from '../app';
import type { Desk, OwnUsers } from '../desk';
import type { Path } from '../stage';

function ownUsers({ own }: Desk): OwnUsers {
  if (!own) throw new Error('this host has no users of its own');
  return own;
}

async function signInAs(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const ways: Path = {
  name: 'one signs in by a link, once, or with a password, and signs out',
  only: 'standalone',
  async walk({ desk, open }) {
    const { password, link } = ownUsers(desk);
    const url = await link();
    const { page, watch, place } = await open({ at: url.slice(desk.url.length) });
    watch.allowFailing(/401/);
    await rowCount(page, 5);
    expect(place()).toBe('/alerts');
    await page.getByRole('button', { name: 'Menu of owner' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await shown(page.getByRole('button', { name: 'Sign in' }));

    await page.goto(url);
    await shown(page.getByText('This sign-in link no longer works'));
    await signInAs(page, desk.nameOf('analyst'), 'wrong by far');
    await shown(page.getByText('Name or password is wrong'));
    await signInAs(page, desk.nameOf('analyst'), password);
    await rowCount(page, 5);
    await shown(page.getByRole('button', { name: `Menu of ${desk.nameOf('analyst')}` }));
  },
};

const expired: Path = {
  name: 'who signs in again after the session ended is back where they were',
  only: 'standalone',
  async walk({ desk, open }) {
    const { password, endSessions } = ownUsers(desk);
    const { page, watch, place } = await open({
      as: 'analyst',
      at: '/alerts?origin=forged&status=all',
    });
    watch.allowFailing(/401/);
    await rowCount(page, 3);
    await rows(page).getByRole('link').first().click();
    await shown(page.getByRole('heading', { level: 2, name: / on web-01$/ }));
    const before = place();
    expect(before).toMatch(/^\/alerts\/\w+\?origin=forged&status=all$/);
    await endSessions('analyst');
    const refresh = page.getByRole('button', { name: 'Refresh' });
    const signIn = page.getByRole('button', { name: 'Sign in' });
    // The app may have noticed by itself.
    await Promise.race([refresh.click().catch(() => undefined), shown(signIn)]);
    await shown(signIn);
    expect(place()).toBe(before);
    await signInAs(page, desk.nameOf('analyst'), password);
    await shown(page.getByRole('heading', { level: 2, name: / on web-01$/ }));
    await rowCount(page, 3);
    expect(place()).toBe(before);
  },
};

export const sessionPaths: readonly Path[] = [ways, expired];
