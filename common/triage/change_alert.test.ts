import fc from 'fast-check';
import type { Document } from '../document/document';
import { fieldText, fieldValues } from '../document/document';
import { CLOSE_REASONS, FINDINGS, STEP_STATES, type Change } from './change';
import { applyChange } from './change_alert';
import { parseChange } from './change_schema';
import { STEP_IDS, undoneSteps } from './steps';
import { readTriage } from './triage_state';

const alice = { id: 'u1', name: 'Alice' };
const at = '2026-11-24T12:00:00.000Z';
const open: Document = {
  'kibana.alert.workflow_status': 'open',
  'kibana.alert.workflow_tags': [],
  'kibana.alert.workflow_assignee_ids': [],
  message: 'm',
  executable_stack: { path: '/a', history: [{ at, by: alice, action: 'create' }] },
};

function after(...changes: Change[]): Document {
  return changes.reduce(
    (alert, change) => applyChange(alert, change, { by: alice, at }).document,
    open,
  );
}
const lastEntry = (alert: Document) => readTriage(alert).history.at(-1);
const closing: Change = { type: 'close', reason: 'false_positive', steps_undone_confirmed: true };

describe('status', () => {
  it('open, acknowledged, closed', () => {
    const acknowledged = after({ type: 'acknowledge', note: 'on it' });
    expect(acknowledged).toMatchObject({
      'kibana.alert.workflow_status': 'acknowledged',
      'kibana.alert.workflow_user': 'u1',
      'kibana.alert.workflow_status_updated_at': at,
    });
    expect(lastEntry(acknowledged)).toEqual({
      at,
      by: alice,
      action: 'acknowledge',
      from: 'open',
      to: 'acknowledged',
      note: 'on it',
    });
    const closed = after({ type: 'acknowledge' }, closing);
    expect(closed).toMatchObject({
      'kibana.alert.workflow_status': 'closed',
      'kibana.alert.workflow_reason': 'false_positive',
    });
    expect(lastEntry(closed)).toMatchObject({
      from: 'acknowledged',
      to: 'closed',
      reason: 'false_positive',
    });
  });

  it('reopened, has no reason any more but in its history', () => {
    const reopened = after(closing, { type: 'reopen' });
    expect(reopened).not.toHaveProperty(['kibana.alert.workflow_reason']);
    expect(fieldText(reopened, 'kibana.alert.workflow_status')).toBe('open');
    expect(readTriage(reopened).history.map(({ action, reason }) => [action, reason])).toEqual([
      ['create', undefined],
      ['close', 'false_positive'],
      ['reopen', undefined],
    ]);
  });

  it('what changes nothing is no change', () => {
    for (const [alert, change] of [
      [after({ type: 'acknowledge' }), { type: 'acknowledge' }],
      [after(closing), closing],
      [open, { type: 'reopen' }],
      [open, { type: 'remove_tags', tags: ['a'] }],
      [after({ type: 'assign', assignees: ['a', 'b'] }), { type: 'assign', assignees: ['b', 'a'] }],
      [open, { type: 'step', step: 'escalate', state: 'open' }],
    ] satisfies [Document, Change][]) {
      expect(applyChange(alert, change, { by: alice, at })).toEqual({
        changed: false,
        document: alert,
      });
    }
  });

  it('what can not be is refused', () => {
    const closed = after(closing);
    const apply = (change: Change) => () => applyChange(closed, change, { by: alice, at });
    expect(apply({ type: 'acknowledge' })).toThrow('the alert is closed; reopen it first');
    expect(apply({ type: 'close', reason: 'duplicate' })).toThrow(
      'the alert is closed already, as false_positive; reopen it first',
    );
  });

  it('closing with steps undone wants to be confirmed', () => {
    const close = (alert: Document) => () =>
      applyChange(alert, { type: 'close', reason: 'other' }, { by: alice, at });
    expect(close(open)).toThrow('steps of the guide are undone: review-syslog, ');
    expect(close(open)).toThrow(expect.objectContaining({ code: 'conflict' }));
    const done = undoneSteps(open).map((step, number): Change => ({
      type: 'step',
      step,
      state: number % 2 ? 'done' : 'not_applicable',
    }));
    expect(undoneSteps(after(...done))).toEqual([]);
    expect(close(after(...done))).not.toThrow();
  });

  it('is read and written in nested fields too', () => {
    const nested: Document = {
      kibana: { alert: { workflow_status: 'closed', workflow_reason: 'other', uuid: 'x' } },
    };
    const { document } = applyChange(nested, { type: 'reopen' }, { by: alice, at });
    expect(fieldValues(document, 'kibana.alert.workflow_status')).toEqual(['open']);
    expect(fieldValues(document, 'kibana.alert.workflow_reason')).toEqual([]);
    expect(fieldValues(document, 'kibana.alert.uuid')).toEqual(['x']);
  });
});

