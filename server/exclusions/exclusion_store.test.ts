import type { ApplicationError } from '../../common/errors';
import { alice, bob, START, DAY, iso, billing, input } from '../../test/support/exclusion_samples';
import { MemoryRecordStore } from '../../test/support/memory_stores';
import { createExclusionStore, type ExclusionStore } from './exclusion_store';

let now = START;
let records: MemoryRecordStore;
let store: ExclusionStore;
const clock = { now: () => now };

beforeEach(() => {
  now = START;
  records = new MemoryRecordStore();
  store = createExclusionStore({ records, clock });
});

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no error',
    (error: ApplicationError) => error.code,
  );
}

describe('the store of exclusions', () => {
  it('makes one with owner, expiry and history', async () => {
    const { exclusion } = await store.create(input({ comments: [{ comment: 'ok' }] }), alice);
    expect(exclusion).toMatchObject({
      name: 'Billing',
      type: 'simple',
      list_id: 'executable-stack',
      item_id: exclusion.id,
      namespace_type: 'single',
      enabled: true,
      owner: 'Alice',
      expire_time: iso(START + 90 * DAY),
      created_at: iso(START),
      created_by: 'Alice',
      comments: [{ comment: 'ok', created_by: 'Alice', created_at: iso(START) }],
      changes: [{ at: iso(START), by: alice, action: 'create' }],
    });
    expect((await store.get(exclusion.id)).exclusion).toEqual(exclusion);
  });

  it('counts the 90 days from its start, and leaves them where it never expires', async () => {
    const start_time = iso(START + 5 * DAY);
    const later = await store.create(input({ start_time }), alice);
    expect(later.exclusion).toMatchObject({ start_time, expire_time: iso(START + 95 * DAY) });
    const never = await store.create(input({ expire_time: null }), alice);
    expect(never.exclusion).not.toHaveProperty('expire_time');
  });

  it('refuses what is wrong, too broad, or over already', async () => {
    expect(await codeOf(store.create({}, alice))).toBe('invalid_input');
    const broad = { ...billing, field: 'process.name', value: 'kernel' };
    expect(await codeOf(store.create(input({ entries: [broad] }), alice))).toBe(
      'exclusion_too_broad',
    );
    await expect(store.create(input({ expire_time: iso(START) }), alice)).rejects.toThrow(
      'exclusion: expire_time: 2026-11-24T12:00:00.000Z has passed already',
    );
    expect(await store.list()).toEqual([]);
  });

  it('keeps each change: who, when, from what to what', async () => {
    const { exclusion, version } = await store.create(input(), alice);
    now += 1000;
    const changed = await store.update(
      exclusion.id,
      { name: 'Old billing', expire_time: null },
      bob,
      version,
    );
    expect(changed.exclusion).toMatchObject({
      name: 'Old billing',
      updated_by: 'Bob',
      updated_at: iso(now),
    });
    expect(changed.exclusion.changes.at(-1)).toEqual({
      at: iso(now),
      by: bob,
      action: 'update',
      fields: {
        name: { from: 'Billing', to: 'Old billing' },
        expire_time: { from: iso(START + 90 * DAY) },
      },
    });
    const same = await store.update(exclusion.id, { name: 'Old billing' }, alice);
    expect(same.version).toBe(changed.version);
  });

  it('overwrites nobody, and says who was faster', async () => {
    const { exclusion, version } = await store.create(input(), alice);
    await store.update(exclusion.id, { owner: 'Bob' }, bob, version);
    await expect(store.update(exclusion.id, { owner: 'Alice' }, alice, version)).rejects.toThrow(
      `exclusion ${exclusion.id} was changed by Bob, ${iso(START)}, since you read it`,
    );
  });

  it('checks an update as it checks a new one', async () => {
    const { exclusion } = await store.create(input({ start_time: iso(START + DAY) }), alice);
    const update = (change: object) => codeOf(store.update(exclusion.id, change, alice));
    const broad = { type: 'wildcard', field: 'host.name', operator: 'included', value: '*' };
    expect(await update({ entries: [broad] })).toBe('exclusion_too_broad');
    expect(await update({ expire_time: iso(START + DAY) })).toBe('invalid_input');
    expect(await update({ expire_time: iso(START - DAY) })).toBe('invalid_input');
    expect(await update({ id: 'x' })).toBe('invalid_input');
    expect(await codeOf(store.update('x', { name: 'y' }, alice))).toBe('not_found');
  });

  it('switches off and on, takes comments, and deletes', async () => {
    const { exclusion } = await store.create(input(), alice);
    expect((await store.setEnabled(exclusion.id, false, bob)).exclusion.enabled).toBe(false);
    expect((await store.setEnabled(exclusion.id, true, bob)).exclusion.enabled).toBe(true);
    const { exclusion: commented } = await store.addComment(exclusion.id, 'Still so', bob);
    expect(commented.comments).toMatchObject([{ comment: 'Still so', created_by: 'Bob' }]);
    expect(commented.changes.map(({ action }) => action)).toEqual([
      'create',
      'disable',
      'enable',
      'comment',
    ]);
    expect(await codeOf(store.addComment(exclusion.id, ' ', bob))).toBe('invalid_input');
    await store.delete(exclusion.id);
    expect(await codeOf(store.get(exclusion.id))).toBe('not_found');
    expect(await codeOf(store.delete(exclusion.id))).toBe('not_found');
  });

  it('lists all, oldest first', async () => {
    for (const name of ['one', 'two', 'three']) {
      await store.create(input({ name }), alice);
      now += 1000;
    }
    expect((await store.list()).map(({ exclusion }) => exclusion.name)).toEqual([
      'one',
      'two',
      'three',
    ]);
  });

  it('takes comments of many at once, none lost', async () => {
    const { exclusion } = await store.create(input(), alice);
    await Promise.all(
      ['1', '2', '3', '4'].map((text) => store.addComment(exclusion.id, text, bob)),
    );
    expect((await store.get(exclusion.id)).exclusion.comments).toHaveLength(4);
  });
});

it('warns of one that can never match', async () => {
  const tag = { ...billing, field: 'process.name' };
  const { warning, exclusion } = await store.create(input({ entries: [tag] }), alice);
  expect(warning).toMatch('process.name is "billing" holds for no line');
  const update = await store.update(exclusion.id, { entries: [billing] }, alice);
  expect(update.warning).toBeUndefined();
});
