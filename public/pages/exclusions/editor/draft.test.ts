import { DEFAULT_EXPIRY, expiryTime, toLocalInput } from './expiry_draft';
import { checkDraft } from './check_draft';
import {
  draftOfAlert,
  draftOfExclusion,
  emptyDraft,
  sameDraft,
  toNewExclusion,
  toUpdate,
  type ExclusionDraft,
} from './draft';
import { draftEntry, toEntry } from './entry_draft';
import { suggestPattern } from './suggest_pattern';
import type { Entry } from '../../../../common/exclusion/exclusion';
import { exampleExclusion } from '../test_support/example_exclusion';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const DAY = 86_400_000;

const ENTRIES: Entry[] = [
  { type: 'match', field: 'a', operator: 'excluded', value: 'x' },
  { type: 'match_any', field: 'a', operator: 'included', value: ['x', 'y'] },
  { type: 'exists', field: 'a', operator: 'excluded' },
  { type: 'wildcard', field: 'a', operator: 'included', value: 'x*' },
  {
    type: 'nested',
    field: 'a',
    entries: [{ type: 'match', field: 'b', operator: 'included', value: 'x' }],
  },
];

function complete(over: Partial<ExclusionDraft> = {}): ExclusionDraft {
  const entries = ENTRIES.slice(0, 1).map(draftEntry);
  return { ...emptyDraft('alice'), name: 'N', reason: 'R', entries, ...over };
}

test.each(ENTRIES)('every entry comes out of the editor as it went in: $type', (entry) => {
  expect(toEntry(draftEntry(entry))).toEqual(entry);
});

test('a new one ends after 90 days from its start, or from now', () => {
  expect(expiryTime(DEFAULT_EXPIRY, '', NOW)).toBe(new Date(NOW + 90 * DAY).toISOString());
  const start = toLocalInput(NOW + DAY);
  expect(expiryTime(DEFAULT_EXPIRY, start, NOW)).toBe(new Date(NOW + 91 * DAY).toISOString());
  expect(expiryTime({ kind: 'never' }, '', NOW)).toBeNull();
});

test('from an alert, the entries begin as the guide’s kind calls for', () => {
  const alert = { executable_stack: { program: 'billing', path: 'bin/billing' } };
  expect(draftOfAlert(alert, 'development-tools', 'bob')).toMatchObject({
    owner: 'bob',
    entries: [{ field: 'executable_stack.program', operator: 'is', values: ['billing'] }],
  });
});

test('a complete draft has no problems; an empty one names each place in words', () => {
  expect(checkDraft(complete(), undefined, NOW)).toEqual({});
  expect(checkDraft(emptyDraft('alice'), undefined, NOW)).toEqual({
    name: 'The name must not be empty',
    reason: 'The reason must not be empty',
    'entries.0.value': 'The value must not be empty',
  });
});

test.each([
  [{ expiry: { kind: 'at', local: '' } }, 'Pick a date and a time, or one of the others'],
  [{ expiry: { kind: 'at', local: '2026-01-01T00:00' } }, /passed already/],
  [
    { expiry: { kind: 'at', local: '2027-01-01T00:00' }, start: '2027-02-01T00:00' },
    /later than the start/,
  ],
] as [Partial<ExclusionDraft>, string | RegExp][])('times that can’t be: %j', (over, words) => {
  expect(checkDraft(complete(over), undefined, NOW)['expire_time']).toMatch(words);
});

test('a value that is not of its field’s type is named at its entry', () => {
  const entries = [
    draftEntry({ type: 'match', field: 'process.pid', operator: 'included', value: 'x' }),
  ];
  expect(checkDraft(complete({ entries }), undefined, NOW)).toEqual({
    'entries.0.value': 'The value must be a number, as its field is',
  });
});

test('the comment goes along with a new one, and nothing empty does', () => {
  expect(toNewExclusion(complete({ comment: ' seen by bob ' }), NOW).comments).toEqual([
    { comment: 'seen by bob' },
  ]);
  expect(toNewExclusion(complete({ owner: ' ' }), NOW)).not.toHaveProperty('owner');
});

test('a change sends only what was changed', () => {
  const exclusion = exampleExclusion({ expire_time: '2026-12-24T12:00:30.000Z' });
  const draft = draftOfExclusion(exclusion);
  expect(toUpdate(draft, exclusion, NOW)).toEqual({});
  expect(toUpdate({ ...draft, reason: 'new' }, exclusion, NOW)).toEqual({ reason: 'new' });
  expect(toUpdate({ ...draft, expiry: { kind: 'never' } }, exclusion, NOW)).toEqual({
    expire_time: null,
  });
});

test('drafts are the same where they say the same', () => {
  const exclusion = exampleExclusion();
  expect(sameDraft(draftOfExclusion(exclusion), draftOfExclusion(exclusion))).toBe(true);
  expect(sameDraft(complete(), complete({ comment: 'x' }))).toBe(false);
});

test('a path with a random part gets a pattern', () => {
  expect(suggestPattern('executable_stack.path', 'docker/tmp/qemu-check709863015/check')).toBe(
    'docker/tmp/qemu-check*/check',
  );
  expect(suggestPattern('executable_stack.path', 'acme/bin/billing')).toBeUndefined();
  expect(suggestPattern('host.name', 'web-709863015')).toBeUndefined();
});
