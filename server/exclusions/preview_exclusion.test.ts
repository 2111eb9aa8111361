import type { Document } from '../../common/document/document';
import type { Entry } from '../../common/exclusion/exclusion';
import { MemoryAlertIndex } from '../../test/support/memory_stores';
import { previewExclusion } from './preview_exclusion';

const NOW = Date.UTC(2026, 10, 24, 12);
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const iso = (ms: number) => new Date(ms).toISOString();

const billing: Entry = {
  type: 'match',
  field: 'executable_stack.program',
  operator: 'included',
  value: 'billing',
};

interface Sketch {
  host?: string;
  program?: string;
  /** Hours before now. */
  age?: number;
  /** Seconds that the boot is away from noon of the day before. */
  boot?: number | null;
  verdict?: string;
  status?: string;
  rule?: string;
}

function alert({
  host = 'web-01',
  program = 'billing',
  age = 1,
  boot = 0,
  verdict = 'authentic',
  status = 'open',
  rule = 'ours',
}: Sketch): Document {
  return {
    'kibana.alert.rule.rule_id': rule,
    'kibana.alert.workflow_status': status,
    'kibana.alert.original_time': iso(NOW - age * HOUR),
    host: { name: host },
    executable_stack: {
      program,
      path: `opt/${program}`,
      origin: { verdict },
      ...(boot !== null && { boot: iso(NOW - DAY + boot * 1000) }),
    },
  };
}

async function preview(...sketches: Sketch[]) {
  const alerts = new MemoryAlertIndex();
  await alerts.createMany(
    sketches.map((sketch, at) => ({ id: `alert-${at}`, document: alert(sketch) })),
  );
  return previewExclusion(
    { alerts, ruleId: 'ours', now: NOW },
    { entries: [billing], os_types: [] },
  );
}

describe('the preview of an exclusion', () => {
  it('counts the older alerts that are not closed apart', async () => {
    expect(
      await preview(
        {},
        { status: 'closed' },
        { age: 31 * 24 },
        { age: 40 * 24, status: 'acknowledged' },
        { age: 40 * 24, status: 'closed' },
        { age: 40 * 24, program: 'other' },
        { age: 40 * 24, rule: 'theirs' },
      ),
    ).toMatchObject({ total: 2, not_closed: 1, older_not_closed: 2 });
  });

  it.each<[string, Sketch[], [string, number][]]>([
    ['the only line of a boot', [{}], [['web-01', 1]]],
    [
      'two boots of a host, one of another',
      [{}, { boot: 7200 }, { host: 'a' }],
      [
        ['web-01', 2],
        ['a', 1],
      ],
    ],
    ['two lines of a boot that are both covered', [{}, { boot: 59, age: 2 }], [['web-01', 1]]],
    ['another line that stays', [{}, { boot: -59, program: 'jit' }], []],
    ['another line of another boot', [{}, { boot: 90, program: 'jit' }], [['web-01', 1]]],
    ['another host’s line', [{}, { host: 'b', program: 'jit' }], [['web-01', 1]]],
    ['another rule’s line', [{}, { program: 'jit', rule: 'theirs' }], [['web-01', 1]]],
    ['a forged line beside it', [{}, { program: 'jit', verdict: 'forged' }], [['web-01', 1]]],
    ['a forged line itself', [{ verdict: 'forged' }], []],
    ['a line of an unknown boot', [{ boot: null }], []],
    ['an older line that stays', [{ boot: 0 }, { age: 32 * 24, program: 'jit' }], []],
  ])('says of which boots no line would be left: %s', async (_, sketches, expected) => {
    const { only_lines: lines } = await preview(...sketches);
    expect(lines.map(({ value, count }) => [value, count])).toEqual(expected);
  });

  it('looks at the boots of many hosts', async () => {
    const hosts = Array.from({ length: 250 }, (_, at) => `host-${at}`);
    const { only_lines: lines } = await preview(
      ...hosts.map((host) => ({ host })),
      ...hosts.slice(0, 240).map((host) => ({ host, program: 'jit' })),
    );
    expect(lines.map(({ value }) => value).sort()).toEqual(hosts.slice(240).sort());
  });
});
