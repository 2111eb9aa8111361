import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { ROLE_PRIVILEGES, ROLES, type Privilege } from '../../common/access/privileges';
import type { ThemeChoice } from '../host/app_host';
import { PreferencesSection } from '../pages/setup/preferences/preferences_section';
import { createFakeHost, renderInApp } from '../test_support/fake_host';
import { UserMenu } from './user_menu';

async function openMenu(privileges: readonly Privilege[]) {
  const user = { id: 'bob', name: 'bob' };
  renderInApp(<UserMenu />, { session: { user, privileges: [...privileges] } });
  await userEvent.click(screen.getByRole('button', { name: 'Menu of bob' }));
}

test.each(ROLES)('names the role of a signed-in %s', async (role) => {
  await openMenu(ROLE_PRIVILEGES[role]);
  const name = { viewer: 'Viewer', analyst: 'Analyst', admin: 'Administrator' }[role];
  expect(await screen.findByText(name)).toBeVisible();
});

test('names what one may do where no role is just that', async () => {
  await openMenu(['read', 'manage_exclusions']);
  expect(await screen.findByText('read, manage exclusions')).toBeVisible();
});

function createTheme() {
  let choice: ThemeChoice = 'system';
  const listeners = new Set<() => void>();
  return {
    get: () => choice,
    set: (next: ThemeChoice) => {
      choice = next;
      listeners.forEach((listener) => listener());
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

test('a theme that is chosen here shows in the preferences', async () => {
  const theme = createTheme();
  const both = (
    <>
      <UserMenu />
      <PreferencesSection />
    </>
  );
  renderInApp(both, { ...createFakeHost(), theme });
  expect(screen.getByRole('radio', { name: 'System' })).toBeChecked();
  await userEvent.click(screen.getByRole('button', { name: 'Menu of alice' }));
  const menu = await screen.findByRole('group', { name: 'Theme' });
  await userEvent.click(within(menu).getByRole('button', { name: 'Dark' }));
  expect(theme.get()).toBe('dark');
  expect(screen.getByRole('radio', { name: 'Dark', hidden: true })).toBeChecked();
});
