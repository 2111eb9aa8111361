import { LIST_ID, type Entry, type Exclusion } from '../../common/exclusion/exclusion';
import { SavedObjectsRecordStore } from '../../server/storage/saved_objects/record_store';
import {
  RECORD_TYPES,
  SAVED_OBJECT_TYPES,
  type RecordAttributes,
} from '../../server/storage/saved_objects/types';
import { describeRecordStore } from '../contract/record_store_contract';
import { ImportExport } from './server/saved_objects/import_export';
import { ObjectStore } from './server/saved_objects/object_store';
import { SavedObjectsRepository } from './server/saved_objects/repository';
import { TypeRegistry } from './server/saved_objects/type_registry';

const ENTRY: Entry = {
  type: 'match',
  field: 'executable_stack.program',
  operator: 'included',
  value: 'x',
};

const TIME = '2026-11-24T12:00:00.000Z';

function exclusion(id: string): Exclusion {
  return {
    id,
    item_id: id,
    list_id: LIST_ID,
    type: 'simple',
    name: 'x',
    description: '',
    entries: [ENTRY],
    namespace_type: 'single',
    os_types: ['linux'],
    tags: [],
    comments: [],
    created_at: TIME,
    created_by: 'The admin',
    updated_at: TIME,
    updated_by: 'The admin',
    enabled: true,
    owner: 'The admin',
    reason: 'a test',
    changes: [],
  };
}

function openStore() {
  const registry = new TypeRegistry();
  for (const type of SAVED_OBJECT_TYPES) registry.registerType(type);
  const objects = new ObjectStore();
  const names = SAVED_OBJECT_TYPES.map(({ name }) => name);
  const repository = new SavedObjectsRepository(registry, objects, names, () => undefined);
  const inSpace = (namespace?: string, types = RECORD_TYPES) =>
    new SavedObjectsRecordStore(repository, types, namespace);
  return { registry, objects, repository, inSpace, moving: new ImportExport(registry, objects) };
}

/** The contract's types, on those that are declared. */
const CONTRACT_TYPES = Object.fromEntries(
  ['setting', 'other', 'run', 'lease', 'none'].map((type, at) => [
    type,
    { savedObject: SAVED_OBJECT_TYPES.slice(1)[at % 4]?.name ?? '', isListed: true },
  ]),
);

for (const namespace of [undefined, 'soc']) {
  describeRecordStore(`saved objects of ${namespace ?? 'the default space'}`, async () => {
    const { inSpace } = openStore();
    const types = {
      ...CONTRACT_TYPES,
      none: { savedObject: 'executable-stack-exclusion', isListed: true },
    };
    return { records: inSpace(namespace, types), close: async () => undefined };
  });
}

describe('records as saved objects', () => {
  it('stay in their space', async () => {
    const { inSpace } = openStore();
    await inSpace().create('run', 'a', { n: 1 });
    await inSpace('soc').create('run', 'a', { n: 2 });
    expect((await inSpace('soc').get('run', 'a'))?.attributes).toEqual({ n: 2 });
    expect(await inSpace('soc').list('run', { size: 5 })).toHaveLength(1);
    await inSpace('soc').delete('run', 'a');
    expect((await inSpace().get('run', 'a'))?.attributes).toEqual({ n: 1 });
  });

  it('that were deleted by their version are made anew by theirs, and listed no more', async () => {
    const { inSpace } = openStore();
    const records = inSpace();
    const { version } = await records.create('run', 'a', 1);
    await records.create('run', 'b', 2);
    await records.delete('run', 'a', version);
    expect(await records.get('run', 'a')).toBeUndefined();
    expect((await records.list('run', { size: 1 })).map(({ id }) => id)).toEqual(['b']);
    const again = await records.create('run', 'a', 3);
    await expect(records.update('run', 'a', version, 4)).rejects.toThrow(
      'changed by somebody else',
    );
    expect(await records.get('run', 'a')).toEqual(again);
  });

  it('of a type that is not declared are refused', async () => {
    const { inSpace } = openStore();
    await expect(inSpace().get('surprise', 'a')).rejects.toThrow('no saved objects are declared');
  });

  it('are seen by clients that ask for their types by name only', async () => {
    const { registry, objects, inSpace } = openStore();
    await inSpace().create('run', 'a', 1);
    const other = new SavedObjectsRepository(registry, objects, [], () => undefined);
    await expect(other.get('executable-stack-run', 'a')).rejects.toThrow('not found');
    await expect(other.create('executable-stack-run', {}, { id: 'b' })).rejects.toThrow(
      'Unsupported saved object type',
    );
  });

  it('are read by this version where a newer one wrote more', async () => {
    const { repository, objects, inSpace } = openStore();
    await repository.create<RecordAttributes>(
      'executable-stack-run',
      { id: 'a', value: 1 },
      { id: 'a' },
    );
    const raw = objects.get('executable-stack-run:a');
    if (!raw) throw new Error('nothing was written');
    objects.put('executable-stack-run:a', {
      ...raw,
      attributes: { ...raw.attributes, more: true },
    });
    expect((await inSpace().get('run', 'a'))?.attributes).toBe(1);
  });
});

