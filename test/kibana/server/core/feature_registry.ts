import type { KibanaFeatureConfig } from '@kbn/features-plugin/server';
import { schema } from '../config_schema';

const name = (pattern: RegExp) =>
  schema.string({
    validate: (value) =>
      pattern.test(value) ? undefined : `Does not satisfy regexp ${pattern.toString()}`,
  });
const texts = schema.arrayOf(schema.string());
const id = name(/^[a-zA-Z0-9_-]+$/);
const ui = schema.arrayOf(name(/^[a-zA-Z0-9:_-]+$/));
const savedObject = schema.object({ all: texts, read: texts });

const privilege = schema.object({
  excludeFromBasePrivileges: schema.maybe(schema.boolean()),
  requireAllSpaces: schema.maybe(schema.boolean()),
  disabled: schema.maybe(schema.boolean()),
  catalogue: schema.maybe(texts),
  api: schema.maybe(texts),
  app: schema.maybe(texts),
  savedObject,
  ui,
});

const subPrivilege = schema.object({
  id,
  name: schema.string(),
  includeIn: schema.oneOf([schema.literal('all'), schema.literal('read'), schema.literal('none')]),
  minimumLicense: schema.maybe(schema.string()),
  catalogue: schema.maybe(texts),
  api: schema.maybe(texts),
  app: schema.maybe(texts),
  savedObject,
  ui,
});

const subFeature = schema.object({
  name: schema.string(),
  requireAllSpaces: schema.maybe(schema.boolean()),
  privilegesTooltip: schema.maybe(schema.string()),
  description: schema.maybe(schema.string()),
  privilegeGroups: schema.arrayOf(
    schema.object({
      groupType: schema.oneOf([
        schema.literal('mutually_exclusive'),
        schema.literal('independent'),
      ]),
      privileges: schema.arrayOf(subPrivilege, { minSize: 1 }),
    }),
  ),
});

/** `features/server/feature_schema.ts`; `scope`, which some versions know and others refuse, is refused. */
const feature = schema.object({
  id: schema.string({
    validate: (value) => {
      if (['catalogue', 'management', 'navLinks'].includes(value))
        return `[${value}] is not allowed`;
      return /^[a-zA-Z0-9_-]+$/.test(value) ? undefined : 'Does not satisfy regexp';
    },
  }),
  name: schema.string(),
  description: schema.maybe(schema.string()),
  category: schema.object({
    id: schema.string(),
    label: schema.string(),
    ariaLabel: schema.maybe(schema.string()),
    euiIconType: schema.maybe(schema.string()),
    order: schema.maybe(schema.number()),
  }),
  order: schema.maybe(schema.number()),
  excludeFromBasePrivileges: schema.maybe(schema.boolean()),
  minimumLicense: schema.maybe(schema.string()),
  app: texts,
  catalogue: schema.maybe(texts),
  privileges: schema.oneOf([
    schema.literal(null),
    schema.object({ all: schema.maybe(privilege), read: schema.maybe(privilege) }),
  ]),
  subFeatures: schema.maybe(schema.arrayOf(subFeature)),
});

/** `feature_schema.ts`, `validateKibanaFeature`: every app is granted by some privilege, and none that the feature does not name. */
function checkApps({
  id: featureId,
  app,
  privileges,
  subFeatures = [],
}: KibanaFeatureConfig): void {
  const all = [
    ...Object.values(privileges ?? {}),
    ...subFeatures.flatMap(({ privilegeGroups }) =>
      privilegeGroups.flatMap((one) => one.privileges),
    ),
  ];
  const granted = all.flatMap((one) => one.app ?? []);
  const unknown = granted.find((one) => !app.includes(one));
  if (unknown !== undefined)
    throw new Error(`Feature privilege ${featureId} has unknown app entries: ${unknown}`);
  const unseen = app.filter((one) => !granted.includes(one));
  if (unseen.length > 0)
    throw new Error(
      `Feature ${featureId} specifies app entries which are not granted to any privileges: ${unseen.join(',')}`,
    );
}

/** `features/server/feature_registry.ts` */
export class FeatureRegistry {
  private readonly features = new Map<string, KibanaFeatureConfig>();
  private isLocked = false;

  registerKibanaFeature(given: KibanaFeatureConfig): void {
    if (this.isLocked)
      throw new Error(`Features are locked, can't register new features: ${given.id}`);
    feature.validate(given);
    checkApps(given);
    if (this.features.has(given.id))
      throw new Error(`Feature with id ${given.id} is already registered.`);
    this.features.set(given.id, structuredClone(given));
  }

  /** After all plugins are set up. @throws Error for a saved object type that nobody registered */
  lock(types: readonly string[]): void {
    this.isLocked = true;
    for (const { id: featureId, privileges } of this.features.values()) {
      for (const { savedObject: granted } of Object.values(privileges ?? {})) {
        const unknown = [...granted.all, ...granted.read].find((one) => !types.includes(one));
        if (unknown !== undefined)
          throw new Error(`feature ${featureId} grants the unknown type ${unknown}`);
      }
    }
  }

  all(): KibanaFeatureConfig[] {
    return [...this.features.values()];
  }
}
