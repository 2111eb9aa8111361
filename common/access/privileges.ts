/** What one may be allowed to do. Kibana's sub-features have the same names. */
export const PRIVILEGES = ['read', 'triage', 'manage_exclusions', 'manage_settings'] as const;
export type Privilege = (typeof PRIVILEGES)[number];

export const ROLES = ['viewer', 'analyst', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What each role of the standalone host may do. In Kibana an administrator decides. */
export const ROLE_PRIVILEGES: Readonly<Record<Role, readonly Privilege[]>> = {
  viewer: ['read'],
  analyst: ['read', 'triage'],
  admin: PRIVILEGES,
};

/** Who asks: a person, or a program on a person's behalf. */
export interface Caller {
  id: string;
  name: string;
  privileges: readonly Privilege[];
}

/** Whether the caller holds a privilege. */
export function may({ privileges }: Pick<Caller, 'privileges'>, privilege: Privilege): boolean {
  return privileges.includes(privilege);
}
