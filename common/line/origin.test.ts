import type { Document } from '../document/document';
import { mergeDocuments } from '../document/merge';
import { judgeOrigin } from './origin';

const LINE = "process 'acme/legacy/bin/billing' started with executable stack";
const AT = '2026-11-24T11:48:53.232Z';

const kernel = (message: string, extra: Document = {}): Document =>
  mergeDocuments(
    {
      '@timestamp': AT,
      message,
      host: { name: 'web-01' },
      process: { name: 'kernel' },
      log: { file: { path: '/var/log/syslog' } },
    },
    extra,
  );
const facility = (code: number): Document => ({ log: { syslog: { facility: { code } } } });
const transport = (name: string, code?: number): Document => ({
  systemd: { transport: name },
  input: { type: 'journald' },
  ...(code !== undefined && facility(code)),
});
const stamped = `[   27.374698] ${LINE}`;

/** The host's other lines, one a second for 27 seconds from its boot on. */
const others = Array.from({ length: 27 }, (_, second) =>
  kernel(`[${String(second).padStart(5)}.374698] usb 1-${second}: new device`, {
    '@timestamp': new Date(Date.parse(AT) - (27 - second) * 1000).toISOString(),
  }),
);
const unstamped = others.map((event, second) => ({ ...event, message: `usb 1-${second}: new` }));

interface Case {
  event: Document;
  neighbours?: Document[];
  expected: [verdict: string, proof: string, ...codes: string[]];
}

