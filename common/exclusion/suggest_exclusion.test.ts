import type { Document } from '../document/document';
import { FALSE_POSITIVE_KINDS } from '../rule/guide';
import { compileExclusion } from './compile_exclusion';
import { wildcardForRandom } from './random_parts';
import { suggestExclusion } from './suggest_exclusion';
import { tooBroad } from './too_broad';

const alertOf = (path: string, verdict = 'authentic'): Document => ({
  message: `process '${path}' started with executable stack`,
  host: { name: 'web-01', os: { type: 'linux' } },
  process: { name: 'kernel' },
  executable_stack: { path, program: path.split('/').at(-1) ?? '', origin: { verdict } },
});

const billing = alertOf('acme/legacy/bin/billing');
const notForged = {
  type: 'match',
  field: 'executable_stack.origin.verdict',
  operator: 'excluded',
  value: 'forged',
};

it.each<[string, string | undefined]>([
  ['qemu-check709863015', 'qemu-check*'],
  ['go-build2814749767', 'go-build*'],
  ['tmp.Ab3dEf9hIj', 'tmp.*'],
  ['_MEIx8Yz12', '_MEI*'],
  ['job-3f786850e387550f', 'job-*'],
  ['run-123e4567-e89b-12d3-a456-426614174000.sh', 'run-*.sh'],
  ['a*b-12345', 'a\\*b-*'],
  ['billing', undefined],
  ['ilogtail_0.16.26', undefined],
  ['python3.11', undefined],
  ['deadbeef', undefined],
  ['facade', undefined],
  ['1234567890', undefined],
])('the random part of %s: %s', (name, expected) => {
  expect(wildcardForRandom(name)).toBe(expected);
});

describe('a suggestion', () => {
  it('names a development tool by its program', () => {
    expect(suggestExclusion(billing, 'development-tools')).toEqual({
      name: 'billing (development tools)',
      entries: [
        {
          type: 'match',
          field: 'executable_stack.program',
          operator: 'included',
          value: 'billing',
        },
        notForged,
      ],
    });
  });

  it('names a legacy application by path and host', () => {
    expect(suggestExclusion(billing, 'legacy-applications').entries).toEqual([
      {
        type: 'match',
        field: 'executable_stack.path',
        operator: 'included',
        value: 'acme/legacy/bin/billing',
      },
      { type: 'match', field: 'host.name', operator: 'included', value: 'web-01' },
      notForged,
    ]);
  });

  it('puts a star where a part is random', () => {
    const alert = alertOf('docker/tmp/qemu-check709863015/check');
    const { entries } = suggestExclusion(alert, 'system-utilities');
    expect(entries[0]).toEqual({
      type: 'wildcard',
      field: 'executable_stack.path',
      operator: 'included',
      value: 'docker/tmp/qemu-check*/check',
    });
    expect(
      compileExclusion({ entries, os_types: [] })(alertOf('docker/tmp/qemu-check1/check')),
    ).toBe(true);
  });

  it('puts a star for a random folder, never for a whole file name', () => {
    const valueOf = (path: string) => {
      const [entry] = suggestExclusion(alertOf(path), 'system-utilities').entries;
      return entry?.type === 'wildcard' ? entry.value : undefined;
    };
    expect(valueOf('/tmp/709863015/check')).toBe('/tmp/*/check');
    expect(valueOf('/tmp/709863015')).toBeUndefined();
  });

  it('holds for its alert, keeps forged lines of the same program, and is not too broad', () => {
    const paths = [
      '/q',
      'acme/legacy/bin/billing',
      'memfd:x',
      "a/b/c/it's *9999?",
      '/3f786850e387550f',
    ];
    for (const kind of FALSE_POSITIVE_KINDS)
      for (const path of paths) {
        const item = { entries: suggestExclusion(alertOf(path), kind).entries, os_types: [] };
        expect(compileExclusion(item)(alertOf(path))).toBe(true);
        expect(compileExclusion(item)(alertOf(path, 'forged'))).toBe(false);
        expect(tooBroad(item)).toBeUndefined();
      }
  });

  it('takes the words of a line that has no path', () => {
    const alert = { message: 'x started with executable stack', host: { name: 'web-01' } };
    const { entries } = suggestExclusion(alert, 'system-utilities');
    expect(entries.map(({ field }) => field)).toEqual(['message', 'host.name']);
    expect(compileExclusion({ entries, os_types: [] })(alert)).toBe(true);
    const long = { ...alert, message: `${'word '.repeat(2000)}started with executable stack` };
    const { entries: short } = suggestExclusion(long, 'system-utilities');
    expect(JSON.stringify(short).length).toBeLessThan(1200);
    expect(compileExclusion({ entries: short, os_types: [] })(long)).toBe(true);
  });
});
