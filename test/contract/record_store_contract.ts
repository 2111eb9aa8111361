import type { JsonValue } from '../../common/document/document';
import { VersionConflict, type RecordStore } from '../../server/ports';

/** An empty store. */
export interface RecordStoreUnderTest {
  records: RecordStore;
  close(): Promise<void>;
}

/** What every `RecordStore` must do. */
export function describeRecordStore(name: string, make: () => Promise<RecordStoreUnderTest>): void {
  describe(`${name} as a RecordStore`, () => {
    let store: RecordStoreUnderTest;
    let records: RecordStore;

    beforeEach(async () => {
      store = await make();
      records = store.records;
    });
    afterEach(() => store.close());

    it('keeps what it is given, by type and id', async () => {
      const attributes = {
        text: 'naïve \u0000 \u{1f600}',
        list: [1, null, { a: true }],
        empty: {},
      };
      const created = await records.create('setting', 'a', attributes);
      expect(created).toMatchObject({ type: 'setting', id: 'a', attributes });
      expect(await records.get('setting', 'a')).toEqual(created);
      expect(await records.get('setting', 'b')).toBeUndefined();
      expect(await records.get('other', 'a')).toBeUndefined();
    });

    it.each<JsonValue>([null, 0, '', [], 'x'.repeat(1_000_000)])(
      'keeps any JSON value',
      async (value) => {
        await records.create<JsonValue>('setting', 'a', value);
        expect((await records.get<JsonValue>('setting', 'a'))?.attributes).toEqual(value);
      },
    );

    it('does not create over what is there', async () => {
      await records.create('setting', 'a', 1);
      await records.create('other', 'a', 2);
      await expect(records.create('setting', 'a', 3)).rejects.toThrow(VersionConflict);
      expect((await records.get('setting', 'a'))?.attributes).toBe(1);
    });

    it('updates only the version that was read', async () => {
      const first = await records.create('setting', 'a', { n: 1 });
      const second = await records.update('setting', 'a', first.version, { n: 2 });
      expect(second.version).not.toBe(first.version);
      expect(await records.get('setting', 'a')).toEqual(second);
      await expect(records.update('setting', 'a', first.version, { n: 3 })).rejects.toThrow(
        VersionConflict,
      );
      await expect(records.update('setting', 'a', 'nonsense', { n: 3 })).rejects.toThrow(
        VersionConflict,
      );
      await expect(records.update('setting', 'gone', first.version, { n: 3 })).rejects.toThrow(
        VersionConflict,
      );
      expect((await records.get('setting', 'a'))?.attributes).toEqual({ n: 2 });
    });

    it('lets one of many that update at once win', async () => {
      const { version } = await records.create('setting', 'a', -1);
      const results = await Promise.allSettled(
        [0, 1, 2, 3, 4].map((n) => records.update('setting', 'a', version, n)),
      );
      const won = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
      expect(won).toHaveLength(1);
      expect(await records.get('setting', 'a')).toEqual(won[0]);
    });

    it('deletes whatever the version, or only the version that was read', async () => {
      const first = await records.create('setting', 'a', 1);
      const second = await records.update('setting', 'a', first.version, 2);
      await expect(records.delete('setting', 'a', first.version)).rejects.toThrow(VersionConflict);
      await records.delete('setting', 'a', second.version);
      expect(await records.get('setting', 'a')).toBeUndefined();
      await records.delete('setting', 'a');
      await records.delete('setting', 'a', second.version);
      await records.create('setting', 'a', 3);
      await records.delete('setting', 'a');
      expect(await records.get('setting', 'a')).toBeUndefined();
    });

    it('never gives a version twice, so that who read a record before it was deleted is told', async () => {
      const before = await records.create('lease', 'a', 'mine');
      await records.delete('lease', 'a');
      const after = await records.create('lease', 'a', 'yours');
      expect(after.version).not.toBe(before.version);
      await expect(records.update('lease', 'a', before.version, 'mine')).rejects.toThrow(
        VersionConflict,
      );
    });

    it('lists a type by id, in pages, either way', async () => {
      const ids = ['2026-01', '2026-02', '2026-10', 'B', 'a', 'é', '\u{1f600}'];
      for (const id of [...ids].reverse()) await records.create('run', id, { id });
      await records.create('other', '2026-05', {});
      const listed = async (options: { size: number; after?: string; descending?: boolean }) =>
        (await records.list('run', options)).map(({ id }) => id);
      expect(await listed({ size: 100 })).toEqual(ids);
      expect(await listed({ size: 100, descending: true })).toEqual([...ids].reverse());
      expect(await listed({ size: 2, after: '2026-02' })).toEqual(['2026-10', 'B']);
      expect(await listed({ size: 2, after: '2026-05' })).toEqual(['2026-10', 'B']);
      expect(await listed({ size: 2, after: '2026-10', descending: true })).toEqual([
        '2026-02',
        '2026-01',
      ]);
      expect(await listed({ size: 0 })).toEqual([]);
      expect(await records.list('none', { size: 5 })).toEqual([]);
    });
  });
}
