import { lazy } from 'react';
import { loadPart } from '../api/load_part';
import { AlertsPage } from './alerts/alerts_page';
import type { Page } from './page';

/** Every page, in the navigation's order. The first is where the app begins, so it comes with the first request. */
export const PAGES: readonly Page[] = [
  { path: '/alerts', title: 'Alerts', component: AlertsPage },
  {
    path: '/exclusions',
    title: 'Exclusions',
    component: lazy(async () => ({
      default: (await loadPart(import('./exclusions/exclusions_page'))).ExclusionsPage,
    })),
  },
  {
    path: '/runs',
    title: 'Runs',
    component: lazy(async () => ({
      default: (await loadPart(import('./runs/runs_page'))).RunsPage,
    })),
  },
  {
    path: '/setup',
    title: 'Setup',
    component: lazy(async () => ({
      default: (await loadPart(import('./setup/setup_page'))).SetupPage,
    })),
  },
];

/** Where one page is: links name it by this. */
export const START_PATH = '/alerts';
