import fc from 'fast-check';
import type { Document } from '../document/document';
import type { Change } from './change';
import { applyChange } from './change_alert';
import { describeHistoryEntry } from './describe_history';
import { touchedSince } from './merge';
import { readTriage } from './triage_state';

const alice = { id: 'u1', name: 'Alice' };
const bob = { id: 'u2', name: 'Bob' };
const at = '2026-11-24T12:00:00.000Z';
const open: Document = { 'kibana.alert.workflow_status': 'open' };

const by = (person: typeof alice, alert: Document, ...changes: Change[]): Document =>
  changes.reduce(
    (current, change) => applyChange(current, change, { by: person, at }).document,
    alert,
  );

const seen = (alert: Document) => readTriage(alert).history.length;
const closing: Change = { type: 'close', reason: 'duplicate', steps_undone_confirmed: true };
const step = (id: string, state: 'open' | 'done' = 'done'): Change => ({
  type: 'step',
  step: id,
  state,
});

describe('changes of two people', () => {
  it.each<[string, Change[], Change, string | undefined]>([
    ['nothing happened', [], closing, undefined],
    ['another part', [step('user-account')], closing, undefined],
    ['another step', [step('user-account')], step('escalate'), undefined],
    [
      'another tag',
      [{ type: 'add_tags', tags: ['a'] }],
      { type: 'add_tags', tags: ['b'] },
      undefined,
    ],
    [
      'both write notes',
      [{ type: 'add_note', note: 'a' }],
      { type: 'add_note', note: 'b' },
      undefined,
    ],
    ['both set the status', [{ type: 'acknowledge' }], closing, `Bob acknowledged it, ${at}`],
    ['closed and opened again', [closing, { type: 'reopen' }], closing, `Bob reopened it, ${at}`],
    [
      'the same step',
      [{ type: 'step', step: 'escalate', state: 'done', finding: 'no_data' }],
      step('escalate', 'open'),
      `Bob marked step escalate as done, no data, ${at}`,
    ],
    [
      'the same tag',
      [{ type: 'add_tags', tags: ['a', 'b'] }],
      { type: 'remove_tags', tags: ['b'] },
      `Bob changed its tags to a, b, ${at}`,
    ],
    [
      'all tags',
      [{ type: 'add_tags', tags: ['a'] }],
      { type: 'set_tags', tags: ['b'] },
      `Bob changed its tags to a, ${at}`,
    ],
    [
      'assignees',
      [{ type: 'assign', assignees: ['carol'] }],
      { type: 'assign', assignees: [] },
      `Bob assigned it to carol, ${at}`,
    ],
  ])('%s', (_, theirs, ours, expected) => {
    const entry = touchedSince(ours, seen(open), by(bob, open, ...theirs));
    expect(entry && describeHistoryEntry(entry)).toBe(expected);
  });

  it('what happened before the alert was read is of no account', () => {
    const alert = by(bob, open, { type: 'acknowledge' });
    expect(touchedSince(closing, seen(alert), alert)).toBeUndefined();
  });

  it('that do not touch give the same whoever comes first', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 });
    const change: fc.Arbitrary<Change> = fc.oneof(
      fc.constant<Change>({ type: 'acknowledge' }),
      fc.constant<Change>(closing),
      fc.record({ type: fc.constant('assign' as const), assignees: names }),
      fc.record({
        type: fc.constantFrom('set_tags' as const, 'add_tags' as const, 'remove_tags' as const),
        tags: names,
      }),
      fc.constantFrom('user-account', 'escalate').map((id) => step(id)),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), change, change, (before, ours, theirs) => {
        const start = by(
          bob,
          open,
          ...before.filter(({ type }) => type !== 'acknowledge' && type !== 'close'),
        );
        const theirsFirst = by(bob, start, theirs);
        fc.pre(touchedSince(ours, seen(start), theirsFirst) === undefined && theirsFirst !== start);
        const pick = (alert: Document) => {
          const { status, reason, tags, assignees, steps } = readTriage(alert);
          return {
            status,
            reason,
            tags: tags.toSorted(),
            assignees,
            steps: Object.keys(steps).sort(),
          };
        };
        expect(pick(by(alice, theirsFirst, ours))).toEqual(
          pick(by(bob, by(alice, start, ours), theirs)),
        );
      }),
    );
  });
});
