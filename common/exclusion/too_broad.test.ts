import fc from 'fast-check';
import type { Document } from '../document/document';
import { compileExclusion } from './compile_exclusion';
import type { Entry, EntryOperator } from './exclusion';
import { tooBroad } from './too_broad';

const included = (type: string, field: string, value?: string | string[]): Entry =>
  ({ type, field, operator: 'included', value }) as Entry;
const excluded = (type: string, field: string, value?: string | string[]): Entry =>
  ({ type, field, operator: 'excluded', value }) as Entry;
const item = (...entries: Entry[]) => ({ entries, os_types: [] });

describe('refused, for it holds for every line', () => {
  it.each<[string, Entry[]]>([
    ['no entries', []],
    ['the syslog tag', [included('match', 'process.name', 'kernel')]],
    ['the system', [included('match', 'host.os.type', 'linux')]],
    [
      'both',
      [included('match', 'process.name', 'kernel'), included('match', 'host.os.type', 'linux')],
    ],
    ['the data set', [included('match', 'event.dataset', 'system.syslog')]],
    ['the data stream', [included('match', 'data_stream.dataset', 'system.syslog')]],
    ['one of many', [included('match_any', 'process.name', ['sshd', 'kernel'])]],
    ['the phrase', [included('match', 'message', 'started with executable stack')]],
    ['a part of the phrase, in capitals', [included('match', 'message', 'Executable Stack')]],
    ['the word before the path', [included('match', 'message', 'process')]],
    ['a star', [included('wildcard', 'host.name', '*')]],
    ['a star in a word', [included('wildcard', 'process.name', 'k*l')]],
    ['at least one character', [included('wildcard', 'executable_stack.program', '?*')]],
    ['any path', [included('wildcard', 'executable_stack.path', '*')]],
    ['a word of every message', [included('wildcard', 'message', 'st*ck')]],
    ['what is always there', [included('exists', 'message')]],
    ['time', [included('exists', '@timestamp')]],
    ['a host', [included('exists', 'host.name')]],
    ['a path', [included('exists', 'executable_stack.path')]],
    ['a way in', [included('exists', 'input.type')]],
    ['the version of ECS', [included('match', 'ecs.version', '8.11.0')]],
    ['not another tag', [excluded('match', 'process.name', 'sshd')]],
    ['none of other tags', [excluded('match_any', 'process.name', ['sshd', 'Kernel'])]],
    ['not another system', [excluded('wildcard', 'host.os.type', 'win*')]],
    ['no user, as never', [excluded('exists', 'user.name')]],
    ['not root, as never', [excluded('match', 'user.name', 'root')]],
    ['a field that nothing has', [excluded('match', 'no.such.field', 'x')]],
    ['not by way of syslog', [excluded('match', 'systemd.transport', 'syslog')]],
    ['a message that can not be', [excluded('wildcard', 'message', 'Kernel*')]],
    [
      'everything that is proven',
      [included('match', 'executable_stack.origin.verdict', 'authentic')],
    ],
    ['everything not forged', [excluded('match', 'executable_stack.origin.verdict', 'forged')]],
    ['both kinds', [included('match_any', 'executable_stack.path_complete', ['true', 'false'])]],
    [
      'nested around the tag',
      [
        {
          type: 'nested',
          field: 'process',
          entries: [{ type: 'match', field: 'name', operator: 'included', value: 'kernel' }],
        },
      ],
    ],
  ])('%s', (_, entries) => {
    expect(tooBroad(item(...entries))).toMatch(/executable_stack\.program/);
  });

  it('says which entries, and why', () => {
    expect(tooBroad(item(included('match', 'process.name', 'kernel')))).toBe(
      'It would silence every line of the kernel that the rule can match: for each of them, process.name is "kernel". Name what is harmless: executable_stack.program or executable_stack.path, which are read from the line (process.name is the syslog tag, always kernel), or host.name.',
    );
  });

  it('also where it is for Linux', () => {
    const entries = [included('match', 'process.name', 'kernel')];
    expect(tooBroad({ entries, os_types: ['linux'] })).toBeDefined();
    expect(tooBroad({ entries, os_types: ['windows'] })).toBeUndefined();
  });
});

