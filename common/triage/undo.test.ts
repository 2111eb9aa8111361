import type { Document } from '../document/document';
import { applyChange } from './change_alert';
import type { Change } from './change';
import { readTriage } from './triage_state';
import { triageTimes } from './times';

const alice = { id: 'u1', name: 'alice' };
const bob = { id: 'u2', name: 'bob' };
const open: Document = {
  'kibana.alert.start': '2026-11-24T12:00:00.000Z',
  'kibana.alert.workflow_status': 'open',
};
const closing: Change = { type: 'close', reason: 'false_positive', steps_undone_confirmed: true };

function after(changes: Change[], start: Document = open): Document {
  return changes.reduce(
    (alert, change, at) =>
      applyChange(alert, change, { by: alice, at: `2026-11-24T12:0${at + 1}:00.000Z` }).document,
    start,
  );
}

const stateOf = (alert: Document) => {
  const { status, reason, assignees, tags } = readTriage(alert);
  return { status, reason, assignees, tags };
};

describe('undo', () => {
  const cases: [string, Change[]][] = [
    ['acknowledge', [{ type: 'acknowledge' }]],
    ['close', [closing]],
    ['close of an acknowledged one', [{ type: 'acknowledge' }, closing]],
    ['reopen', [closing, { type: 'reopen' }]],
    [
      'assign',
      [
        { type: 'assign', assignees: ['a'] },
        { type: 'assign', assignees: [] },
      ],
    ],
    [
      'tags',
      [
        { type: 'set_tags', tags: ['a', 'b'] },
        { type: 'remove_tags', tags: ['a'] },
      ],
    ],
  ];
  it.each(cases)('takes back %s, and keeps both in the history', (_, changes) => {
    const before = after(changes.slice(0, -1));
    const undone = after([...changes, { type: 'undo' }]);
    expect(stateOf(undone)).toEqual(stateOf(before));
    expect(readTriage(undone).history).toHaveLength(changes.length + 1);
    expect(readTriage(undone).history.at(-1)).toMatchObject({ action: 'undo', by: alice });
  });

  it('gives a reopened alert its reason back', () => {
    expect(stateOf(after([closing, { type: 'reopen' }, { type: 'undo' }]))).toMatchObject({
      status: 'closed',
      reason: 'false_positive',
    });
  });

  it("refuses somebody else's change, a step, nothing, and another undo", () => {
    const attempt = (alert: Document) => () =>
      applyChange(alert, { type: 'undo' }, { by: bob, at: '2026-11-24T13:00:00.000Z' });
    expect(attempt(after([{ type: 'acknowledge' }]))).toThrow(/alice changed the alert since/);
    expect(attempt(open)).toThrow(/nothing to undo/);
    const undo = (changes: Change[]) => () => after([...changes, { type: 'undo' }]);
    expect(undo([{ type: 'step', step: 'review-syslog', state: 'done' }])).toThrow(/only a change/);
    expect(undo([{ type: 'acknowledge' }, { type: 'undo' }])).toThrow(/only a change/);
  });

  it('does not count as time to acknowledge', () => {
    expect(triageTimes(after([{ type: 'acknowledge' }, { type: 'undo' }]))).toEqual({});
  });
});
