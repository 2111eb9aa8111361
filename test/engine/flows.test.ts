import fc from 'fast-check';
import { fieldText, type Document } from '../../common/document/document';
import { and, is } from '../../common/kql/ast';
import { readTriage } from '../../common/triage/triage_state';
import { createApplication, type Application } from '../../server/application';
import type { FirstRun } from '../../server/detection/run_detection';
import type { NewEvent } from '../../server/ports';
import { eventAt, fileOf } from '../contract/event_samples';
import { allIds } from '../contract/pages';
import { silentLogger } from '../support/detection_world';
import { Killed, mortal } from '../support/mortal';
import { describeOnEngine, makeEngineStore, type EngineStore } from './support/engine';
import { Life } from './support/life';
import { SAMPLE_ALERTS, sampleEvents } from './support/sample_events';

const everything = and();
const ALICE = { id: 'alice', name: 'Alice' };
const BOB = { id: 'bob', name: 'Bob' };

interface Process {
  application: Application;
  life: Life;
  pid: number;
}

let pids = 0;

/** A process of its own on a store; those that are over count as dead to the others. */
function startProcess(store: EngineStore, firstRun: FirstRun, dead: Set<number>): Process {
  const life = new Life();
  pids += 1;
  const pid = pids;
  const owner = { host: 'engine', pid, started: 'now', id: `application-${pid}` };
  const ports = {
    events: mortal(store.events, life.step),
    alerts: mortal(store.alerts, life.step),
    silenced: mortal(store.silenced, life.step),
    records: mortal(store.records, life.step),
    clock: { now: () => Date.now() },
    logger: silentLogger,
  };
  const application = createApplication(ports, {
    firstRun,
    owner,
    isAlive: (other) => !dead.has(other.pid),
    spaceId: store.space,
  });
  return { application, life, pid };
}

