/**
 * Follows `src/core/packages/saved-objects/server/src/{saved_objects_type,saved_objects_management}.ts`, `…/model_version/*.ts` and
 * `src/core/packages/saved-objects/api-server/src/saved_objects_repository.ts` and `apis/*.ts`: the part that is used here.
 */
declare module '@kbn/core/server' {
  import type { ObjectType } from '@kbn/config-schema';

  export interface SavedObjectsModelVersion {
    changes: readonly { type: string }[];
    schemas: {
      /** How a document of a newer version is read: what it has beyond this is left out. */
      forwardCompatibility: ObjectType;
      create: ObjectType;
    };
  }

  export interface SavedObjectsTypeManagement {
    importableAndExportable?: boolean;
    /** Only with `importableAndExportable`. */
    visibleInManagement?: boolean;
    displayName?: string;
    defaultSearchField?: string;
    icon?: string;
    getTitle?(object: SavedObject<unknown>): string;
  }

  export interface SavedObjectsType {
    name: string;
    /** Only clients that ask for the type by name see it. */
    hidden: boolean;
    namespaceType: 'single' | 'multiple' | 'multiple-isolated' | 'agnostic';
    mappings: { dynamic: false | 'strict'; properties: Record<string, { type: string }> };
    /** By number, from 1, without a gap. */
    modelVersions: Record<number, SavedObjectsModelVersion>;
    management?: SavedObjectsTypeManagement;
  }

  export interface SavedObject<A> {
    type: string;
    id: string;
    attributes: A;
    /** Opaque: sequence number and primary term. */
    version?: string;
    namespaces?: string[];
    references: { type: string; id: string; name: string }[];
  }

  export interface SavedObjectsBaseOptions {
    /** The space; undefined for the default one. */
    namespace?: string;
  }

  interface WriteOptions extends SavedObjectsBaseOptions {
    refresh?: boolean | 'wait_for';
  }

  export interface SavedObjectsFindOptions {
    type: string;
    namespaces?: string[];
    perPage?: number;
    sortField?: string;
    sortOrder?: 'asc' | 'desc';
    /** The sort values of the last object of the page before. */
    searchAfter?: (string | number)[];
  }

  export interface SavedObjectsFindResponse<A> {
    total: number;
    saved_objects: (SavedObject<A> & { sort?: unknown[] })[];
  }

  /** Its errors are Boom's: `output.statusCode` tells what they are (`SavedObjectsErrorHelpers`). */
  export interface ISavedObjectsRepository {
    get<A>(type: string, id: string, options?: SavedObjectsBaseOptions): Promise<SavedObject<A>>;
    create<A>(
      type: string,
      attributes: A,
      options?: WriteOptions & { id?: string; overwrite?: boolean },
    ): Promise<SavedObject<A>>;
    update<A>(
      type: string,
      id: string,
      attributes: A,
      options?: WriteOptions & {
        version?: string;
        /** Default: true. False replaces all attributes. */
        mergeAttributes?: boolean;
      },
    ): Promise<Pick<SavedObject<A>, 'id' | 'type' | 'version'>>;
    delete(type: string, id: string, options?: WriteOptions): Promise<unknown>;
    find<A>(options: SavedObjectsFindOptions): Promise<SavedObjectsFindResponse<A>>;
  }

  export interface SavedObjectsServiceSetup {
    registerType(type: SavedObjectsType): void;
  }

  export interface SavedObjectsServiceStart {
    createInternalRepository(includedHiddenTypes?: string[]): ISavedObjectsRepository;
  }
}
