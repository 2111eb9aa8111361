import fc from 'fast-check';
import { compileWildcard, escapeWildcard, exampleOf } from './wildcard';

const regExpOf = (pattern: string) =>
  new RegExp(
    `^${Array.from(pattern, (c) => (c === '*' ? '[^]*' : c === '?' ? '[^]' : c)).join('')}$`,
    'u',
  );

describe('wildcards', () => {
  it.each([
    ['qemu-check*', 'qemu-check709863015', true],
    ['qemu-check*', 'QEMU-check709863015', false],
    ['*', '', true],
    ['?', '', false],
    ['?', '💥', true],
    ['a?c', 'abc', true],
    ['a?c', 'abbc', false],
    ['*check', 'qemu-check', true],
    ['a*b*c', 'a1b2b3c', true],
    ['a*b*c', 'a1c2b3', false],
    ['abc', 'abcd', false],
    ['bc', 'abc', false],
    ['a\\*', 'a*', true],
    ['a\\*', 'ab', false],
    ['a\\\\', 'a\\', true],
    ['a\\', 'a\\', true],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(compileWildcard(pattern)(text)).toBe(expected);
  });

  it('means what the regular expression means', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
    fc.assert(
      fc.property(pattern, text, (p, t) => compileWildcard(p)(t) === regExpOf(p).test(t)),
      { numRuns: 2000 },
    );
  });

  it('matches only itself when escaped', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        (a, b) => compileWildcard(escapeWildcard(a))(b) === (a === b),
      ),
    );
    fc.assert(fc.property(fc.string(), (a) => compileWildcard(escapeWildcard(a))(a)));
  });

  it('gives an example that matches', () => {
    fc.assert(
      fc.property(fc.string(), (pattern) => compileWildcard(pattern)(exampleOf(pattern, 'x'))),
    );
  });

  it('is not slowed down by a pattern made for that', () => {
    const pattern = `${'*a'.repeat(200)}*b`;
    const started = performance.now();
    expect(compileWildcard(pattern)('a'.repeat(5000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