describe('the verdict', () => {
  it.each<[string, Case]>([
    [
      'the journal, from the kernel',
      {
        event: kernel(LINE, transport('kernel', 0)),
        expected: ['authentic', 'journal', 'journal_kernel'],
      },
    ],
    [
      'the journal, from the kernel, whatever path it prints',
      {
        event: kernel(LINE.replace('acme', '/acme'), transport('kernel', 0)),
        expected: ['authentic', 'journal', 'journal_kernel', 'path_unlike_kernel'],
      },
    ],
    [
      'the journal, written to /dev/kmsg',
      {
        event: kernel(LINE, transport('kernel', 1)),
        expected: ['forged', 'journal', 'written_to_kmsg'],
      },
    ],
    [
      'the journal, from the kernel, its facility lost',
      {
        event: kernel(LINE, transport('kernel')),
        expected: ['unproven', 'none', 'journal_without_facility'],
      },
    ],
    ...['syslog', 'stdout', 'journal', 'driver'].map((name): [string, Case] => [
      `the journal, by ${name}, even with the kernel's facility`,
      {
        event: kernel(LINE, transport(name, 0)),
        expected: ['forged', 'journal', 'journal_other_transport'],
      },
    ]),
    [
      'the kernel, but in another text',
      {
        event: kernel(`Command line: ${LINE}`, transport('kernel', 0)),
        expected: ['unproven', 'none', 'journal_kernel', 'text_differs'],
      },
    ],
    [
      'facility 0, stamped',
      {
        event: kernel(stamped, facility(0)),
        neighbours: others,
        expected: ['authentic', 'priority', 'facility_of_kernel', 'stamp_fits'],
      },
    ],
    [
      'facility 0, no other line known',
      {
        event: kernel(LINE, facility(0)),
        expected: ['authentic', 'priority', 'facility_of_kernel', 'stamp_not_expected'],
      },
    ],
    [
      'facility 0, by the priority alone',
      {
        event: kernel(stamped, { log: { syslog: { priority: 4 } } }),
        neighbours: others,
        expected: ['authentic', 'priority', 'facility_of_kernel', 'stamp_fits'],
      },
    ],
    [
      'facility 0, on a host that stamps none',
      {
        event: kernel(LINE, facility(0)),
        neighbours: unstamped,
        expected: ['authentic', 'priority', 'facility_of_kernel', 'stamp_not_carried'],
      },
    ],
    [
      'facility 0, but without the stamp that all others have',
      {
        event: kernel(LINE, facility(0)),
        neighbours: others,
        expected: ['unproven', 'none', 'facility_of_kernel', 'stamp_missing'],
      },
    ],
    [
      'facility 0, but with a process number, as old versions of systemd forwarded programs',
      {
        event: kernel(stamped, mergeDocuments(facility(0), { process: { pid: 286 } })),
        neighbours: others,
        expected: ['forged', 'tag', 'tag_with_pid', 'facility_of_kernel', 'stamp_fits'],
      },
    ],
    [
      'facility 1, whatever its stamp',
      {
        event: kernel(stamped, facility(1)),
        neighbours: others,
        expected: ['forged', 'priority', 'facility_of_programs', 'stamp_fits'],
      },
    ],
    [
      "facility 1, the kernel's severity",
      {
        event: kernel(LINE, { log: { syslog: { facility: { code: 1 }, severity: { code: 4 } } } }),
        expected: ['forged', 'priority', 'facility_of_programs', 'stamp_not_expected'],
      },
    ],
    [
      'the journal without a transport goes by the facility',
      {
        event: kernel(LINE, mergeDocuments(facility(0), { input: { type: 'journald' } })),
        expected: ['authentic', 'priority', 'facility_of_kernel'],
      },
    ],
    [
      "the journal's priority is no facility",
      {
        event: kernel(LINE, { input: { type: 'journald' }, log: { syslog: { priority: 4 } } }),
        expected: ['unproven', 'none', 'nothing_tells'],
      },
    ],
    [
      'kern.log',
      {
        event: kernel(stamped, { log: { file: { path: '/var/log/kern.log.2.gz' } } }),
        neighbours: others,
        expected: ['authentic', 'kernel_log', 'in_kernel_log', 'stamp_fits'],
      },
    ],
    [
      'kern.log too',
      {
        event: kernel(stamped, { executable_stack: { also_in: ['/var/log/kern.log'] } }),
        neighbours: others,
        expected: ['authentic', 'kernel_log', 'in_kernel_log', 'stamp_fits'],
      },
    ],
    [
      'a file whose name only looks like kern.log',
      {
        event: kernel(stamped, { log: { file: { path: '/var/log/my-kern.log' } } }),
        neighbours: others,
        expected: ['unproven', 'none', 'stamp_fits'],
      },
    ],
    [
      'a plain file, a stamp that fits',
      {
        event: kernel(stamped),
        neighbours: others,
        expected: ['unproven', 'none', 'stamp_fits'],
      },
    ],
    [
      'a plain file, nothing to compare with',
      { event: kernel(stamped), expected: ['unproven', 'none', 'stamp_unchecked'] },
    ],
    [
      'a plain file, itself and its copies the only neighbours',
      {
        event: kernel(stamped),
        neighbours: [kernel(stamped), kernel(LINE, transport('syslog', 1))],
        expected: ['unproven', 'none', 'journal_names_a_program', 'stamp_unchecked'],
      },
    ],
    [
      'a plain file, no stamp where others have one',
      { event: kernel(LINE), neighbours: others, expected: ['forged', 'stamp', 'stamp_missing'] },
    ],
    [
      'a plain file, no stamp where only lines like it have one',
      {
        event: kernel(LINE),
        neighbours: [kernel(LINE), kernel(stamped.replace('billing', 'other'))],
        expected: ['forged', 'stamp', 'stamp_missing'],
      },
    ],
    [
      'a plain file, no stamp, and others only in the journal, but for one that is in doubt too',
      {
        event: kernel(LINE),
        neighbours: [
          ...unstamped.map((event) => mergeDocuments(event, transport('kernel', 0))),
          kernel(stamped.replace('billing', 'other')),
        ],
        expected: ['unproven', 'none', 'stamp_not_expected'],
      },
    ],
    [
      'a plain file, no stamp where none have one',
      {
        event: kernel(LINE),
        neighbours: unstamped,
        expected: ['unproven', 'none', 'stamp_not_carried'],
      },
    ],
    [
      'a plain file, no stamp, a few forged stamps among many lines without',
      {
        event: kernel(LINE),
        neighbours: [...unstamped, ...others.slice(0, 3)],
        expected: ['unproven', 'none', 'stamp_not_carried'],
      },
    ],
    [
      "a plain file, no stamp, and the journal's lines, which have none in their text",
      {
        event: kernel(LINE),
        neighbours: unstamped.map((event) => mergeDocuments(event, transport('kernel', 0))),
        expected: ['unproven', 'none', 'stamp_not_expected'],
      },
    ],
    [
      'a plain file, a stamp where none have one',
      {
        event: kernel(stamped),
        neighbours: unstamped,
        expected: ['unproven', 'none', 'stamp_unlike_others', 'stamp_unchecked'],
      },
    ],
    [
      'a plain file, a stamp of another boot',
      {
        event: kernel(`[   12.345678] ${LINE}`),
        neighbours: others,
        expected: ['forged', 'stamp', 'stamp_contradicts'],
      },
    ],
    [
      'a plain file, a stamp that contradicts only lines that are in doubt too',
      {
        event: kernel(`[   12.345678] ${LINE}`),
        neighbours: [kernel(stamped.replace('billing', 'other'))],
        expected: ['unproven', 'none', 'stamp_unchecked'],
      },
    ],
    [
      'a plain file, no stamp, since the daemon was told to leave them out half way',
      {
        event: kernel(LINE),
        neighbours: [...others.slice(0, 18), ...unstamped.slice(18)],
        expected: ['unproven', 'none', 'stamp_not_expected'],
      },
    ],
    [
      'a plain file of warnings, a stamp of a boot that warned of nothing',
      {
        event: kernel(`[    9.374698] ${LINE}`, { '@timestamp': '2026-11-24T12:48:53.232Z' }),
        neighbours: others,
        expected: ['unproven', 'none', 'stamp_unchecked'],
      },
    ],
    [
      'a plain file of everything, a stamp of a boot that printed nothing',
      {
        event: kernel(`[    9.374698] ${LINE}`, { '@timestamp': '2026-11-24T12:48:53.232Z' }),
        neighbours: [
          kernel('[    0.000000] Linux version 6.1.0-40-amd64', {
            '@timestamp': '2026-11-24T11:48:25.900Z',
          }),
          ...others,
        ],
        expected: ['forged', 'stamp', 'stamp_contradicts'],
      },
    ],
    [
      'a plain file, a stamp as no kernel writes it',
      {
        event: kernel(`[27.374698] ${LINE}`),
        neighbours: others,
        expected: ['forged', 'stamp', 'stamp_misshapen'],
      },
    ],
    [
      'a plain file, a stamp without blanks, and the others too wide to have any',
      {
        event: kernel(`[5.374698] ${LINE}`),
        neighbours: others.map((event, second) => ({
          ...event,
          '@timestamp': new Date(Date.parse(AT) - 60_000 - second * 1000).toISOString(),
          message: `[${90_000 - second}.374698] usb 1-${second}: new device`,
        })),
        expected: ['unproven', 'none', 'stamp_unchecked'],
      },
    ],
    [
      'a plain file, a process number in the tag',
      {
        event: kernel(stamped, { process: { pid: 1 } }),
        neighbours: others,
        expected: ['forged', 'tag', 'tag_with_pid', 'stamp_fits'],
      },
    ],
    [
      'the tag of a program',
      {
        event: kernel(LINE, { process: { name: 'billing' } }),
        expected: ['forged', 'tag', 'tag_of_a_program', 'stamp_not_expected'],
      },
    ],
    [
      'a plain file, more than the exact text',
      {
        event: kernel(`[   27.374698] x: ${LINE}`),
        neighbours: others,
        expected: ['unproven', 'none', 'stamp_fits', 'text_differs'],
      },
    ],
    [
      "a plain file, a path that the kernel wouldn't print",
      {
        event: kernel(stamped.replace('acme', '/opt/acme')),
        neighbours: others,
        expected: ['unproven', 'none', 'stamp_fits', 'path_unlike_kernel'],
      },
    ],
    [
      'an unusual severity is noted',
      {
        event: kernel(stamped, {
          log: { syslog: { facility: { code: 0 }, severity: { code: 6 } } },
        }),
        neighbours: others,
        expected: ['authentic', 'priority', 'facility_of_kernel', 'stamp_fits', 'severity_unusual'],
      },
    ],
  ])('%s', (_, { event, neighbours = [], expected }) => {
    const { verdict, proof, reasons } = judgeOrigin(event, neighbours);
    expect([verdict, proof, ...reasons.map(({ code }) => code)]).toEqual(expected);
  });

  it('takes no word of lines that are known to be forged', () => {
    const fakes = others.map((event) => mergeDocuments(event, facility(1)));
    expect(judgeOrigin(kernel(LINE), fakes).verdict).toBe('unproven');
  });
});

describe('the reasons', () => {
  const textOf = (event: Document) => judgeOrigin(event, []).reasons[0]?.text;

  it('name the writer as the journal does', () => {
    const writer = {
      process: { pid: 289, executable: '/usr/bin/logger' },
      journald: { uid: 1001, process: { name: 'logger' } },
    };
    expect(textOf(kernel(LINE, mergeDocuments(transport('syslog', 1), writer)))).toBe(
      'A program wrote it (user 1001, process 289, command logger): the journal received it by syslog, not from the kernel.',
    );
    expect(textOf(kernel(LINE, transport('stdout')))).toBe(
      'A program wrote it: the journal received it by stdout, not from the kernel.',
    );
  });

  it('name the facility', () => {
    expect(textOf(kernel(LINE, facility(1)))).toBe(
      'It was written with syslog facility 1 (user); the kernel writes with 0 (kern) only.',
    );
    expect(textOf(kernel(LINE, facility(23)))).toContain('23 (local7)');
  });
});
