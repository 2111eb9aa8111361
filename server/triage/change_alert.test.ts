import type { Document } from '../../common/document/document';
import type { Change } from '../../common/triage/change';
import { readTriage } from '../../common/triage/triage_state';
import { MemoryAlertIndex } from '../../test/support/memory_stores';
import type { AlertIndex } from '../ports';
import { changeAlert, changeAlerts } from './change_alert';

const alice = { id: 'u1', name: 'Alice' };
const bob = { id: 'u2', name: 'Bob' };
const open: Document = { 'kibana.alert.workflow_status': 'open', message: 'm' };
const closing: Change = { type: 'close', reason: 'duplicate', steps_undone_confirmed: true };

let now = 0;
let alerts: MemoryAlertIndex;
const deps = () => ({ alerts, clock: { now: () => (now += 1000) } });
const historyOf = async (id: string) => {
  const found = await alerts.get(id);
  return readTriage(found?.document ?? {}).history.map(({ by, action }) => `${by.name} ${action}`);
};

beforeEach(async () => {
  now = Date.UTC(2026, 10, 24, 12);
  alerts = new MemoryAlertIndex();
  await alerts.createMany(['a', 'b', 'c'].map((id) => ({ id, document: open })));
});

it('writes the change and its history at once', async () => {
  const { changed, alert } = await changeAlert(deps(), 'a', { type: 'acknowledge' }, alice);
  expect(changed).toBe(true);
  expect(alert.version).toBe('2');
  expect(await alerts.get('a')).toEqual(alert);
  expect(alert.document).toMatchObject({
    'kibana.alert.workflow_status': 'acknowledged',
    'kibana.alert.workflow_status_updated_at': '2026-11-24T12:00:01.000Z',
    executable_stack: { history: [{ at: '2026-11-24T12:00:01.000Z', by: alice }] },
  });
});

it('writes nothing where nothing changes', async () => {
  await changeAlert(deps(), 'a', { type: 'acknowledge' }, alice);
  const again = await changeAlert(deps(), 'a', { type: 'acknowledge' }, bob);
  expect(again).toMatchObject({ changed: false, alert: { version: '2' } });
});

it('says which alert there is not', async () => {
  await expect(changeAlert(deps(), 'x', closing, alice)).rejects.toThrow('there is no alert x');
});

describe('an alert that somebody else changed since it was seen', () => {
  const seen = { history: 0 };

  it('is changed on top where the changes do not touch', async () => {
    await changeAlert(deps(), 'a', { type: 'step', step: 'escalate', state: 'done' }, bob);
    await changeAlert(deps(), 'a', closing, alice, seen);
    expect(await historyOf('a')).toEqual(['Bob step', 'Alice close']);
  });

  it('is not where they do, and it says who did what', async () => {
    await changeAlert(deps(), 'a', { type: 'acknowledge' }, bob);
    await changeAlert(deps(), 'a', { type: 'add_note', note: 'n' }, bob);
    await expect(changeAlert(deps(), 'a', closing, alice, seen)).rejects.toThrow(
      'alert a changed since you read it: Bob acknowledged it, 2026-11-24T12:00:01.000Z; look at it again',
    );
    expect(await historyOf('a')).toEqual(['Bob acknowledge', 'Bob note']);
  });

  it('says so rather than that it is closed', async () => {
    await changeAlert(deps(), 'a', closing, bob);
    await expect(changeAlert(deps(), 'a', { type: 'acknowledge' }, alice, seen)).rejects.toThrow(
      'Bob closed it as duplicate',
    );
  });

  it('is as wanted where both did the same', async () => {
    await changeAlert(deps(), 'a', { type: 'acknowledge' }, bob);
    const ours = await changeAlert(deps(), 'a', { type: 'acknowledge' }, alice, seen);
    expect(ours.changed).toBe(false);
  });
});

/** Others write between every read and write of ours. */
function contended(others: Change[]): AlertIndex {
  return new Proxy(alerts, {
    get: (target, name) => {
      if (name !== 'get') return Reflect.get(target, name).bind(target);
      return async (id: string) => {
        const read = await target.get(id);
        const theirs = others.shift();
        if (theirs) await changeAlert(deps(), id, theirs, bob);
        return read;
      };
    },
  });
}

it('a write in between is merged, as often as it takes', async () => {
  const contest = contended([
    { type: 'add_note', note: '1' },
    { type: 'add_tags', tags: ['t'] },
    { type: 'step', step: 'escalate', state: 'done' },
  ]);
  await changeAlert({ ...deps(), alerts: contest }, 'a', closing, alice);
  expect(await historyOf('a')).toEqual(['Bob note', 'Bob tags', 'Bob step', 'Alice close']);
});

it('a write in between that touches is a conflict, though nobody said what was seen', async () => {
  const contest = contended([closing]);
  const ours: Change = { type: 'close', reason: 'true_positive', steps_undone_confirmed: true };
  await expect(changeAlert({ ...deps(), alerts: contest }, 'a', ours, alice)).rejects.toThrow(
    'Bob closed it as duplicate',
  );
});

it('fifteen at once: every note is there, once', async () => {
  const index = new MemoryAlertIndex();
  await index.createMany([{ id: 'a', document: open }]);
  const given = Array.from({ length: 15 }, (_, number) => `note ${number}`);
  await Promise.all(
    given.map((note) =>
      changeAlert({ ...deps(), alerts: index }, 'a', { type: 'add_note', note }, alice),
    ),
  );
  const { notes } = readTriage((await index.get('a'))?.document ?? {});
  expect(notes.map(({ text }) => text).sort()).toEqual(given.sort());
  expect(new Set(notes.map(({ id }) => id)).size).toBe(given.length);
});

it('many at once: each one is answered for', async () => {
  await changeAlert(deps(), 'a', closing, bob);
  await changeAlert(deps(), 'b', { ...closing, reason: 'other' }, bob);
  expect(await changeAlerts(deps(), ['a', 'b', 'c', 'c', 'x'], closing, alice)).toEqual({
    updated: ['c'],
    unchanged: ['a'],
    conflicts: [{ id: 'b', message: 'the alert is closed already, as other; reopen it first' }],
    failed: [{ id: 'x', message: 'there is no alert x' }],
  });
});
