import { parseExclusionUpdate, parseNewExclusion } from './exclusion_schema';
import { exclusionState, isActive } from './exclusion';

const entry = { type: 'match', field: 'host.name', operator: 'included', value: 'web-01' };
const input = (over: object = {}) => ({
  name: 'A name',
  reason: 'A reason',
  entries: [entry],
  ...over,
});
const entries = (...given: unknown[]) => input({ entries: given });

describe('a new exclusion', () => {
  it('needs no more than a name, a reason and entries', () => {
    expect(parseNewExclusion(input())).toEqual({
      name: 'A name',
      reason: 'A reason',
      entries: [entry],
      description: '',
      os_types: [],
      tags: [],
      namespace_type: 'single',
      enabled: true,
      comments: [],
    });
  });

  it('takes every type of entry', () => {
    const all = [
      entry,
      { type: 'match_any', field: 'host.name', operator: 'excluded', value: ['a', 'b'] },
      { type: 'exists', field: 'tags', operator: 'included' },
      { type: 'wildcard', field: 'executable_stack.path', operator: 'included', value: '*/x' },
      { type: 'nested', field: 'volumes', entries: [{ ...entry, field: 'name' }] },
    ];
    expect(parseNewExclusion(entries(...all)).entries).toEqual(all);
  });

  it('writes times in UTC, and null for never', () => {
    const times = { start_time: '2026-11-24T14:00:00+02:00', expire_time: null };
    expect(parseNewExclusion(input(times))).toMatchObject({
      start_time: '2026-11-24T12:00:00.000Z',
      expire_time: null,
    });
  });

  it.each<[unknown, string]>([
    [null, 'exclusion: must be of type object'],
    [input({ name: undefined }), 'exclusion: name: is missing'],
    [input({ name: '  ' }), 'exclusion: name: must not be empty'],
    [input({ reason: undefined }), 'exclusion: reason: is missing'],
    [input({ nam: 1 }), 'exclusion: holds what is not known here: nam'],
    [input({ os_types: ['beos'] }), 'exclusion: os_types[0]: must be one of linux, macos, windows'],
    [
      input({ expire_time: 'tomorrow' }),
      'exclusion: expire_time: must be a time such as 2026-11-24T12:00:00Z',
    ],
    [
      input({ expire_time: '2026-02-30T00:00:00Z' }),
      'exclusion: expire_time: must be a time such as 2026-11-24T12:00:00Z',
    ],
    [
      input({ start_time: '2026-11-24T12:00:00Z', expire_time: '2026-11-24T12:00:00Z' }),
      'exclusion: expire_time: must be later than start_time',
    ],
    [input({ entries: 'x' }), 'exclusion: entries: must be of type array'],
    [entries(), 'exclusion: entries: must hold at least one entry'],
    [entries(entry, { ...entry, value: '' }), 'exclusion: entries[1].value: must not be empty'],
    [entries({ ...entry, value: 1 }), 'exclusion: entries[0].value: must be of type string'],
    [entries({ ...entry, field: ' ' }), 'exclusion: entries[0].field: must not be empty'],
    [
      entries({ ...entry, operator: 'is' }),
      'exclusion: entries[0].operator: must be one of included, excluded',
    ],
    [
      entries({ ...entry, values: [] }),
      'exclusion: entries[0]: holds what is not known here: values',
    ],
    [
      entries({ ...entry, type: 'regex' }),
      'exclusion: entries[0].type: must be one of match, match_any, exists, wildcard, nested',
    ],
    [
      entries({
        type: 'list',
        field: 'host.name',
        operator: 'included',
        list: { id: 'a', type: 'ip' },
      }),
      'exclusion: entries[0]: value lists are not supported; name the values in a match_any entry',
    ],
    [
      entries({ ...entry, type: 'match_any', value: [] }),
      'exclusion: entries[0].value: must hold at least one value',
    ],
    [
      entries({ ...entry, type: 'match_any', value: ['a', ''] }),
      'exclusion: entries[0].value[1]: must not be empty',
    ],
    [
      entries({ type: 'nested', field: 'a', entries: [{ ...entry, type: 'wildcard' }] }),
      'exclusion: entries[0].entries[0]: a wildcard may not stand in a nested entry',
    ],
    [
      entries({ ...entry, field: 'log.offset', value: 'x' }),
      'exclusion: entries[0].value: must be a number, as its field is',
    ],
    [
      entries({ ...entry, field: '@timestamp', value: 'x' }),
      'exclusion: entries[0].value: must be a date such as 2026-11-24T12:00:00Z, as its field is',
    ],
    [
      entries({ ...entry, type: 'wildcard', field: 'log.offset', value: '4*' }),
      'exclusion: entries[0].value: must be a value: a wildcard can only stand for text, and log.offset holds a number',
    ],
    [
      entries({ ...entry, field: 'executable_stack.path', value: '//' }),
      'exclusion: entries[0].value: must name a file, such as /opt/acme/bin/billing',
    ],
    [
      entries({ ...entry, field: 'kibana.alert.rule.name' }),
      'exclusion: entries[0].field: must be a field of the line, such as host.name or executable_stack.program; an exclusion is decided before there is an alert',
    ],
  ])('%# is refused: %j', (given, message) => {
    expect(() => parseNewExclusion(given)).toThrow(message);
    expect(() => parseNewExclusion(given)).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    );
  });

  it('names every place at once', () => {
    expect(() => parseNewExclusion(input({ name: '', entries: [] }))).toThrow(
      'exclusion: name: must not be empty; entries: must hold at least one entry',
    );
  });
});

it('an update leaves out what stays', () => {
  expect(parseExclusionUpdate({ name: ' Another ' })).toEqual({ name: 'Another' });
  expect(() => parseExclusionUpdate({ created_by: 'mallory' })).toThrow(
    'not known here: created_by',
  );
});

describe('the state of an exclusion', () => {
  const exclusion = {
    enabled: true,
    start_time: '2026-11-24T12:00:00.000Z',
    expire_time: '2026-11-25T12:00:00.000Z',
  };
  it.each([
    ['2026-11-24T11:59:59.999Z', 'scheduled'],
    ['2026-11-24T12:00:00.000Z', 'active'],
    ['2026-11-25T11:59:59.999Z', 'active'],
    ['2026-11-25T12:00:00.000Z', 'expired'],
  ])('at %s: %s', (at, state) => {
    expect(exclusionState(exclusion, Date.parse(at))).toBe(state);
    expect(isActive(exclusion, Date.parse(at))).toBe(state === 'active');
    expect(exclusionState({ ...exclusion, enabled: false }, Date.parse(at))).toBe('disabled');
  });
  it('without times it holds for ever', () => {
    expect(exclusionState({ enabled: true }, 0)).toBe('active');
  });
});
