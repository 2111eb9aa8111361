import type { Document } from '../../common/document/document';
import { fieldText } from '../../common/document/document';
import { is } from '../../common/kql/ast';
import type { AlertMaker } from '../../server/detection/alert_maker';
import { createClockWatch } from '../../server/detection/clock_watch';
import type { ActiveExclusion } from '../../server/detection/handle_hits';
import type { LeaseOwner } from '../../server/detection/lease';
import {
  runDetection,
  type DetectionDependencies,
  type FirstRun,
  type RunResult,
} from '../../server/detection/run_detection';
import { scheduleOf } from '../../server/detection/window';
import type { EventIndex, Logger, Stored, Versioned } from '../../server/ports';
import { MemoryAlertIndex, MemoryRecordStore } from './memory_stores';
import { Killed, mortal } from './mortal';

export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };

function unsupported(): never {
  throw new Error('the detection has no use for this');
}

/** A line as the world makes it. Lines of one `key` look the same; of one `key` and `boot` they are the same. */
export interface WorldLine {
  key: string;
  boot: number;
  /** What the source proves; a greater number is stronger. */
  proof: number;
}

const proofOf = (document: Document) => Number(fieldText(document, 'proof'));

/** Makes alerts that hold no more than what tells lines and proofs apart. */
export const plainMaker: AlertMaker = {
  idOf: ({ document }, probe) => `${fieldText(document, 'key')}#${probe}`,
  isOf: (alert, { document }) => fieldText(alert, 'boot') === fieldText(document, 'boot'),
  make: ({ id, document }) => ({ ...document, 'kibana.alert.ancestors': [{ id }] }),
  confirm: (alert, { document }) =>
    proofOf(document) > proofOf(alert) ? { ...alert, proof: proofOf(document) } : undefined,
};

interface WorldEvent extends Stored {
  ingested: number;
  visibleFrom: number;
}

/** Thrown by the step that fails, of a process that lives on. */
class DiskFailed extends Error {}

const PAGE_LIMIT = 4;

/** A store that outlives its processes, clocks that can be set, and processes that can be killed between any two steps. */
export class World {
  wall = Date.UTC(2026, 10, 24, 12);
  monotonic = 1_000;
  readonly events: WorldEvent[] = [];
  readonly records = new MemoryRecordStore();
  readonly alerts = new MemoryAlertIndex();
  readonly silenced = new MemoryAlertIndex();
  exclusions: ActiveExclusion[] = [];
  firstRun: FirstRun = 'beginning';
  maxSignals = 3;
  searches = 0;
  /** Processes take each other for dead, as after a lease that ran out. */
  distrust = false;
  private pids = 0;
  private readonly dead = new Set<number>();

  pass(milliseconds: number): void {
    this.wall += milliseconds;
    this.monotonic += milliseconds;
  }

  /** Sets the clock, which no process notices by itself. */
  setClock(step: number): void {
    this.wall += step;
  }

  /** An event stamped with the clock's time that can be found only `delay` ms later. */
  append(line: WorldLine, delay = 0): void {
    const id = `e${String(this.events.length).padStart(5, '0')}`;
    const document: Document = {
      ...line,
      '@timestamp': new Date(this.wall).toISOString(),
      event: { ingested: new Date(this.wall).toISOString() },
    };
    const visibleFrom = this.monotonic + delay;
    this.events.push({ id, index: 'events', document, ingested: this.wall, visibleFrom });
  }

  /** The lines that can be found now, as `key boot`. */
  visibleLines(): string[] {
    const visible = this.events.filter(({ visibleFrom }) => visibleFrom <= this.monotonic);
    return [...new Set(visible.map(({ document }) => World.nameOf(document)))].sort();
  }

  linesOf(index: { all: Map<string, Versioned> }): string[] {
    return [...index.all.values()].map(({ document }) => World.nameOf(document)).sort();
  }

  static nameOf(document: Document): string {
    return `${fieldText(document, 'key')} ${fieldText(document, 'boot')}`;
  }

  /** A process of its own on this store. `diesAt` and `failsAt` count its steps: every call of a port is one. */
  process(): WorldProcess {
    this.pids += 1;
    return new WorldProcess(this, this.pids, this.dead);
  }

  eventIndex(): EventIndex {
    return {
      search: async ({ range, after, size }) => {
        this.searches += 1;
        const [afterTime, afterId] = (after ?? [-Infinity, '']) as [number, string];
        const found = this.events
          .filter(({ visibleFrom }) => visibleFrom <= this.monotonic)
          .filter(({ ingested: at }) => at >= (range?.from ?? at) && at < (range?.to ?? Infinity))
          .filter(({ ingested: at, id }) => at > afterTime || (at === afterTime && id > afterId))
          .sort((a, b) => a.ingested - b.ingested || (a.id < b.id ? -1 : 1));
        const hits = found.slice(0, Math.min(size, PAGE_LIMIT));
        const last = hits.at(-1);
        const more = last !== undefined && found.length > hits.length;
        return { hits, next: more ? [last.ingested, last.id] : undefined };
      },
      oldestIngested: async () =>
        this.events.length ? Math.min(...this.events.map(({ ingested }) => ingested)) : undefined,
      count: unsupported,
      aggregate: unsupported,
      get: unsupported,
    };
  }
}

/** One process: its own watch on the clock, its own pid, and its own end. */
export class WorldProcess {
  diesAt = Infinity;
  failsAt = Infinity;
  private steps = 0;
  private readonly deps: DetectionDependencies;

  constructor(
    private readonly world: World,
    private readonly pid: number,
    private readonly dead: Set<number>,
  ) {
    const clock = { now: () => world.wall };
    const owner: LeaseOwner = { host: 'web-01', pid, started: '', id: `application-${pid}` };
    const live = <P extends object>(port: P): P => mortal(port, () => this.step());
    this.deps = {
      events: live(world.eventIndex()),
      alerts: live(world.alerts),
      silenced: live(world.silenced),
      records: live(world.records),
      clock,
      logger: silentLogger,
      rule: {
        query: is('process.name', 'kernel'),
        schedule: scheduleOf({ interval: '5m', from: 'now-9m' }),
        maxSignals: world.maxSignals,
        version: 2,
      },
      maker: plainMaker,
      exclusionsAt: async () => world.exclusions,
      firstRun: world.firstRun,
      owner,
      isAlive: (other) => !world.distrust && !dead.has(other.pid),
      clockWatch: createClockWatch(clock, () => world.monotonic),
    };
  }

  get isDead(): boolean {
    return this.dead.has(this.pid);
  }

  kill(): void {
    this.dead.add(this.pid);
  }

  /** From now on: killed after so many steps, or one step of those failing. */
  expect(end: { diesIn?: number; failsIn?: number }): void {
    this.diesAt = this.steps + (end.diesIn ?? Infinity);
    this.failsAt = this.steps + (end.failsIn ?? Infinity);
  }

  /** One run; undefined where the process died of it, or the run failed of a step. */
  async run(): Promise<RunResult | undefined> {
    try {
      const result = await runDetection(this.deps, { trigger: 'schedule' });
      return this.isDead ? undefined : result;
    } catch (error) {
      if (this.isDead || error instanceof Killed || error instanceof DiskFailed) return undefined;
      throw error;
    }
  }

  private step(): void {
    this.steps += 1;
    if (this.steps >= this.diesAt) this.kill();
    if (this.isDead) throw new Killed();
    if (this.steps === this.failsAt) throw new DiskFailed('the disk said no');
  }
}
