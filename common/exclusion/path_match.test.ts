import fc from 'fast-check';
import { compilePath } from './path_match';

const CUT = 'acme/legacy/bin/billing';

describe('paths by their last components', () => {
  it.each([
    ['/opt/acme/legacy/bin/billing', CUT, true],
    ['opt/acme/legacy/bin/billing', CUT, true],
    ['/acme/legacy/bin/billing', CUT, true],
    ['acme/legacy/bin/billing', CUT, true],
    ['bin/billing', CUT, true],
    ['billing', CUT, true],
    // An absolute path is the whole of it: this one has two components, what was printed at least four.
    ['/bin/billing', CUT, false],
    ['/opt/other/legacy/bin/billing', CUT, false],
    ['in/billing', CUT, false],
    ['billing/', CUT, true],
    ['Billing', CUT, false],
    ['/usr/bin/rsync', '/usr/bin/rsync', true],
    ['usr/bin/rsync', '/usr/bin/rsync', true],
    ['rsync', '/usr/bin/rsync', true],
    ['/bin/rsync', '/usr/bin/rsync', false],
    ['/usr/bin/rsync', '/bin/rsync', false],
    ['x/usr/bin/rsync', '/usr/bin/rsync', false],
    ['memfd:payload', 'memfd:payload', true],
    ['/tmp/memfd:payload', 'memfd:payload', false],
    ['/memfd:payload', 'memfd:payload', false],
    ['/', CUT, false],
    ['*', CUT, false],
  ])('%s on %s: %s', (wanted, printed, expected) => {
    expect(compilePath(wanted, false)(printed)).toBe(expected);
  });

  it.each([
    ['docker/tmp/qemu-check*/check', 'docker/tmp/qemu-check709863015/check', true],
    ['/var/lib/docker/tmp/qemu-check*/check', 'docker/tmp/qemu-check709863015/check', true],
    ['tmp/*/check', 'docker/tmp/qemu-check709863015/check', true],
    ['*', CUT, true],
    // A star stays within its component, or `/opt/acme/*` would hold for every path that was cut.
    ['/opt/acme/*', CUT, false],
    ['acme/*/billing', CUT, false],
    ['/usr/bin/*', '/usr/bin/rsync', true],
    ['/usr/*', '/usr/bin/rsync', false],
    ['bin/bill???', CUT, true],
  ])('%s as a pattern on %s: %s', (wanted, printed, expected) => {
    expect(compilePath(wanted, true)(printed)).toBe(expected);
  });

  it('takes every real path for what the kernel prints of it', () => {
    const components = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 1 }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(components, (names) => {
        const printed = names.length < 4 ? `/${names.join('/')}` : names.slice(-4).join('/');
        expect(compilePath(`/${names.join('/')}`, false)(printed)).toBe(true);
        expect(compilePath(printed, false)(printed)).toBe(true);
      }),
    );
  });
});