describeOnEngine('on a real node', () => {
  let store: EngineStore;
  let sample: NewEvent[];

  beforeAll(async () => {
    sample = await sampleEvents();
  });
  beforeEach(async () => {
    store = await makeEngineStore();
  });
  afterEach(() => store.close());

  async function alertNames(): Promise<string[]> {
    const { hits } = await store.alerts.search({ query: everything, size: 500 });
    const nameOf = (alert: Document) =>
      `${fieldText(alert, 'executable_stack.path')} ${fieldText(alert, 'executable_stack.origin.verdict')}`;
    return hits.map(({ document }) => nameOf(document)).sort();
  }

  it('the sample gives its five alerts, once however often it runs', async () => {
    await store.add(sample, Date.now());
    const first = startProcess(store, 'beginning', new Set());
    await first.application.detection.runToEnd({ trigger: 'manual' });
    expect(await alertNames()).toEqual(SAMPLE_ALERTS);
    const second = startProcess(store, 'beginning', new Set());
    await Promise.all(
      [first, second].map(({ application }) =>
        application.detection.runToEnd({ trigger: 'manual' }),
      ),
    );
    expect(await alertNames()).toEqual(SAMPLE_ALERTS);
    const status = await second.application.detection.status();
    expect(status).toMatchObject({ backlog: false, gaps: [], alerts: { total: 5 } });
    expect(status.alerts.by_origin).toEqual([
      { value: 'forged', count: 3 },
      { value: 'authentic', count: 2 },
    ]);
  });

  it('two analysts change one alert without losing a word', async () => {
    await store.add(sample, Date.now());
    const { application } = startProcess(store, 'beginning', new Set());
    await application.detection.runToEnd({ trigger: 'manual' });
    const [alert] = (await store.alerts.search({ query: everything, size: 1 })).hits;
    const id = alert?.id ?? '';
    await Promise.all([
      application.triage.change(id, { type: 'add_note', note: 'from alice' }, ALICE),
      application.triage.change(id, { type: 'add_note', note: 'from bob' }, BOB),
      application.triage.change(id, { type: 'acknowledge' }, ALICE),
    ]);
    const read = readTriage((await store.alerts.get(id))?.document ?? {});
    expect(read.notes.map(({ text }) => text).sort()).toEqual(['from alice', 'from bob']);
    expect(read.status).toBe('acknowledged');
    expect(read.history).toHaveLength(3);
    await application.triage.change(
      id,
      { type: 'close', reason: 'true_positive', steps_undone_confirmed: true },
      BOB,
    );
    const closed = is('kibana.alert.workflow_status', 'closed');
    expect(await application.alerts.count({ query: closed })).toBe(1);
  });

  it('an exclusion silences what it covers, is counted, and closes what was open', async () => {
    await store.add(sample, Date.now());
    const { application } = startProcess(store, 'beginning', new Set());
    await application.detection.runToEnd({ trigger: 'manual' });
    const { exclusions } = application;
    const input = {
      name: 'billing is known',
      reason: 'it is rebuilt next week',
      entries: [
        {
          type: 'match',
          field: 'executable_stack.program',
          operator: 'included',
          value: 'billing',
        },
      ],
    };
    const { exclusion } = await exclusions.create(input, ALICE);
    expect(await exclusions.list()).toHaveLength(1);
    expect(await exclusions.covered(exclusion)).toHaveLength(1);
    const { updated } = await exclusions.closeCovered(exclusion, 'benign_positive', ALICE);
    expect(updated).toHaveLength(1);
    const later = sample
      .filter(({ message }) => message?.includes('acme/legacy/bin/billing'))
      .filter(({ processName }) => processName === 'kernel');
    const [line] = later;
    if (line === undefined) throw new Error('the sample has such a line');
    const again = eventAt(line.timestamp + 40 * 86_400_000, {
      shared: { ...line.shared, host: { name: 'web-77', os: { type: 'linux' } } },
      message: line.message,
      processName: 'kernel',
    });
    await store.add([again], Date.now());
    await application.detection.runToEnd({ trigger: 'manual' });
    expect(await store.silenced.count({ query: everything })).toBe(1);
    expect((await exclusions.silencedCounts()).get(exclusion.id)).toBe(1);
    expect(await alertNames()).toEqual(SAMPLE_ALERTS);
  });

  it('every line once, however two schedulers are killed', async () => {
    const lines = Array.from({ length: 260 }, (_, number) =>
      eventAt(Date.now() - 260_000 + number * 1000, {
        shared: fileOf(`host-${number % 7}`),
        message: `[ ${100 + number}.000000] process 'opt/program-${number}' started with executable stack`,
        processName: 'kernel',
      }),
    );
    const expected = lines.map((_, number) => `opt/program-${number}`).sort();
    const random = fc.sample(fc.integer({ min: 1, max: 45 }), { numRuns: 60, seed: 3 });
    const dead = new Set<number>();
    for (let part = 0; part < 4; part += 1) {
      await store.add(lines.slice(part * 65, part * 65 + 65), Date.now());
      for (let round = 0; round < 3; round += 1) {
        const pair = [0, 1].map(() => {
          const process = startProcess(store, 'beginning', dead);
          process.life.endsIn(random.pop() ?? 20);
          return process;
        });
        await Promise.all(
          pair.map(async ({ application, life, pid }) => {
            await application.detection.run({ trigger: 'schedule' }).catch((error: unknown) => {
              if (!(error instanceof Killed) && !life.isOver) throw error;
            });
            dead.add(pid);
          }),
        );
      }
    }
    const last = startProcess(store, 'beginning', dead);
    await last.application.detection.runToEnd({ trigger: 'manual' });
    const ids = await allIds((after) =>
      store.alerts.search({ query: everything, size: 100, after }),
    );
    expect(new Set(ids).size).toBe(ids.length);
    const programs = await store.alerts.aggregate(
      { query: everything },
      'executable_stack.path',
      1000,
    );
    expect(programs.map(({ value }) => value).sort()).toEqual(expected);
    expect(programs.every(({ count }) => count === 1)).toBe(true);
  });
});
