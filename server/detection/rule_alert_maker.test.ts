import { fieldText, fieldValues, type Document } from '../../common/document/document';
import { mergeDocuments } from '../../common/document/merge';
import { ruleOfVersion } from '../../common/rule/rules';
import { readTriage } from '../../common/triage/triage_state';
import {
  isHit,
  isKernels,
  isoEvents,
  journalEvents,
  rfc3164Events,
  rfc5424Events,
} from '../../test/support/debian_12_events';
import { silentLogger } from '../../test/support/detection_world';
import { MemoryAlertIndex } from '../../test/support/memory_stores';
import type { Stored } from '../ports';
import { gainedProof } from '../storage/sqlite/events/origin_proof';
import { HitHandler } from './handle_hits';
import { createRuleAlertMaker } from './rule_alert_maker';

const maker = createRuleAlertMaker(ruleOfVersion(2));
const NOW = Date.UTC(2026, 10, 24, 12, 5);

/** The store: an event that comes again adds what it proves, and is ingested anew. */
class Events {
  readonly byId = new Map<string, Stored>();
  private ingests = 0;

  add(events: readonly Stored[]): Stored[] {
    this.ingests += 1;
    const event = { ingested: new Date(NOW + this.ingests * 60_000).toISOString() };
    const fresh: Stored[] = [];
    for (const each of events) {
      const known = this.byId.get(each.id);
      const gained = known && gainedProof(known.document, each.document);
      if (known && !gained) continue;
      const document = mergeDocuments(
        known && gained ? mergeDocuments(known.document, gained) : each.document,
        { event },
      );
      const stored = { ...each, document };
      this.byId.set(each.id, stored);
      fresh.push(stored);
    }
    return fresh;
  }
}

async function detect(
  batches: readonly (readonly Stored[])[],
  { times = 1 }: { times?: number } = {},
): Promise<Document[]> {
  const alerts = new MemoryAlertIndex();
  const events = new Events();
  const run = async (hits: readonly Stored[]) => {
    const around = [...events.byId.values()].filter(isKernels).map(({ document }) => document);
    const handler = new HitHandler({
      alerts,
      silenced: new MemoryAlertIndex(),
      maker,
      neighbours: async () => around,
      exclusions: [],
      limit: 1000,
      now: () => NOW,
      logger: silentLogger,
    });
    await handler.handle(hits);
    return handler.counts;
  };
  for (const batch of batches) {
    const fresh = events.add(batch).filter(isHit);
    for (let time = 0; time < times; time += 1) await run(fresh);
  }
  const counts = await run([...events.byId.values()].filter(isHit));
  expect(counts).toMatchObject({ created: 0, confirmed: 0 });
  return [...alerts.all.values()].map(({ document }) => document);
}

const summary = (alerts: readonly Document[]) =>
  alerts
    .map((alert) =>
      ['path', 'origin.verdict', 'origin.proof']
        .map((field) => fieldText(alert, `executable_stack.${field}`))
        .join(' '),
    )
    .sort();

const FIVE = [
  '/home/bob/forged forged journal',
  '/usr/bin/forged forged journal',
  '/usr/bin/forged-kern forged journal',
  'acme/legacy/bin/billing authentic journal',
  'usr/local/bin/jit-worker authentic journal',
];

const SOURCES: Record<string, Stored[]> = {
  journal: journalEvents(),
  syslog: isoEvents('syslog'),
  'kern.log': isoEvents('kern.log'),
  rfc3164: rfc3164Events(),
  rfc5424: rfc5424Events(),
};
const batchesOf = (...names: string[]) => names.map((name) => SOURCES[name] ?? []);

describe('the sample', () => {
  it.each([
    ['journal', ['journal']],
    ['journal first', ['journal', 'syslog', 'kern.log', 'rfc3164', 'rfc5424']],
    ['journal last', ['rfc5424', 'rfc3164', 'kern.log', 'syslog', 'journal']],
    ['journal in the middle', ['syslog', 'journal', 'rfc3164', 'rfc5424', 'kern.log']],
  ])('gives five alerts: %s', async (_, names) => {
    expect(summary(await detect(batchesOf(...names)))).toEqual(FIVE);
  });

  it('gives them in one batch, whatever the order, however often it is searched', async () => {
    const all = batchesOf('rfc3164', 'journal', 'kern.log', 'rfc5424', 'syslog').flat();
    expect(summary(await detect([all], { times: 3 }))).toEqual(FIVE);
    expect(summary(await detect([all.toReversed()], { times: 2 }))).toEqual(FIVE);
  });

  it.each([
    ['syslog', 'unproven none', 'forged stamp'],
    ['rfc3164', 'unproven none', 'forged stamp'],
    ['rfc5424', 'authentic priority', 'forged priority'],
  ])('from %s gives what that proves', async (name, kernels, others) => {
    const expected = FIVE.map((line) => {
      const [path = '', verdict] = line.split(' ');
      return `${path} ${verdict === 'forged' ? others : kernels}`;
    });
    expect(summary(await detect(batchesOf(name)))).toEqual(expected);
  });

  it("takes kern.log's word for the kernel's lines, and the syslog's for none", async () => {
    const alerts = await detect(batchesOf('syslog', 'kern.log'));
    expect(summary(alerts).filter((line) => line.includes('authentic'))).toEqual([
      'acme/legacy/bin/billing authentic kernel_log',
      'usr/local/bin/jit-worker authentic kernel_log',
    ]);
    expect(alerts).toHaveLength(5);
  });

  it('says in the history when a better proof came, and names each copy', async () => {
    const alerts = await detect(batchesOf('syslog', 'journal'));
    const billing = alerts.find(
      (alert) => fieldText(alert, 'executable_stack.program') === 'billing',
    );
    expect(readTriage(billing ?? {}).history).toEqual([
      {
        at: new Date(NOW).toISOString(),
        by: { id: 'executable-stack', name: 'Executable Stack' },
        action: 'confirmed_origin',
        from: 'unproven',
        to: 'authentic',
      },
    ]);
    expect(fieldValues(billing ?? {}, 'executable_stack.sources')).toEqual([
      '/var/log/syslog',
      'journal',
    ]);
    expect(fieldValues(billing ?? {}, 'kibana.alert.ancestors.id')).toHaveLength(2);
  });
});

