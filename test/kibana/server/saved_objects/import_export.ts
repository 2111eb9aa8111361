import { randomUUID } from 'node:crypto';
import type { SavedObject } from '@kbn/core/server';
import { errors } from './errors';
import type { ObjectStore } from './object_store';
import { SavedObjectsRepository } from './repository';
import type { TypeRegistry } from './type_registry';

/**
 * `src/core/packages/saved-objects/import-export-server-internal/src/{export/saved_objects_exporter,import/saved_objects_importer}.ts`: only
 * types that say so leave or enter.
 */
export class ImportExport {
  constructor(
    private readonly registry: TypeRegistry,
    private readonly store: ObjectStore,
  ) {}

  /** @throws Boom 400 for a type that is not exportable */
  exportType(type: string, spaceId: string): Omit<SavedObject<unknown>, 'version'>[] {
    this.check(type, 'exportable');
    this.store.refresh();
    return this.store
      .search()
      .filter((one) => one.type === type && (one.namespace ?? 'default') === spaceId)
      .map(({ id, attributes }) => ({ type, id, attributes, references: [] }));
  }

  /** @param asCopies with new ids, as "Create new objects with random IDs" does */
  async importAll(
    objects: readonly { type: string; id: string; attributes: unknown }[],
    spaceId: string,
    asCopies = false,
  ): Promise<string[]> {
    for (const { type } of objects) this.check(type, 'importable');
    const types = this.registry.all().map(({ name }) => name);
    const repository = new SavedObjectsRepository(
      this.registry,
      this.store,
      types,
      () => undefined,
    );
    const namespace = spaceId === 'default' ? undefined : spaceId;
    const ids: string[] = [];
    for (const { type, id, attributes } of objects) {
      const created = await repository.create(type, attributes, {
        id: asCopies ? randomUUID() : id,
        namespace,
      });
      ids.push(created.id);
    }
    return ids;
  }

  private check(type: string, what: string): void {
    if (!this.registry.get(type)?.management?.importableAndExportable)
      throw errors.badRequest(`Trying to handle object(s) that are not ${what}: ${type}`);
  }
}
