import { exportNdjson } from '../../common/exclusion/ndjson';
import { alice, bob, START, DAY, iso, billing, input } from '../../test/support/exclusion_samples';
import { MemoryRecordStore } from '../../test/support/memory_stores';
import { createExclusionStore, type ExclusionStore } from './exclusion_store';
import { importExclusions } from './import_exclusions';

let now = START;
let records: MemoryRecordStore;
let store: ExclusionStore;
const clock = { now: () => now };

beforeEach(() => {
  now = START;
  records = new MemoryRecordStore();
  store = createExclusionStore({ records, clock });
});

it('takes what it exported into another store, and nothing twice', async () => {
  await store.create(input({ name: 'One', start_time: iso(START + DAY), meta: { a: 1 } }), alice);
  await store.create(input({ name: 'Two', expire_time: null, enabled: false }), alice);
  const exported = (await store.list()).map(({ exclusion }) => exclusion);
  const text = exportNdjson(exported);

  const other = createExclusionStore({ records: new MemoryRecordStore(), clock });
  expect(await importExclusions(other, text, bob)).toMatchObject({ failed: [] });
  const imported = (await other.list()).map(({ exclusion }) => exclusion);
  const essence = (all: typeof exported) =>
    all
      .map((one) => ({ ...one, id: '', created_by: '', updated_by: '', changes: [] }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  expect(essence(imported)).toEqual(essence(exported));

  const again = await importExclusions(other, text, bob);
  expect(again.imported).toEqual([]);
  expect(again.failed.map(({ message }) => message)).toEqual([
    expect.stringMatching('already'),
    expect.stringMatching('already'),
  ]);
});

it('says of each line of an import why it can not be taken', async () => {
  const item = { item_id: 'i', list_id: 'l', type: 'simple', name: 'N', description: 'D' };
  const value = { ...billing, field: 'process.name', value: 'kernel' };
  const list = {
    type: 'list',
    field: 'host.ip',
    operator: 'included',
    list: { id: 'a', type: 'ip' },
  };
  const text = [
    JSON.stringify({ list_id: 'l', type: 'detection', name: 'L' }),
    '{broken',
    JSON.stringify({ ...item, entries: [value] }),
    JSON.stringify({ ...item, entries: [list] }),
    '',
    JSON.stringify({ ...item, entries: [billing], _version: 'x', created_by: 'elastic' }),
    JSON.stringify({ exported_exception_list_count: 1 }),
  ].join('\r\n');
  const { imported, failed } = await importExclusions(store, text, alice);
  expect(failed.map(({ line, message }) => `${line} ${message}`)).toEqual([
    expect.stringMatching(/^2 is not JSON/),
    expect.stringMatching(/^3 It would silence every line/),
    expect.stringMatching(/^4 exclusion: entries\[0\]: value lists are not supported/),
  ]);
  const [id = ''] = imported;
  expect((await store.get(id)).exclusion).toMatchObject({
    item_id: 'i',
    reason: 'D',
    created_by: 'Alice',
  });
  expect((await store.get(id)).exclusion).not.toHaveProperty('expire_time');
});
