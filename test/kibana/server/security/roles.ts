import type { FeatureKibanaPrivileges, KibanaFeatureConfig } from '@kbn/features-plugin/server';

/** Who may use an index, and how: names with `*`. */
export interface IndexGrant {
  names: readonly string[];
  privileges: readonly string[];
}

/** What a role gives in Kibana: privileges of a feature, in some spaces or in all (`*`). */
export interface KibanaGrant {
  spaces: readonly string[];
  /** `all`, `read`, `minimal_read`, `minimal_all` or the id of a sub-feature's privilege, by feature. */
  feature: Readonly<Record<string, readonly string[]>>;
}

export interface Role {
  kibana?: readonly KibanaGrant[];
  indices?: readonly IndexGrant[];
  cluster?: readonly string[];
}

/** What somebody may do in a space: what routes ask for, what the browser shows, which saved objects. */
export interface Granted {
  api: Set<string>;
  ui: Set<string>;
  savedObject: { all: Set<string>; read: Set<string> };
}

type Privilege = Pick<FeatureKibanaPrivileges, 'api' | 'ui' | 'savedObject'>;

function subPrivileges(feature: KibanaFeatureConfig) {
  return (feature.subFeatures ?? []).flatMap(({ privilegeGroups }) =>
    privilegeGroups.flatMap(({ privileges }) => privileges),
  );
}

/** `features/server/feature_privilege_iterator`: which sub-features a privilege includes. */
function privilegesOf(feature: KibanaFeatureConfig, name: string): readonly Privilege[] {
  const { privileges } = feature;
  const subs = subPrivileges(feature);
  if (name === 'all' || name === 'read') {
    const main = privileges?.[name];
    const included = subs.filter(({ includeIn }) =>
      name === 'all' ? includeIn !== 'none' : includeIn === 'read',
    );
    return main ? [main, ...included] : [];
  }
  if (name === 'minimal_all' || name === 'minimal_read') {
    const main = privileges?.[name === 'minimal_all' ? 'all' : 'read'];
    return main ? [main] : [];
  }
  const sub = subs.find(({ id }) => id === name);
  if (!sub) throw new Error(`feature ${feature.id} has no privilege ${name}`);
  return [sub];
}

/** Adds up what roles grant in a space; a superuser has everything that there is. */
export function grantedBy(
  roles: readonly Role[] | 'superuser',
  spaceId: string,
  features: readonly KibanaFeatureConfig[],
): Granted {
  const granted: Granted = {
    api: new Set(),
    ui: new Set(),
    savedObject: { all: new Set(), read: new Set() },
  };
  const add = (feature: KibanaFeatureConfig, name: string): void => {
    for (const { api = [], ui, savedObject } of privilegesOf(feature, name)) {
      for (const one of api) granted.api.add(one);
      for (const one of ui) granted.ui.add(`${feature.id}.${one}`);
      for (const one of savedObject.all) granted.savedObject.all.add(one);
      for (const one of savedObject.read) granted.savedObject.read.add(one);
    }
  };
  for (const feature of features) {
    if (roles === 'superuser') {
      add(feature, 'all');
      continue;
    }
    for (const { kibana = [] } of roles) {
      for (const { spaces, feature: names } of kibana) {
        if (!spaces.includes(spaceId) && !spaces.includes('*')) continue;
        for (const name of names[feature.id] ?? []) add(feature, name);
      }
    }
  }
  return granted;
}

function matches(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}

/** Whether grants give a right on everything that a name or pattern means. */
export function mayUse(grants: readonly IndexGrant[], name: string, privilege: string): boolean {
  return grants.some(
    ({ names, privileges }) =>
      (privileges.includes(privilege) || privileges.includes('all')) &&
      names.some((pattern) => matches(pattern, name)),
  );
}

/**
 * Kibana's own user, as far as it matters here: Elasticsearch, x-pack/plugin/core/…/authz/store/KibanaOwnedReservedRoleDescriptors.java.
 * It may not read logs.
 */
export const KIBANA_SYSTEM: Required<Pick<Role, 'indices' | 'cluster'>> = {
  cluster: ['monitor', 'manage_index_templates', 'manage_own_api_key', 'grant_api_key'],
  indices: [
    { names: ['.alerts*', '.internal.alerts*', '.kibana*'], privileges: ['all'] },
    { names: ['*'], privileges: ['view_index_metadata', 'monitor'] },
  ],
};
