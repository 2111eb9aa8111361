import type { readTriage } from '../../../../../common/triage/triage_state';
import { sampleAlert } from '../test_support/sample_alert';
import { alertTitle, readFacts } from './alert_facts';
import { entryWords } from './entry_words';
import { knownSoFar } from './known_so_far';
import { readOrigin } from './origin';
import { nameOfPeople } from './people';

const guide = ['a', 'b', 'c'];
const by = { id: 'u-1', name: 'alice' };
const at = '2026-11-24T12:00:00.000Z';
const nameOf = (id: string) => (id === 'u-1' ? 'alice' : id);
const context = { guide, response: ['r'], nameOf };

const open = {
  status: 'open',
  assignees: [],
  tags: [],
  steps: {},
  notes: [],
  history: [],
} as const;
const done = { state: 'done', by, at } as const;

describe('what is known so far', () => {
  it.each([
    [{}, 'No step of the guide is done yet; assigned to nobody.'],
    [
      { steps: { a: done, b: { ...done, finding: 'suspicious' } }, assignees: ['u-1'] },
      '2 of 3 steps done, 1 suspicious; assigned to alice.',
    ],
    [
      { steps: { a: { ...done, finding: 'no_data' }, r: done } },
      '1 of 3 steps done, 1 without data; response 1 of 1; assigned to nobody.',
    ],
    [
      { steps: { a: done, b: done, c: { state: 'not_applicable', by, at } } },
      '3 of 3 steps done, nothing suspicious; assigned to nobody.',
    ],
    [
      { status: 'closed', reason: 'false_positive' },
      'Closed as false positive; no step of the guide is done; assigned to nobody.',
    ],
  ] as const)('%j', (fields, expected) => {
    const state = { ...open, ...fields } as unknown as ReturnType<typeof readTriage>;
    expect(knownSoFar(state, context)).toBe(expected);
  });
});

describe('a history entry in words', () => {
  it.each([
    [
      {
        action: 'step',
        step: 'parent-process',
        from: { state: 'open' },
        to: { state: 'done', finding: 'suspicious' },
      },
      'marked step 3, “Check the parent process”, as done: suspicious',
    ],
    [
      {
        action: 'step',
        step: 'escalate',
        from: { state: 'done' },
        to: { state: 'done' },
        note: 'x',
      },
      'wrote a note on response step 7, “Escalate”',
    ],
    [
      { action: 'step', step: 'gone', from: {}, to: { state: 'not_applicable' } },
      'marked step gone as not applicable',
    ],
    [{ action: 'assign', to: ['u-1'] }, 'took it'],
    [{ action: 'assign', to: ['u-1', 'bob'] }, 'assigned it to alice, bob'],
    [{ action: 'assign', to: [] }, 'assigned it to nobody'],
    [{ action: 'tags', from: ['a', 'b'], to: ['c'] }, 'added the tag c and removed the tags a, b'],
    [{ action: 'undo', undone: 'close' }, 'took back closing it'],
    [
      { action: 'confirmed_origin', from: 'unproven', to: 'authentic' },
      'found the line authentic, from another copy of it',
    ],
    [{ action: 'something_new' }, 'something new'],
  ])('%j', (fields, expected) => {
    expect(entryWords({ at, by, ...fields }, nameOf)).toBe(expected);
  });
});

it('an alert without anything is still called something', () => {
  expect(alertTitle(readFacts({}))).toBe('A program without a name on an unnamed host');
  expect(readFacts(sampleAlert()).sinceBoot).toBe(27_000);
});

it('the origin begins with the reason that decides, and survives whatever is stored', () => {
  expect(readOrigin(sampleAlert()).reasons.map(({ speaks }) => speaks)).toEqual(['for', 'neither']);
  expect(readOrigin({})).toEqual({ verdict: 'unproven', reasons: [] });
  expect(
    readOrigin({ executable_stack: { origin: { verdict: 'odd', reasons: ['x', 1, null] } } }),
  ).toEqual({ verdict: 'unproven', reasons: [] });
});

it('people are called as the history knows them', () => {
  const name = nameOfPeople(
    { history: [{ at, by, action: 'note' }], notes: [] },
    { id: 'u-2', name: 'bob' },
  );
  expect([name('u-1'), name('u-2'), name('u-3')]).toEqual(['alice', 'bob', 'u-3']);
});
