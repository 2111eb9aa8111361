import type { AppRegistration } from '@kbn/core/public';
import { KIBANA_ID } from '../../common/api/kibana';

export const PRODUCT = 'Executable Stack';

/**
 * How Kibana knows the app before it is opened. The pages stand here once more, since `pages.ts` brings all of them along, which
 * Kibana's start shall not wait for; a test holds the two together. `visibleIn` is left out: its values differ between versions,
 * and the default is right in all of them.
 */
export const APP: Omit<AppRegistration, 'mount'> = {
  id: KIBANA_ID,
  title: PRODUCT,
  // DEFAULT_APP_CATEGORIES.security of `src/core/packages/application/common/src/default_app_categories.ts`.
  category: {
    id: 'securitySolution',
    label: 'Security',
    order: 4000,
    euiIconType: 'logoSecurity',
  },
  euiIconType: 'logoSecurity',
  keywords: ['executable stack', 'execstack', 'kernel', 'exploit'],
  defaultPath: '/alerts',
  deepLinks: [
    { id: 'alerts', title: 'Alerts', path: '/alerts' },
    { id: 'exclusions', title: 'Exclusions', path: '/exclusions' },
    { id: 'runs', title: 'Runs', path: '/runs' },
    { id: 'setup', title: 'Setup', path: '/setup' },
  ],
};
