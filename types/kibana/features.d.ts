/** Follows `x-pack/platform/plugins/shared/features/{common/{kibana_feature,feature_kibana_privileges,sub_feature}.ts,server/plugin.ts}`: the part that is used here. */
declare module '@kbn/features-plugin/server' {
  /** `src/core/packages/application/common/src/app_category.ts` */
  export interface AppCategory {
    id: string;
    label: string;
    order?: number;
    euiIconType?: string;
  }

  export interface FeatureKibanaPrivileges {
    /** What routes ask for in `requiredPrivileges`; the names are everybody's. */
    api?: readonly string[];
    app?: readonly string[];
    savedObject: { all: readonly string[]; read: readonly string[] };
    ui: readonly string[];
  }

  export interface SubFeaturePrivilegeConfig extends FeatureKibanaPrivileges {
    id: string;
    name: string;
    /** Which privilege of the whole feature has it by default. */
    includeIn: 'all' | 'read' | 'none';
  }

  export interface SubFeatureConfig {
    name: string;
    description?: string;
    privilegeGroups: readonly {
      groupType: 'mutually_exclusive' | 'independent';
      privileges: readonly SubFeaturePrivilegeConfig[];
    }[];
  }

  export interface KibanaFeatureConfig {
    id: string;
    name: string;
    description?: string;
    category: AppCategory;
    order?: number;
    app: readonly string[];
    privileges: { all: FeatureKibanaPrivileges; read: FeatureKibanaPrivileges } | null;
    subFeatures?: readonly SubFeatureConfig[];
  }

  export interface FeaturesPluginSetup {
    registerKibanaFeature(feature: KibanaFeatureConfig): void;
  }
}