describe('steps', () => {
  const step = (change: object): Change => ({
    type: 'step',
    step: 'user-account',
    state: 'done',
    ...change,
  });
  const stateOf = (alert: Document) => readTriage(alert).steps['user-account'];

  it('keep who, when, finding and note', () => {
    const alert = after(step({ finding: 'suspicious', note: 'root' }));
    expect(stateOf(alert)).toEqual({
      state: 'done',
      finding: 'suspicious',
      note: 'root',
      by: alice,
      at,
    });
    expect(lastEntry(alert)).toEqual({
      at,
      by: alice,
      action: 'step',
      step: 'user-account',
      from: { state: 'open' },
      to: { state: 'done', finding: 'suspicious' },
      note: 'root',
    });
  });

  it('keep what is left out, and drop what is null', () => {
    const alert = after(
      step({ finding: 'suspicious', note: 'root' }),
      step({ finding: 'no_data' }),
    );
    expect(stateOf(alert)).toMatchObject({ finding: 'no_data', note: 'root' });
    expect(stateOf(after(step({ note: 'root' }), step({ note: null })))).not.toHaveProperty('note');
  });

  it('that are not done have no finding', () => {
    expect(
      stateOf(after(step({ finding: 'suspicious' }), step({ state: 'open' }))),
    ).not.toHaveProperty('finding');
    expect(() => after(step({ state: 'not_applicable', finding: 'no_data' }))).toThrow(
      'step user-account: only a step that is done has a finding',
    );
  });
});

it('notes, tags and assignees', () => {
  const alert = after(
    { type: 'add_note', note: 'one' },
    { type: 'add_note', note: 'two' },
    { type: 'add_tags', tags: ['a', 'b'] },
    { type: 'add_tags', tags: ['b', 'c'] },
    { type: 'remove_tags', tags: ['a'] },
    { type: 'assign', assignees: ['bob'] },
  );
  const { notes, tags, assignees } = readTriage(alert);
  expect(notes.map(({ id, text }) => [id, text])).toEqual([
    ['note-1', 'one'],
    ['note-2', 'two'],
  ]);
  expect(tags).toEqual(['b', 'c']);
  expect(assignees).toEqual(['bob']);
  expect(alert).not.toHaveProperty(['kibana.alert.workflow_status_updated_at']);
  expect(alert['executable_stack']).toMatchObject({ path: '/a' });
});

const note = fc.option(fc.constantFrom('n', 'm'), { nil: undefined });
const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 });
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ type: fc.constant('acknowledge' as const), note }),
  fc.record({
    type: fc.constant('close' as const),
    reason: fc.constantFrom(...CLOSE_REASONS),
    steps_undone_confirmed: fc.boolean(),
  }),
  fc.record({ type: fc.constant('reopen' as const), note }),
  fc.record({ type: fc.constant('assign' as const), assignees: names }),
  fc.record({
    type: fc.constantFrom('set_tags' as const, 'add_tags' as const, 'remove_tags' as const),
    tags: names,
  }),
  fc.record({
    type: fc.constant('step' as const),
    step: fc.constantFrom(...STEP_IDS),
    state: fc.constantFrom(...STEP_STATES),
    finding: fc.option(fc.constantFrom(...FINDINGS), { nil: null }),
  }),
  fc.record({ type: fc.constant('add_note' as const), note: fc.constant('text') }),
);

it('whatever is done: the history only grows, by one for each change, and the rest of the alert stays', () => {
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 20 }), (changes) => {
      let alert = open;
      for (const change of changes) {
        const before = readTriage(alert);
        let applied;
        try {
          applied = applyChange(alert, parseChange(change), { by: alice, at });
        } catch {
          continue;
        }
        const { history, status, reason } = readTriage(applied.document);
        expect(history.slice(0, before.history.length)).toEqual(before.history);
        expect(history.length - before.history.length).toBe(applied.changed ? 1 : 0);
        expect(reason !== undefined).toBe(status === 'closed');
        expect(applied.document['message']).toBe('m');
        // Nothing undefined hides in what is stored.
        expect(JSON.parse(JSON.stringify(applied.document))).toStrictEqual(applied.document);
        // The same once more is no change, but for notes, which are appended.
        if (change.type !== 'add_note')
          expect(applyChange(applied.document, change, { by: alice, at }).changed).toBe(false);
        alert = applied.document;
      }
    }),
  );
});

it.each<[unknown, string]>([
  [{ type: 'close' }, 'change: reason: must be one of true_positive, '],
  [{ type: 'close', reason: 'wrong' }, 'change: reason: must be one of true_positive, '],
  [{ type: 'delete' }, 'change: type: must be one of acknowledge, close, '],
  [{ type: 'step', step: 'nap', state: 'done' }, 'change: step: must be one of review-syslog, '],
  [{ type: 'add_note', note: ' ' }, 'change: note: must not be empty'],
  [{ type: 'add_tags', tags: [] }, 'change: tags: must hold at least one'],
  [{ type: 'reopen', status: 'open' }, 'change: holds what is not known here: status'],
])('%j is not a change', (input, message) => {
  expect(() => parseChange(input)).toThrow(message);
});