describe('exclusions as saved objects', () => {
  it('go from one space to another, as themselves or as copies with ids of their own', async () => {
    const { inSpace, moving } = openStore();
    await inSpace().create('exclusion', 'a', exclusion('a'));
    const exported = moving.exportType('executable-stack-exclusion', 'default');
    expect(exported).toMatchObject([{ id: 'a', attributes: { value: { name: 'x' } } }]);
    await moving.importAll(exported, 'soc');
    expect((await inSpace('soc').get('exclusion', 'a'))?.attributes).toMatchObject({ id: 'a' });
    const [copy = ''] = await moving.importAll(exported, 'soc', true);
    expect((await inSpace('soc').get('exclusion', copy))?.attributes).toMatchObject({ id: copy });
  });

  it('are listed in pages without a gap, copies too, whose ids inside are those of what was copied', async () => {
    const { inSpace, moving } = openStore();
    const names = Array.from({ length: 7 }, (_, at) => `e${at}`);
    for (const id of names) await inSpace().create('exclusion', id, exclusion(id));
    const exported = moving.exportType('executable-stack-exclusion', 'default');
    const copies = [
      ...(await moving.importAll(exported, 'default', true)),
      ...(await moving.importAll(exported, 'default', true)),
    ];
    for (const descending of [false, true]) {
      const found: string[] = [];
      let page: string[];
      do {
        const after = found.at(-1);
        const listed = await inSpace().list('exclusion', { size: 2, after, descending });
        page = listed.map(({ id }) => id);
        found.push(...page);
      } while (page.length === 2 && found.length < 50);
      const expected = [...names, ...copies].sort();
      expect(found).toEqual(descending ? expected.reverse() : expected);
    }
  });

  it('are all listed where there are more than one search brings, twins at its end among them', async () => {
    const { inSpace, repository } = openStore();
    const value = exclusion('f');
    const create = (id: string, inner: string) =>
      repository.create<RecordAttributes>(
        'executable-stack-exclusion',
        { id: inner, value },
        { id, refresh: false },
      );
    for (let at = 0; at < 999; at += 1)
      await create(`e${String(at).padStart(4, '0')}`, `e${String(at).padStart(4, '0')}`);
    for (const id of ['x1', 'x2', 'x3']) await create(id, 'f');
    await inSpace().create('exclusion', 'g', exclusion('g'));
    expect(await inSpace().list('exclusion', { size: 2000 })).toHaveLength(1003);
  });

  it.each([
    ['silence everything', { entries: [{ ...ENTRY, field: 'process.name', value: 'kernel' }] }],
    ['have no entries', { entries: [] }],
    ['have entries that are none', { entries: [{ surprise: true }] }],
    // One of them in the store, and no list of exclusions could be answered.
    ['lack a part', { changes: undefined }],
    ['have a part of another kind', { enabled: 'yes' }],
  ])('that %s are not imported', async (_, part) => {
    const { moving } = openStore();
    const attributes = { id: 'a', value: { ...exclusion('a'), ...part } };
    const given = [{ type: 'executable-stack-exclusion', id: 'a', attributes }];
    await expect(moving.importAll(given, 'default')).rejects.toThrow('attributes');
  });

  it('are all that leaves', () => {
    const { moving } = openStore();
    for (const { name } of SAVED_OBJECT_TYPES.slice(1)) {
      expect(() => moving.exportType(name, 'default')).toThrow('not exportable');
    }
  });
});
