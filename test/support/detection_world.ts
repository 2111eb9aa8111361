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
import {
  VersionConflict,
  type AlertIndex,
  type EventIndex,
  type Logger,
  type RecordStore,
  type Stored,
  type StoredRecord,
  type Versioned,
} from '../../server/ports';

export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };

function unsupported(): never {
  throw new Error('the detection has no use for this');
}

/** Records in memory, with versions. */
export function memoryRecords(): RecordStore & { all(type: string): StoredRecord<unknown>[] } {
  const types = new Map<string, Map<string, StoredRecord<unknown>>>();
  let version = 0;
  const of = (type: string) => {
    const found = types.get(type) ?? new Map<string, StoredRecord<unknown>>();
    types.set(type, found);
    return found;
  };
  const put = <A>(type: string, id: string, attributes: A): StoredRecord<A> => {
    version += 1;
    const record = { type, id, version: String(version), attributes: structuredClone(attributes) };
    of(type).set(id, record);
    return structuredClone(record);
  };
  return {
    all: (type) => [...of(type).values()],
    get: async <A>(type: string, id: string) =>
      structuredClone(of(type).get(id)) as StoredRecord<A> | undefined,
    create: async (type, id, attributes) => {
      if (of(type).has(id)) throw new VersionConflict(id);
      return put(type, id, attributes);
    },
    update: async (type, id, read, attributes) => {
      if (of(type).get(id)?.version !== read) throw new VersionConflict(id);
      return put(type, id, attributes);
    },
    delete: async (type, id) => {
      of(type).delete(id);
    },
    list: async <A>(
      type: string,
      { size, after, descending }: { size: number; after?: string; descending?: boolean },
    ) => {
      const sorted = [...of(type).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      if (descending) sorted.reverse();
      const rest = sorted.filter(
        ({ id }) => after === undefined || (descending ? id < after : id > after),
      );
      return structuredClone(rest.slice(0, size)) as StoredRecord<A>[];
    },
  };
}

/** Alerts in memory, with versions. */
export function memoryAlerts(): AlertIndex & { all: Map<string, Versioned> } {
  const all = new Map<string, Versioned>();
  return {
    all,
    createMany: async (alerts) => {
      const isNew = ({ id }: { id: string }) => !all.has(id);
      const created = alerts.filter(isNew);
      const existing = alerts.filter((alert) => !isNew(alert)).map(({ id }) => id);
      for (const { id, document } of created) {
        all.set(id, { id, index: 'alerts', version: '1', document });
      }
      return { created: created.map(({ id }) => id), existing };
    },
    get: async (id) => all.get(id),
    getMany: async (ids) => ids.flatMap((id) => all.get(id) ?? []),
    update: async (id, version, document) => {
      const current = all.get(id);
      if (current?.version !== version) throw new VersionConflict(id);
      const next = { ...current, version: String(Number(version) + 1), document };
      all.set(id, next);
      return next;
    },
    search: unsupported,
    count: unsupported,
    aggregate: unsupported,
    facets: unsupported,
  };
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

/** Thrown by everything that a killed process still tries. */
export class Killed extends Error {}

const PAGE_LIMIT = 4;

/** A store that outlives its processes, clocks that can be set, and processes that can be killed between any two steps. */
export class World {
  wall = Date.UTC(2026, 10, 24, 12);
  monotonic = 1_000;
  readonly events: WorldEvent[] = [];
  readonly records = memoryRecords();
  readonly alerts = memoryAlerts();
  readonly silenced = memoryAlerts();
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
    this.deps = {
      events: this.mortal(world.eventIndex()),
      alerts: this.mortal(world.alerts),
      silenced: this.mortal(world.silenced),
      records: this.mortal(world.records),
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

  /** One run; undefined where the process died of it. */
  async run(): Promise<RunResult | undefined> {
    try {
      const result = await runDetection(this.deps, { trigger: 'schedule' });
      return this.isDead ? undefined : result;
    } catch (error) {
      if (this.isDead || error instanceof Killed) return undefined;
      return undefined;
    }
  }

  private step(): void {
    this.steps += 1;
    if (this.steps >= this.diesAt) this.kill();
    if (this.isDead) throw new Killed();
    if (this.steps === this.failsAt) throw new Error('the disk said no');
  }

  private mortal<P extends object>(port: P): P {
    return new Proxy(port, {
      get: (target, name, receiver) => {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== 'function') return value;
        return async (...given: unknown[]) => {
          this.step();
          const answer: unknown = await value.apply(target, given);
          // It may also die, or lose the answer, when the write is done.
          this.step();
          return answer;
        };
      },
    });
  }
}
