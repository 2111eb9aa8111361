import type { KibanaFeatureConfig } from '@kbn/features-plugin/server';
import { PRIVILEGES, type Privilege } from '../../common/access/privileges';
import { KIBANA_ID } from '../../common/api/kibana';
import { SAVED_OBJECT_TYPES } from '../storage/saved_objects/types';

export const FEATURE_ID = KIBANA_ID;
const APP_ID = KIBANA_ID;

/** Kibana's category of that name: `src/core/packages/application/common/src/default_app_categories.ts`. */
const SECURITY_CATEGORY = {
  id: 'securitySolution',
  label: 'Security',
  order: 4000,
  euiIconType: 'logoSecurity',
};

/** The privilege that a route asks for; all plugins' stand in one room, hence the prefix. */
export function apiPrivilege(privilege: Privilege): string {
  return `executable_stack_${privilege}`;
}

/** What goes in and out by Saved Objects, with the rights of who does that; all else only the app reads, as Kibana. */
const exclusions = SAVED_OBJECT_TYPES.filter(
  ({ management }) => management?.importableAndExportable,
).map(({ name }) => name);

interface SubFeature {
  privilege: Exclude<Privilege, 'read'>;
  name: string;
  action: string;
  description: string;
  writes: readonly string[];
}

const SUB_FEATURES: readonly SubFeature[] = [
  {
    privilege: 'triage',
    name: 'Alerts',
    action: 'Triage alerts',
    description: 'Acknowledge, close and assign alerts, and write what an investigation found.',
    writes: [],
  },
  {
    privilege: 'manage_exclusions',
    name: 'Exclusions',
    action: 'Manage exclusions',
    description: 'Decide which alerts are not made.',
    writes: exclusions,
  },
  {
    privilege: 'manage_settings',
    name: 'Detection',
    action: 'Run and settings',
    description: 'Switch the detection of a space on and off, and ask for a run.',
    writes: [],
  },
];

/**
 * `all` may do everything, `read` looks; with a licence for sub-feature privileges an administrator gives what lies between, such
 * as triage without exclusions. `scope` is left out: some versions don't know it (features/server/feature_schema.ts).
 */
export const KIBANA_FEATURE: KibanaFeatureConfig = {
  id: FEATURE_ID,
  name: 'Executable Stack',
  description: 'Processes that were started with an executable stack: alerts and their triage.',
  category: SECURITY_CATEGORY,
  app: [APP_ID],
  privileges: {
    all: {
      app: [APP_ID],
      api: [apiPrivilege('read')],
      ui: ['read'],
      savedObject: { all: [], read: exclusions },
    },
    read: {
      app: [APP_ID],
      api: [apiPrivilege('read')],
      ui: ['read'],
      savedObject: { all: [], read: exclusions },
    },
  },
  subFeatures: SUB_FEATURES.map(({ privilege, name, action, description, writes }) => ({
    name,
    description,
    privilegeGroups: [
      {
        groupType: 'independent' as const,
        privileges: [
          {
            id: privilege,
            name: action,
            includeIn: 'all' as const,
            api: [apiPrivilege(privilege)],
            ui: [privilege],
            savedObject: { all: writes, read: [] },
          },
        ],
      },
    ],
  })),
};

/** What of a user's capabilities are our privileges. */
export function privilegesIn(capabilities: Readonly<Record<string, unknown>>): Privilege[] {
  return PRIVILEGES.filter((privilege) => capabilities[privilege] === true);
}
