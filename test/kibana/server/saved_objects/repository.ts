import type {
  ISavedObjectsRepository,
  SavedObject,
  SavedObjectsFindOptions,
  SavedObjectsType,
} from '@kbn/core/server';
import type { ObjectSchema } from '../config_schema';
import { ValidationError } from '../config_schema';
import { errors } from './errors';
import type { ObjectStore, RawObject } from './object_store';
import type { TypeRegistry } from './type_registry';

type Attributes = Record<string, unknown>;

const PRIMARY_TERM = 1;
const MAX_RESULT_WINDOW = 10_000;
const FIND_KEYS = ['type', 'namespaces', 'perPage', 'sortField', 'sortOrder', 'searchAfter'];
const WRITE_KEYS = ['namespace', 'refresh', 'id', 'overwrite', 'version', 'mergeAttributes'];

function encodeVersion({ seqNo }: RawObject): string {
  return Buffer.from(JSON.stringify([seqNo, PRIMARY_TERM])).toString('base64');
}

/** `base-server-internal/src/version/decode_version.ts` */
function decodeVersion(version: string): number {
  try {
    const [seqNo, term] = JSON.parse(Buffer.from(version, 'base64').toString()) as unknown[];
    if (Number.isInteger(seqNo) && Number.isInteger(term)) return seqNo as number;
  } catch {
    // It is told below.
  }
  throw errors.invalidVersion(version);
}

function checkKeys(given: object, known: readonly string[]): void {
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Error(`saved objects know no option [${unknown}]`);
}

function newestVersion({ modelVersions }: SavedObjectsType) {
  const number = Object.keys(modelVersions).length;
  const version = modelVersions[number];
  if (!version) throw new Error('a type without model versions');
  return { number, ...version };
}

/** `api-server-internal/src/lib/apis/helpers/validation.ts` and `…/model_version/backward_conversion_schema.ts` */
function validated(schema: unknown, attributes: Attributes): Attributes {
  try {
    return (schema as ObjectSchema).validate(attributes, {}, 'attributes');
  } catch (error) {
    throw error instanceof ValidationError ? errors.badRequest(error.message) : error;
  }
}

function checkMapped({ name, mappings }: SavedObjectsType, attributes: Attributes): void {
  if (mappings.dynamic !== 'strict') return;
  const unknown = Object.keys(attributes).find((key) => !(key in mappings.properties));
  if (unknown !== undefined)
    throw errors.badRequest(
      `strict_dynamic_mapping_exception: mapping set to strict, dynamic introduction of [${unknown}] within [${name}] is not allowed`,
    );
}

const byteOrder = (a: unknown, b: unknown): number =>
  Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));

/** `api-server-internal/src/lib/repository.ts` and `apis/{get,create,update,delete,find}.ts` */
export class SavedObjectsRepository implements ISavedObjectsRepository {
  constructor(
    private readonly registry: TypeRegistry,
    private readonly store: ObjectStore,
    private readonly allowedTypes: readonly string[],
    private readonly beforeRequest: () => void,
  ) {}

  async get<A>(type: string, id: string, options: { namespace?: string } = {}) {
    this.beforeRequest();
    const found = this.isAllowed(type) && this.store.get(this.rawId(type, id, options.namespace));
    if (!found) throw errors.notFound(type, id);
    return this.toObject<A>(found);
  }

  async create<A>(
    type: string,
    attributes: A,
    options: Parameters<ISavedObjectsRepository['create']>[2] = {},
  ): Promise<SavedObject<A>> {
    this.beforeRequest();
    checkKeys(options, WRITE_KEYS);
    const definition = this.typeOf(type);
    const { id, namespace, overwrite = false } = options;
    if (id === undefined || id === '') throw errors.badRequest('an id is needed here');
    const { number, schemas } = newestVersion(definition);
    const given = validated(schemas.create, this.plain(attributes));
    checkMapped(definition, given);
    const rawId = this.rawId(type, id, namespace);
    if (!overwrite && this.store.get(rawId)) throw errors.conflict(type, id);
    const object = { type, id, namespace, attributes: given, modelVersion: number };
    return this.toObject<A>(this.written(type, id, this.store.put(rawId, object), options));
  }

