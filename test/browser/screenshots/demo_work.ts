import type { Document } from '../../../common/document/document';
import type { Actor } from '../../../common/triage/record';
import type { Change, Finding } from '../../../common/triage/change';
import { parseNewExclusion } from '../../../common/exclusion/exclusion_schema';
import { parseKql } from '../../../common/kql/parse';
import type { Host } from '../../../standalone/host';
import { eventWith } from '../events';

const ALICE: Actor = { id: 'alice', name: 'alice' };
const BOB: Actor = { id: 'bob', name: 'bob' };
const DANA: Actor = { id: 'dana', name: 'dana' };

const EMULATOR = 'docker/tmp/qemu-check709863015/check';

function lineOf(time: string, host: string, stamp: string, path: string, file: string): Document {
  const message = `[${stamp}] process '${path}' started with executable stack`;
  return {
    ...eventWith(message, host),
    '@timestamp': `2026-11-24T${time}.000Z`,
    log: { file: { path: `/var/log/${file}` } },
  };
}

/** What other machines send, by the minute in which it arrives. */
export const LINES: Readonly<Record<string, readonly Document[]>> = {
  '10:55': [lineOf('10:53:08', 'db-02', '   41.870113', 'oracle/product/bin/extproc', 'messages')],
  '11:10': [lineOf('11:08:30', 'build-03', '  912.004518', EMULATOR, 'kern.log')],
  '12:00': [
    lineOf('11:58:41', 'web-02', '    9.317744', 'opt/games/bin/wine-preloader', 'kern.log'),
  ],
};

async function alertOf({ application }: Host, program: string): Promise<string> {
  const query = parseKql(`executable_stack.program: "${program}"`);
  const { hits } = await application.alerts.search({ query, size: 1 });
  const [hit] = hits;
  if (!hit) throw new Error(`there is no alert about ${program}`);
  return hit.id;
}

function done(step: string, finding: Finding, note?: string): Change {
  return { type: 'step', step, state: 'done', finding, ...(note !== undefined && { note }) };
}

const BILLING: readonly (readonly [Change, Actor])[] = [
  [{ type: 'acknowledge' }, ALICE],
  [{ type: 'assign', assignees: ['alice'] }, ALICE],
  [done('review-syslog', 'nothing_unusual'), ALICE],
  [
    done(
      'process-command-line',
      'nothing_unusual',
      'billing --post ledger-2026-11: the nightly job, as the runbook has it.',
    ),
    ALICE,
  ],
  [done('parent-process', 'nothing_unusual'), BOB],
  [{ type: 'add_tags', tags: ['ledger'] }, BOB],
];

const EXTPROC: readonly (readonly [Change, Actor])[] = [
  [{ type: 'acknowledge' }, BOB],
  [
    {
      type: 'close',
      reason: 'benign_positive',
      note: 'The vendor says so in note 1352623.1.',
      steps_undone_confirmed: true,
    },
    BOB,
  ],
];

/** What people do with the alerts. */
export async function triage(host: Host): Promise<void> {
  for (const [program, changes] of [
    ['billing', BILLING],
    ['extproc', EXTPROC],
  ] as const) {
    const id = await alertOf(host, program);
    for (const [change, by] of changes) await host.application.triage.change(id, change, by);
  }
}

/** What is excluded early on: one silences something later, one is over by then. */
export async function excludeEarly({ application }: Host): Promise<void> {
  const exclusion = parseNewExclusion({
    name: 'Emulator check of the image builds',
    reason: 'Docker’s buildx starts it to see whether other architectures can be built.',
    owner: 'platform',
    entries: [
      {
        field: 'executable_stack.path',
        type: 'wildcard',
        operator: 'included',
        value: 'docker/tmp/qemu-check*/check',
      },
    ],
    comments: [{ comment: 'Seen on build-03 with every image build.' }],
  });
  await application.exclusions.create(exclusion, DANA);
  const legacy = parseNewExclusion({
    name: 'Ledger of 2009',
    reason: 'Bought software; replaced in spring.',
    owner: 'finance',
    entries: [
      { field: 'executable_stack.program', type: 'match', operator: 'included', value: 'ledgerd' },
      { field: 'host.name', type: 'match', operator: 'included', value: 'fin-01' },
    ],
    expire_time: '2026-11-24T11:30:00Z',
  });
  await application.exclusions.create(legacy, DANA);
}

const DAY = 24 * 60 * 60_000;

/** What is excluded at last. */
export async function excludeLate({ application }: Host, now: number): Promise<void> {
  const games = parseNewExclusion({
    name: 'Compatibility layer on the test bench',
    reason: 'Tests of the Windows client.',
    owner: 'qa',
    entries: [
      {
        field: 'executable_stack.program',
        type: 'match_any',
        operator: 'included',
        value: ['wine-preloader', 'wine64-preloader'],
      },
      { field: 'host.name', type: 'wildcard', operator: 'included', value: 'bench-*' },
    ],
    expire_time: new Date(now + 14 * DAY).toISOString(),
    enabled: false,
  });
  await application.exclusions.create(games, DANA);
}
