import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { comparableText, hasPhrase, isPrintablePath, parseKernelLine } from './kernel_line';

const line = (path: string) => `process '${path}' started with executable stack`;

describe('the exact line', () => {
  it.each([
    ['acme/legacy/bin/billing', false, 'billing', false],
    ['/usr/bin/rsync', true, 'rsync', false],
    ['/top', true, 'top', false],
    ['docker/tmp/qemu-check709863015/check', false, 'check', false],
    ['memfd:payload', false, 'payload', true],
    ['memfd:a/b', false, 'a/b', true],
    ['memfd:', false, undefined, true],
    ['/tmp/memfd:x', true, 'memfd:x', false],
    ['/tmp/a b"c', true, 'a b"c', false],
    ["/tmp/it's", true, "it's", false],
    ["/tmp/x' started with executable stack", true, "x' started with executable stack", false],
    ['/tmp/two\nlines: x', true, 'two\nlines: x', false],
    ['/tmp/\u0002\u0004\u001b[31m\\', true, '\u0002\u0004\u001b[31m\\', false],
    ['/tmp/#011tab', true, '#011tab', false],
    ['/tmp/\\x01', true, '\\x01', false],
    ["memfd:\u0002\u0004\u0010\u007f\\'", false, "\u0002\u0004\u0010\u007f\\'", true],
    ['a/b/c/', false, undefined, false],
    ['/opt/bäckerei/日本', true, '日本', false],
  ])('%j', (path, path_complete, program, memfd) => {
    for (const message of [line(path), `[   27.374698] ${line(path)}`, ` ${line(path)}\n`]) {
      const parsed = parseKernelLine(message);
      expect(parsed).toMatchObject({ form: 'exact', path, path_complete, memfd });
      expect(parsed?.program).toBe(program);
    }
  });

  it.each([
    [line('/x'), undefined],
    [` ${line('/x')}`, undefined],
    [`[   27.374698] ${line('/x')}`, { seconds: 27.374698, padded: true }],
    [`[27.374698] ${line('/x')}`, { seconds: 27.374698, padded: false }],
    [`[   27.374698][  T123] ${line('/x')}#012`, { seconds: 27.374698, padded: true }],
  ])('%j has the stamp', (message, stamp) => {
    const parsed = parseKernelLine(message);
    expect(parsed).toMatchObject({ form: 'exact', path: '/x' });
    expect(parsed?.stamp).toEqual(stamp);
  });

  it('is found in a repetition', () => {
    const repeated = { form: 'exact', path: '/x', repeated: 3 };
    expect(parseKernelLine(`message repeated 3 times: [ ${line('/x')}]`)).toMatchObject(repeated);
    expect(
      parseKernelLine(`message repeated 3 times: [ [   27.374698] ${line('/x')}]`),
    ).toMatchObject({ ...repeated, stamp: { seconds: 27.374698 } });
    expect(parseKernelLine(line('/x'))?.repeated).toBeUndefined();
  });

  it('leaves a stamp in the text where its source keeps another', () => {
    const message = `[   12.345678] ${line('/x')}`;
    expect(parseKernelLine(message, 27.374698)).toMatchObject({ form: 'embedded', text: message });
    expect(parseKernelLine(message, 12.345678)).toMatchObject({ form: 'exact', path: '/x' });
  });

  it('is what real kernels print', () => {
    const lines = readFileSync('test/fixtures/kernel-console.txt', 'utf8').split('\n');
    const parsed = lines.flatMap((text) => parseKernelLine(text) ?? []);
    expect(parsed.map(({ form, path }) => [form, path])).toEqual([
      ['exact', 'acme/legacy/bin/billing'],
      ['exact', 'usr/local/bin/second'],
      ['exact', '/tmp/a b"c'],
      ['exact', '/top'],
      ['exact', '/top'],
    ]);
    expect(parsed.every(({ path }) => isPrintablePath(path ?? ''))).toBe(true);
  });

  it('gives back every path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (path) => {
        expect(parseKernelLine(line(path))).toMatchObject({ form: 'exact', path });
        expect(parseKernelLine(`[    1.000001] ${line(path)}`)).toMatchObject({ path });
      }),
    );
  });
});

it.each([
  'started with executable stack',
  "process '' started with executable stack",
  `${line('/x')} now`,
  `audit: ${line('/x')}`,
  `Process '/x' started with executable stack`,
  `process '/x' Started With Executable Stack`,
  `process "/x" started with executable stack`,
  `process '/x'  started with executable stack`,
  'Command line: quiet x=started-with-executable-stack',
  `[Tue Mar  3 10:11:12 2026] ${line('/x')}`,
])('%j only has the words', (message) => {
  const parsed = parseKernelLine(message);
  expect(parsed?.form).toBe('embedded');
  expect(parsed?.path).toBeUndefined();
  expect(parsed?.program).toBeUndefined();
});

it.each([
  'usb 1-1: new high-speed USB device',
  'started with an executable stack',
  'restarted with executable stack',
  'started with executable stacks',
  'audit: type=1400 avc:  denied  { execstack } for  pid=1',
  '',
])('%j is no such line', (message) => {
  expect(parseKernelLine(message)).toBeUndefined();
  expect(hasPhrase(message)).toBe(false);
});

it('takes no longer for what somebody made long', () => {
  const blanks = ' '.repeat(1_000_000);
  const began = performance.now();
  parseKernelLine(`${blanks}started with executable stack${blanks}x${blanks}`);
  parseKernelLine(line(`/${"' started with executable stack".repeat(30_000)}`));
  expect(performance.now() - began).toBeLessThan(2_000);
});

describe('paths', () => {
  it.each([
    ['/a', true],
    ['/a/b/c', true],
    ['a/b/c/d', true],
    ['memfd:x', true],
    ['x', true],
    ['/a/b/c/d', false],
    ['/opt/acme/legacy/bin/billing', false],
    ['a/b', false],
    ['a/b/c', false],
    ['a/b/c/d/e', false],
    ['a//c/d', false],
    ['./x', false],
  ])('the kernel prints %s: %s', (path, expected) => {
    expect(isPrintablePath(path)).toBe(expected);
  });

  it('takes every real path for what the kernel prints of it', () => {
    const names = fc.array(
      fc.string({ minLength: 1 }).filter((name) => !name.includes('/')),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(names, (components) => {
        const printed =
          components.length < 4 ? `/${components.join('/')}` : components.slice(-4).join('/');
        expect(isPrintablePath(printed)).toBe(true);
      }),
    );
  });
});

describe('the comparable form', () => {
  it.each([
    ['/tmp/a\tb', '/tmp/a#011b', '/tmp/a\\x09b'],
    ['/tmp/bäck', '/tmp/b#303#244ck', '/tmp/b\\xc3\\xa4ck'],
    ['/tmp/a\\b', '/tmp/a\\b', '/tmp/a\\x5cb'],
    ['/tmp/\u007f', '/tmp/#177', '/tmp/\\x7f'],
  ])('is the same in the journal, rsyslog and /dev/kmsg: %j', (...forms) => {
    expect(new Set(forms.map(comparableText)).size).toBe(1);
  });

  it('leaves plain text as it is', () => {
    for (const text of ['/usr/bin/rsync', "a b'c#x", '#123abc'])
      expect(comparableText(text)).toBe(text);
  });
});
