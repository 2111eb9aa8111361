import { typedNames } from './typed_names';

const WORDS: Readonly<Record<string, string>> = { u1: 'Alice', u2: 'Bob' };

describe('typed names', () => {
  it.each<[string, string[], boolean]>([
    ['', [], false],
    [' , ', [], false],
    ['u1', ['u1'], false],
    ['alice', ['u1'], false],
    [' carol ', ['carol'], true],
    ['alice, Bob', ['u1', 'u2'], true],
    ['carol,dave,carol', ['carol', 'dave'], true],
  ])('%j', (typed, names, isNew) => {
    expect(typedNames(typed, ['u1', 'u2'], (id) => WORDS[id] ?? id)).toEqual({ names, isNew });
  });
});
