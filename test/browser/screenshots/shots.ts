import type { Page } from 'playwright-core';
import type { Role } from '../../../common/access/privileges';
import { alertLink, openAlert, panel, shown } from '../app';

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const BOTH = ['light', 'dark'] as const;

/** One picture, or one in each theme. */
export interface Shot {
  name: string;
  /** Nobody is signed in where it is missing. */
  as?: Role;
  at: string;
  size: { width: number; height: number };
  themes: readonly ('light' | 'dark')[];
  /** Makes the page ready. */
  prepare(page: Page): Promise<void>;
}

async function openBilling(page: Page): Promise<void> {
  await openAlert(page, 'billing');
  await page.locator('body').click({ position: { x: 2, y: 2 } });
}

async function fillEditor(page: Page): Promise<void> {
  await openAlert(page, 'jit-worker');
  await panel(page)
    .getByRole('tab', { name: /^False positive/ })
    .click();
  await panel(page).getByRole('link', { name: 'Exclude as in-house software' }).click();
  await shown(page.getByText(/would have silenced/));
  await page.getByLabel('Reason').fill('Our own compiler; reviewed in change 4711.');
}

const seen = (text: string | RegExp) => (page: Page) => shown(page.locator('main').getByText(text));

/** Every page of the app. */
export const SHOTS: readonly Shot[] = [
  {
    name: 'alerts',
    as: 'analyst',
    at: '/alerts?status=all',
    size: DESKTOP,
    themes: BOTH,
    prepare: (page) => shown(alertLink(page, 'billing')),
  },
  {
    name: 'alert',
    as: 'analyst',
    at: '/alerts?status=all',
    size: DESKTOP,
    themes: BOTH,
    prepare: openBilling,
  },
  {
    name: 'alert-1280',
    as: 'analyst',
    at: '/alerts?status=all',
    size: { width: 1280, height: 800 },
    themes: ['light'],
    prepare: openBilling,
  },
  {
    name: 'alert-2560',
    as: 'analyst',
    at: '/alerts?status=all',
    size: { width: 2560, height: 1300 },
    themes: ['light'],
    prepare: openBilling,
  },
  {
    name: 'alerts-phone',
    as: 'analyst',
    at: '/alerts?status=all',
    size: PHONE,
    themes: BOTH,
    prepare: (page) => shown(alertLink(page, 'billing')),
  },
  {
    name: 'alert-phone',
    as: 'analyst',
    at: '/alerts?status=all',
    size: PHONE,
    themes: ['light'],
    prepare: openBilling,
  },
  {
    name: 'alert-history',
    as: 'analyst',
    at: '/alerts?status=all&tab=history',
    size: DESKTOP,
    themes: ['light'],
    prepare: async (page) => {
      await alertLink(page, 'billing').click();
      await shown(panel(page).getByRole('list', { name: 'History' }));
    },
  },
  {
    name: 'exclusions',
    as: 'admin',
    at: '/exclusions',
    size: DESKTOP,
    themes: BOTH,
    prepare: seen('Emulator check of the image builds'),
  },
  {
    name: 'exclusion-editor',
    as: 'admin',
    at: '/alerts',
    size: DESKTOP,
    themes: BOTH,
    prepare: fillEditor,
  },
  {
    name: 'exclusion',
    as: 'admin',
    at: '/exclusions',
    size: DESKTOP,
    themes: ['light'],
    prepare: async (page) => {
      await page
        .getByRole('link', { name: 'Emulator check of the image builds', exact: true })
        .click();
      await shown(page.getByRole('heading', { name: 'Hits by host' }));
    },
  },
  {
    name: 'exclusions-phone',
    as: 'admin',
    at: '/exclusions',
    size: PHONE,
    themes: ['light'],
    prepare: seen('Emulator check of the image builds'),
  },
  {
    name: 'runs',
    as: 'admin',
    at: '/runs',
    size: DESKTOP,
    themes: BOTH,
    prepare: seen('Runs, newest first'),
  },
  {
    name: 'setup',
    as: 'admin',
    at: '/setup/inputs',
    size: DESKTOP,
    themes: BOTH,
    prepare: seen('/var/log/syslog'),
  },
  {
    name: 'setup-rule',
    as: 'admin',
    at: '/setup/rule',
    size: DESKTOP,
    themes: ['light'],
    prepare: seen('Process Started with Executable Stack'),
  },
  {
    name: 'setup-users',
    as: 'admin',
    at: '/setup/users',
    size: DESKTOP,
    themes: ['light'],
    prepare: seen('carol'),
  },
  {
    name: 'sign-in',
    at: '/',
    size: { width: 1280, height: 720 },
    themes: BOTH,
    prepare: (page) => shown(page.getByRole('button', { name: 'Sign in' })),
  },
];
