import type { ComponentType } from 'react';
import type { Session } from '../../../common/api/session';
import { canManageUsers } from '../../../common/access/management_access';
import type { AppHost } from '../../host/app_host';
import { DetectionSection } from './detection/detection_section';
import { InputsSection } from './inputs/inputs_section';
import { PreferencesSection } from './preferences/preferences_section';
import { RuleSection } from './rule/rule_section';
import { UsersSection } from './users/users_section';

/** A part of the Setup page, with an address of its own. */
export interface Section {
  path: `/setup/${string}`;
  title: string;
  component: ComponentType;
  /** Default: on every host. */
  only?: AppHost['kind'];
  /** Default: everybody. */
  isFor?(session: Session): boolean;
}

/** Every section, in the order of its tabs. */
export const SECTIONS: readonly Section[] = [
  { path: '/setup/detection', title: 'Detection', component: DetectionSection, only: 'kibana' },
  { path: '/setup/inputs', title: 'Inputs', component: InputsSection, only: 'standalone' },
  { path: '/setup/rule', title: 'Rule', component: RuleSection },
  {
    path: '/setup/users',
    title: 'Users',
    component: UsersSection,
    only: 'standalone',
    isFor: canManageUsers,
  },
  { path: '/setup/preferences', title: 'Preferences', component: PreferencesSection },
];
