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

/** The role that may do just this; undefined where none does, as may be in Kibana. */
export function roleOf(privileges: readonly Privilege[]): Role | undefined {
  return ROLES.find(
    (role) =>
      ROLE_PRIVILEGES[role].length === privileges.length &&
      ROLE_PRIVILEGES[role].every((one) => privileges.includes(one)),
  );
}

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