describe('accepted', () => {
  it.each<[string, Entry[]]>([
    ['a program', [included('match', 'executable_stack.program', 'billing')]],
    ['a path', [included('match', 'executable_stack.path', '/opt/acme/legacy/bin/billing')]],
    ['a pattern', [included('wildcard', 'executable_stack.path', 'docker/tmp/qemu-check*/check')]],
    ['a host', [included('match', 'host.name', 'web-01')]],
    [
      'a phrase with the path in it',
      [included('match', 'message', "process 'acme/legacy/bin/billing' started")],
    ],
    [
      'the tag and a program',
      [
        included('match', 'process.name', 'kernel'),
        included('match', 'executable_stack.program', 'a'),
      ],
    ],
    ['all but a host', [excluded('match', 'host.name', 'web-01')]],
    [
      'all but a program, at least not every line',
      [excluded('match', 'executable_stack.program', 'billing')],
    ],
    ['not a word', [excluded('match', 'message', 'billing')]],
    ['hosts without a label', [excluded('match', 'labels.env', 'production')]],
    ['paths of two and more', [included('wildcard', 'executable_stack.path', '*/*')]],
    ['programs with an e', [included('wildcard', 'executable_stack.program', '*e*')]],
    ['a tag that never is', [included('match', 'process.name', 'billing')]],
    ['the journal', [included('match', 'input.type', 'journald')]],
    ['forged lines', [included('match', 'executable_stack.origin.verdict', 'forged')]],
    ['a time', [excluded('match', '@timestamp', '2026-11-24T12:00:00Z')]],
  ])('%s', (_, entries) => {
    expect(tooBroad(item(...entries))).toBeUndefined();
  });
});

const field = fc.constantFrom(
  'process.name',
  'host.os.type',
  'host.name',
  'message',
  'event.dataset',
  'executable_stack.program',
  'executable_stack.path',
  'executable_stack.origin.verdict',
  'systemd.transport',
  'user.name',
  'tags',
);
const value = fc.constantFrom(
  'kernel',
  'linux',
  'system.syslog',
  'executable stack',
  'a',
  'bin/a',
  'forged',
);
const operator = fc.constantFrom<EntryOperator>('included', 'excluded');
const entry: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({ type: fc.constant('match' as const), field, operator, value }),
  fc.record({
    type: fc.constant('match_any' as const),
    field,
    operator,
    value: fc.array(value, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ type: fc.constant('exists' as const), field, operator }),
  fc.record({
    type: fc.constant('wildcard' as const),
    field,
    operator,
    value: fc.constantFrom('*', '?*', 'k*', '*l', '*a*', '*/*', 'st?ck'),
  }),
);

const name = fc.string({
  unit: fc.constantFrom('a', 'b', 'l', 'é', '.', ' '),
  minLength: 1,
  maxLength: 6,
});
const line: fc.Arbitrary<Document> = fc
  .record({
    names: fc.array(name, { minLength: 1, maxLength: 4 }),
    host: name,
    verdict: fc.constantFrom('authentic', 'unproven'),
    stamp: fc.boolean(),
    tags: fc.array(name, { maxLength: 2 }),
  })
  .map(({ names, host, verdict, stamp, tags }) => {
    const path = names.length < 4 ? `/${names.join('/')}` : names.join('/');
    return {
      '@timestamp': '2026-11-24T12:00:00.000Z',
      message: `${stamp ? '[    1.000000] ' : ''}process '${path}' started with executable stack`,
      host: { name: host, hostname: host, os: { type: 'linux' } },
      process: { name: 'kernel' },
      event: { dataset: 'system.syslog', ingested: '2026-11-24T12:00:00.000Z' },
      data_stream: { dataset: 'system.syslog' },
      tags,
      executable_stack: {
        path,
        path_complete: path.startsWith('/'),
        program: names.at(-1) ?? '',
        origin: { verdict },
      },
    };
  });

it('refuses only what holds for whatever line the kernel writes, of one verdict at least', () => {
  fc.assert(
    fc.property(
      fc.array(entry, { minLength: 1, maxLength: 3 }),
      fc.array(line, { minLength: 1, maxLength: 20 }),
      (entries, lines) => {
        fc.pre(tooBroad(item(...entries)) !== undefined);
        const holds = compileExclusion(item(...entries));
        const broad = ['authentic', 'unproven'].some((verdict) =>
          lines
            .filter(({ executable_stack: own }) => JSON.stringify(own).includes(verdict))
            .every(holds),
        );
        expect(broad).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