  async update<A>(
    type: string,
    id: string,
    attributes: A,
    options: Parameters<ISavedObjectsRepository['update']>[3] = {},
  ) {
    this.beforeRequest();
    checkKeys(options, WRITE_KEYS);
    const { namespace, version, mergeAttributes = true } = options;
    if (!this.isAllowed(type)) throw errors.notFound(type, id);
    const definition = this.typeOf(type);
    const rawId = this.rawId(type, id, namespace);
    const found = this.store.get(rawId);
    if (!found) throw errors.notFound(type, id);
    const given = this.plain(attributes);
    const next = mergeAttributes ? { ...found.attributes, ...given } : given;
    checkMapped(definition, next);
    const ifSeqNo = version === undefined ? found.seqNo : decodeVersion(version);
    const stored = this.store.put(rawId, { ...found, attributes: next }, ifSeqNo);
    const written = this.written(type, id, stored, options);
    return { id, type, version: encodeVersion(written) };
  }

  async delete(
    type: string,
    id: string,
    options: Parameters<ISavedObjectsRepository['delete']>[2] = {},
  ) {
    this.beforeRequest();
    checkKeys(options, WRITE_KEYS);
    const isThere =
      this.isAllowed(type) && this.store.delete(this.rawId(type, id, options.namespace));
    if (!isThere) throw errors.notFound(type, id);
    this.refresh(options);
    return {};
  }

  async find<A>(options: SavedObjectsFindOptions) {
    this.beforeRequest();
    checkKeys(options, FIND_KEYS);
    const { type, namespaces = ['default'], perPage = 20, sortField, sortOrder } = options;
    if (namespaces.length === 0)
      throw errors.badRequest('options.namespaces cannot be an empty array');
    if (perPage > MAX_RESULT_WINDOW) throw errors.badRequest('Result window is too large');
    if (!this.isAllowed(type)) return { total: 0, saved_objects: [] };
    // lib/search/search_dsl/sorting_params.ts
    if (sortField === undefined || !(sortField in this.typeOf(type).mappings.properties))
      throw errors.badRequest(`Unknown sort field ${sortField}`);
    const direction = sortOrder === 'desc' ? -1 : 1;
    const sortOf = ({ attributes }: RawObject) => attributes[sortField];
    const found = this.store
      .search()
      .filter((one) => one.type === type && namespaces.includes(one.namespace ?? 'default'))
      .sort((a, b) => direction * byteOrder(sortOf(a), sortOf(b)));
    const [after] = options.searchAfter ?? [];
    const rest = found.filter(
      (one) => after === undefined || direction * byteOrder(sortOf(one), after) > 0,
    );
    const objects = rest
      .slice(0, perPage)
      .map((one) => ({ ...this.toObject<A>(one), sort: [sortOf(one)] }));
    return { total: found.length, saved_objects: objects };
  }

  private isAllowed(type: string): boolean {
    const definition = this.registry.get(type);
    return definition !== undefined && (!definition.hidden || this.allowedTypes.includes(type));
  }

  private typeOf(type: string): SavedObjectsType {
    const definition = this.registry.get(type);
    if (!definition || !this.isAllowed(type)) throw errors.unsupportedType(type);
    return definition;
  }

  private rawId(type: string, id: string, namespace: string | undefined): string {
    const isSingle = this.registry.get(type)?.namespaceType === 'single';
    return isSingle && namespace !== undefined ? `${namespace}:${type}:${id}` : `${type}:${id}`;
  }

  /** What JSON makes of it: Elasticsearch keeps nothing else. */
  private plain(attributes: unknown): Attributes {
    return JSON.parse(JSON.stringify(attributes)) as Attributes;
  }

  private written(
    type: string,
    id: string,
    stored: RawObject | 'conflict',
    options: { refresh?: boolean | 'wait_for' },
  ): RawObject {
    if (stored === 'conflict') throw errors.conflict(type, id);
    this.refresh(options);
    return stored;
  }

  private refresh({ refresh = 'wait_for' }: { refresh?: boolean | 'wait_for' }): void {
    if (refresh !== false) this.store.refresh();
  }

  private toObject<A>(raw: RawObject): SavedObject<A> {
    const { type, id, namespace, attributes } = raw;
    const { schemas } = newestVersion(this.typeOf(type));
    return {
      type,
      id,
      attributes: validated(schemas.forwardCompatibility, attributes) as A,
      version: encodeVersion(raw),
      namespaces: [namespace ?? 'default'],
      references: [],
    };
  }
}
