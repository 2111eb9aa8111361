import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { NewEvent } from '../../server/ports';
import { createApplication } from '../../server/application';
import { openStore } from '../../server/storage/sqlite/sqlite_store';
import { isProcessAlive, processOwner } from '../../standalone/scheduler/process_owner';
import { realLineTails } from './generate_syslog';
import { percentile } from './measure';
import type { Report } from './report';

const BATCH = 10_000;
const RUNS = 60;
const SPACING = 3;

const SHARED = {
  event: { dataset: 'system.syslog', module: 'system', kind: 'event' },
  data_stream: { type: 'logs', dataset: 'system.syslog', namespace: 'default' },
  host: { name: 'web-01', hostname: 'web-01', os: { type: 'linux' } },
  log: { file: { path: '/var/log/syslog' } },
};

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

function eventAt(time: number, message: string, number: number): NewEvent {
  const digest = createHash('sha256').update(`${number}`).digest('hex').slice(0, 20);
  return {
    id: time.toString(16).padStart(12, '0') + digest,
    shared: SHARED,
    timestamp: time,
    message,
    processName: 'kernel',
  };
}

/** Duration of a run on stores of these sizes, with a minute's worth of new events and one hit between two runs. */
export async function benchRun(
  folder: string,
  sizes: readonly number[],
  report: Report,
): Promise<void> {
  let now = Date.UTC(2026, 9, 1);
  const clock = { now: () => now };
  const store = openStore(join(folder, 'run.db'), { clock });
  const application = createApplication(
    {
      events: store.events,
      alerts: store.alerts,
      silenced: store.silenced,
      records: store.records,
      clock,
      logger: silent,
    },
    { firstRun: 'beginning', owner: processOwner(), isAlive: isProcessAlive },
  );
  const tails = realLineTails().map((tail) => tail.replace(/^ \S+ [^:]+: /, ''));
  let number = 0;
  const append = (count: number): void => {
    for (let done = 0; done < count; done += BATCH) {
      const batch: NewEvent[] = [];
      for (let i = 0; i < Math.min(BATCH, count - done); i++, number++) {
        now += SPACING;
        batch.push(eventAt(now, tails[number % tails.length] ?? '', number));
      }
      store.sink.append(batch);
    }
  };
  const p95s: number[] = [];
  for (const size of sizes) {
    append(size - number);
    await application.detection.runToEnd({ trigger: 'manual' });
    const durations: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      append(20_000);
      now += 1;
      store.sink.append([
        eventAt(
          now,
          `[${String(run).padStart(5)}.123456] process 'opt/app/bin/run-${number}' started with executable stack`,
          number++,
        ),
      ]);
      const started = process.hrtime.bigint();
      const result = await application.detection.run({ trigger: 'manual' });
      durations.push(Number(process.hrtime.bigint() - started) / 1e6);
      if (result.status !== 'done' || result.record.created !== 1)
        throw new Error(`a run did not find its hit: ${JSON.stringify(result)}`);
    }
    const p95 = percentile(durations, 0.95);
    p95s.push(p95);
    report.row(
      `a run over ${(number / 1e6).toFixed(1)} million events`,
      `p50 ${percentile(durations, 0.5).toFixed(1)} ms`,
      `p95 ${p95.toFixed(1)} ms`,
    );
  }
  report.row(
    '  largest store beside smallest',
    `${((p95s.at(-1) ?? 0) / (p95s[0] ?? 1)).toFixed(2)}x`,
    'p95 to p95; 1 is flat',
  );
  store.close();
}
