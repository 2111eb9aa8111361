import type { Role } from '../server/security/roles';
import type { User } from '../server/security/security';

const LOGS = { names: ['logs-*'], privileges: ['read', 'view_index_metadata'] };

function role(spaces: readonly string[], privileges: readonly string[]): Role {
  return { kibana: [{ spaces, feature: { executableStack: privileges } }], indices: [LOGS] };
}

/** Roles as an administrator would make them; each holds in the given space only. */
export function rolesIn(space: string): Record<string, Role> {
  return {
    viewer: role([space], ['read']),
    analyst: role([space], ['minimal_read', 'triage']),
    excluder: role([space], ['minimal_read', 'manage_exclusions']),
    operator: role([space], ['minimal_read', 'manage_settings']),
    admin: role([space], ['all']),
    outsider: { kibana: [{ spaces: ['*'], feature: {} }], indices: [LOGS] },
    blind: { ...role([space], ['all']), indices: [] },
  };
}

export const PEOPLE = [
  'viewer',
  'analyst',
  'excluder',
  'operator',
  'admin',
  'outsider',
  'blind',
  'root',
] as const;
export type Person = (typeof PEOPLE)[number];

/** A user for each role, and one who may everything everywhere. */
export const USERS: Readonly<Record<string, User>> = Object.fromEntries(
  PEOPLE.map((name) => [
    name,
    {
      password: `password of ${name}`,
      fullName: `The ${name}`,
      roles: [name === 'root' ? 'superuser' : name],
    },
  ]),
);

/** What a browser or a script sends beside its request. */
export function headersOf(person: Person | 'nobody'): Record<string, string> {
  const common = { 'kbn-xsrf': 'test', 'content-type': 'application/json' };
  if (person === 'nobody') return common;
  const credentials = Buffer.from(`${person}:${USERS[person]?.password}`).toString('base64');
  return { ...common, authorization: `Basic ${credentials}` };
}
