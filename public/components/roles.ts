import { ROLES, type Role } from '../../common/access/privileges';

const LOOKS: Readonly<Record<Role, { name: string; may: string }>> = {
  viewer: { name: 'Viewer', may: 'sees everything, changes nothing' },
  analyst: { name: 'Analyst', may: 'also works on alerts' },
  admin: { name: 'Administrator', may: 'also manages exclusions, runs and users' },
};

/** A role's name, as every part of the app writes it. */
export function roleName(role: Role): string {
  return LOOKS[role].name;
}

/** Roles to choose from, with what each may do. */
export const ROLE_OPTIONS = ROLES.map((role) => ({
  value: role,
  text: `${LOOKS[role].name}: ${LOOKS[role].may}`,
}));