interface Made {
  id?: string;
  at: string;
  message: string;
  extra?: Document;
  path?: string;
}

let serial = 0;
function event({ id, at, message, extra = {}, path = '/var/log/syslog' }: Made): Stored {
  serial += 1;
  const base: Document = {
    '@timestamp': at,
    message,
    host: { name: 'web-01' },
    process: { name: 'kernel' },
  };
  const from = extra['systemd'] ? {} : { log: { file: { path } } };
  const document = mergeDocuments(mergeDocuments(base, from), extra);
  return { id: id ?? `event-${serial}`, index: 'events', document };
}

const LINE = "process 'acme/legacy/bin/billing' started with executable stack";
const AT = '2026-11-24T11:48:53.232Z';
const FORGED = { systemd: { transport: 'syslog' }, process: { pid: 286 } };
const KERNEL = { systemd: { transport: 'kernel' }, log: { syslog: { facility: { code: 0 } } } };

describe('lines told apart', () => {
  it('two boots with one path and one stamp are two alerts', async () => {
    const message = `[   27.374698] ${LINE}`;
    const alerts = await detect([
      [event({ at: AT, message }), event({ at: '2026-11-25T11:48:53.232Z', message })],
    ]);
    expect(alerts).toHaveLength(2);
    expect(new Set(alerts.map((alert) => fieldText(alert, 'executable_stack.boot'))).size).toBe(2);
  });

  it('two boots that the journal names are two, however close', async () => {
    const of = (boot: string) =>
      event({
        at: AT,
        message: LINE,
        extra: mergeDocuments(KERNEL, {
          executable_stack: { stamp: 27.374698 },
          journald: { host: { boot_id: boot } },
        }),
      });
    expect(await detect([[of('one'), of('two')]])).toHaveLength(2);
  });

  it('one host by its short and its full name is one; two full names are two', async () => {
    const message = `[   27.374698] ${LINE}`;
    const named = (name: string, path: string) =>
      event({ at: AT, message, path, extra: { host: { name } } });
    expect(await detect([[named('web-01.a.example', '/a'), named('WEB-01', '/b')]])).toHaveLength(
      1,
    );
    expect(
      await detect([[named('web-01.a.example', '/a'), named('web-01.b.example', '/b')]]),
    ).toHaveLength(2);
  });

  it('a forged line that is written twice makes two, and its copies go one to each', async () => {
    const times = ['2026-11-24T11:48:53.100Z', '2026-11-24T11:48:53.300Z'];
    const journal = times.map((at) => event({ at, message: LINE, extra: FORGED }));
    const files = times.map((at) => event({ at, message: LINE }));
    for (const batches of [
      [journal, files],
      [files, journal],
    ]) {
      const alerts = await detect(batches);
      expect(summary(alerts)).toEqual(Array(2).fill('acme/legacy/bin/billing forged journal'));
    }
  });

  it("a forger's copy of the kernel's line, stamp and all, is an alert of its own", async () => {
    const message = `[   27.374698] ${LINE}`;
    const kernels = event({
      at: AT,
      message: LINE,
      extra: mergeDocuments(KERNEL, { executable_stack: { stamp: 27.374698 } }),
    });
    const inFile = [event({ at: AT, message }), event({ at: '2026-11-24T11:48:54.232Z', message })];
    const copy = event({ at: '2026-11-24T11:48:54.230Z', message, extra: FORGED });
    const expected = [
      'acme/legacy/bin/billing authentic journal',
      'acme/legacy/bin/billing forged journal',
    ];
    for (const batches of [
      [[kernels, copy], inFile],
      [inFile, [kernels], [copy]],
      [[copy], inFile, [kernels]],
    ])
      expect(summary(await detect(batches))).toEqual(expected);
  });

  it('a stronger proof never gives way to a weaker one', async () => {
    const message = `[   27.374698] ${LINE}`;
    const journal = event({
      at: AT,
      message: LINE,
      extra: mergeDocuments(KERNEL, { executable_stack: { stamp: 27.374698 } }),
    });
    const alerts = await detect([[journal], [event({ at: AT, message })]]);
    expect(summary(alerts)).toEqual(['acme/legacy/bin/billing authentic journal']);
  });

  it('writing one line over and over makes one alert each, at a bounded cost', async () => {
    const flood = Array.from({ length: 200 }, () => event({ at: AT, message: LINE }));
    expect(await detect([flood, flood])).toHaveLength(200);
    const probes = new Set(
      Array.from({ length: 1000 }, (_, probe) =>
        maker.idOf(event({ id: 'x', at: AT, message: LINE }), probe + 1),
      ),
    );
    expect(probes.size).toBeLessThan(40);
  });

  it('gives each version of the rule, and each rule, ids that are the same', () => {
    const made = event({ at: AT, message: LINE });
    expect(createRuleAlertMaker(ruleOfVersion(6)).idOf(made, 1)).toBe(maker.idOf(made, 1));
    const other = { ...ruleOfVersion(2), rule_id: 'another' };
    expect(createRuleAlertMaker(other).idOf(made, 1)).not.toBe(maker.idOf(made, 1));
    expect(maker.idOf(made, 1)).toMatch(/^[0-9a-f]{64}$/);
  });
});
