import type { Document } from '../document/document';
import { mergeDocuments } from '../document/merge';
import { judgeOrigin } from './origin';

const LINE = "process 'acme/legacy/bin/billing' started with executable stack";
const STAMPED = `[   27.374698] ${LINE}`;
const AT = Date.parse('2026-11-24T11:48:53.232Z');

const inFile = (message: string): Document => ({
  '@timestamp': new Date(AT).toISOString(),
  message,
  process: { name: 'kernel' },
  log: { file: { path: '/var/log/kern.log' } },
});

const inJournal = (message: string, transport: string, after = 1, extra: Document = {}) =>
  mergeDocuments(
    {
      '@timestamp': new Date(AT + after).toISOString(),
      message,
      process: { name: 'kernel' },
      input: { type: 'journald' },
      systemd: { transport },
    },
    extra,
  );

/** As the journal has what the kernel wrote: its stamp stands beside the message. */
const ofKernel = (after = 1): Document =>
  inJournal(LINE, 'kernel', after, {
    log: { syslog: { facility: { code: 0 } } },
    journald: { source_monotonic_timestamp: 27_374_698 },
  });

const judge = (event: Document, neighbours: Document[]) => {
  const { verdict, reasons } = judgeOrigin(event, neighbours);
  const doubt = reasons.find(({ code }) => code === 'journal_names_a_program');
  return { verdict, doubt: doubt?.text };
};

it.each([
  ['stamp and all', STAMPED],
  ['without a stamp', LINE],
])('a line in kern.log is in doubt that the journal has from a program, %s', (_, message) => {
  const written = inJournal(message, 'syslog', 1, { user: { id: '1001' } });
  expect(judge(inFile(message), [written])).toEqual({
    verdict: 'unproven',
    doubt:
      'The journal of this host has the very line from a program (user 1001), by syslog, and none from the kernel.',
  });
});

it.each<[string, string, Document[]]>([
  ['the kernel, and a copy of a program', STAMPED, [inJournal(STAMPED, 'syslog'), ofKernel()]],
  [
    'the kernel, half a minute late at boot',
    STAMPED,
    [inJournal(STAMPED, 'stdout'), ofKernel(-30_000)],
  ],
  ['a program, at another time', LINE, [inJournal(LINE, 'syslog', 5_000)]],
  ['a program, in another boot', STAMPED, [inJournal(STAMPED, 'syslog', 120_000)]],
  [
    'a program, of another path',
    STAMPED,
    [inJournal(STAMPED.replace('billing', 'other'), 'syslog')],
  ],
  ['nobody', STAMPED, []],
])('it is not in doubt where the journal has it from %s', (_, message, neighbours) => {
  expect(judge(inFile(message), neighbours)).toEqual({ verdict: 'authentic', doubt: undefined });
});

it('the kernel’s line of an earlier boot does not vouch for a copy', () => {
  const copied = inJournal(STAMPED, 'syslog');
  expect(judge(inFile(STAMPED), [copied, ofKernel(-86_400_000)]).verdict).toBe('unproven');
});
