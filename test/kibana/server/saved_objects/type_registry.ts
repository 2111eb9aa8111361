import type { SavedObjectsType } from '@kbn/core/server';
import { isConfigSchema, ObjectSchema } from '../config_schema';

const TYPE_KEYS = ['name', 'hidden', 'namespaceType', 'mappings', 'modelVersions', 'management'];
const MANAGEMENT_KEYS = [
  'importableAndExportable',
  'visibleInManagement',
  'displayName',
  'defaultSearchField',
  'icon',
  'getTitle',
];
const NAMESPACE_TYPES = ['single', 'multiple', 'multiple-isolated', 'agnostic'];
/** `base-server-internal/src/mappings`, and what Elasticsearch knows. */
const FIELD_TYPES = ['keyword', 'text', 'date', 'long', 'integer', 'boolean', 'flattened'];

function checkKeys(what: string, given: object, known: readonly string[]): void {
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Error(`${what} has no option [${unknown}]`);
}

function checkModelVersions({ name, modelVersions }: SavedObjectsType): void {
  const versions = Object.keys(modelVersions).map(Number);
  if (versions.length === 0) throw new Error(`Type ${name} has no model versions`);
  // migration-server-internal/src/document_migrator/validate_migration.ts, `validateModelVersions`
  versions.forEach((version, at) => {
    if (version !== at + 1)
      throw new Error(`Type ${name}: gaps between model versions aren't allowed`);
  });
  for (const { changes, schemas } of Object.values(modelVersions)) {
    if (!Array.isArray(changes)) throw new Error(`Type ${name}: a model version lists its changes`);
    for (const schema of [schemas.forwardCompatibility, schemas.create]) {
      if (!isConfigSchema(schema) || !(schema instanceof ObjectSchema))
        throw new Error(`Type ${name}: a model version has both schemas`);
    }
  }
}

function checkManagement({ name, management }: SavedObjectsType): void {
  if (!management) return;
  checkKeys(`management of ${name}`, management, MANAGEMENT_KEYS);
  if (management.visibleInManagement !== undefined && !management.importableAndExportable)
    throw new Error(
      `Type ${name}: 'management.importableAndExportable' must be 'true' when specifying 'management.visibleInManagement'`,
    );
}

/** `base-server-internal/src/saved_objects_type_registry.ts`, and what start-up checks of types. */
export class TypeRegistry {
  private readonly types = new Map<string, SavedObjectsType>();
  private isOpen = true;

  registerType(type: SavedObjectsType): void {
    const { name, namespaceType, mappings } = type;
    if (!this.isOpen) throw new Error(`cannot call \`registerType\` after service startup.`);
    if (this.types.has(name)) throw new Error(`Type '${name}' is already registered`);
    checkKeys(`type ${name}`, type, TYPE_KEYS);
    if (!/^[a-z][a-z0-9_-]*$/.test(name)) throw new Error(`Type '${name}' is no name for a type`);
    if (!NAMESPACE_TYPES.includes(namespaceType))
      throw new Error(`Type '${name}' has no namespace type`);
    if (mappings.dynamic !== false && mappings.dynamic !== 'strict')
      throw new Error(`Type '${name}' says neither dynamic: false nor 'strict'`);
    for (const [field, { type: fieldType }] of Object.entries(mappings.properties)) {
      if (!FIELD_TYPES.includes(fieldType))
        throw new Error(`Type '${name}': No handler for type [${fieldType}] on field [${field}]`);
    }
    checkModelVersions(type);
    checkManagement(type);
    this.types.set(name, type);
  }

  close(): void {
    this.isOpen = false;
  }

  get(name: string): SavedObjectsType | undefined {
    return this.types.get(name);
  }

  all(): SavedObjectsType[] {
    return [...this.types.values()];
  }
}
