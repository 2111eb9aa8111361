import type { Document } from '../document/document';
import type { Change } from './change';
import { applyChange } from './change_alert';
import { triageTimes } from './times';

const START = Date.UTC(2026, 10, 24, 12);
const open: Document = {
  '@timestamp': '2026-11-24T12:00:01.000Z',
  'kibana.alert.start': new Date(START).toISOString(),
  'kibana.alert.workflow_status': 'open',
};
const closing: Change = { type: 'close', reason: 'other', steps_undone_confirmed: true };

function after(...changes: [Change, number][]): Document {
  return changes.reduce(
    (alert, [change, ms]) =>
      applyChange(alert, change, {
        by: { id: 'u', name: 'U' },
        at: new Date(START + ms).toISOString(),
      }).document,
    open,
  );
}

it.each<[string, [Change, number][], object]>([
  ['nothing happened', [], {}],
  ['a note is no reaction', [[{ type: 'add_note', note: 'n' }, 5]], {}],
  ['acknowledged', [[{ type: 'acknowledge' }, 1000]], { acknowledge: 1000 }],
  [
    'acknowledged, then closed',
    [
      [{ type: 'acknowledge' }, 1000],
      [closing, 5000],
    ],
    { acknowledge: 1000, close: 5000 },
  ],
  ['closed at once', [[closing, 5000]], { acknowledge: 5000, close: 5000 }],
  [
    'reopened',
    [
      [closing, 5000],
      [{ type: 'reopen' }, 6000],
    ],
    { acknowledge: 5000 },
  ],
  [
    'closed for good',
    [
      [{ type: 'acknowledge' }, 1000],
      [closing, 5000],
      [{ type: 'reopen' }, 6000],
      [{ type: 'acknowledge' }, 7000],
      [closing, 9000],
    ],
    { acknowledge: 1000, close: 9000 },
  ],
  ['a clock that was set back', [[{ type: 'acknowledge' }, -1000]], { acknowledge: 0 }],
])('%s', (_, changes, expected) => {
  expect(triageTimes(after(...changes))).toEqual(expected);
});

it('an alert without a time has none', () => {
  expect(triageTimes({})).toEqual({});
});
