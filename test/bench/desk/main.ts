import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readTriage } from '../../../common/triage/triage_state';
import { inProcessWriter } from '../../../standalone/collector/event_writer';
import { importPaths } from '../../../standalone/collector/import/import_paths';
import { loadConfig } from '../../../standalone/config';
import { openHost } from '../../../standalone/host';
import { writeSyslog } from '../generate_syslog';
import { percentile } from '../measure';
import { Report } from '../report';
import { analyse, noWork, type Work } from './analyst';
import { DeskClient } from './desk_client';
import { writeLog } from './log_writer';

// npm run bench:desk [-- --quick]: analysts at work, first with quiet logs, then with busy ones.
const SECONDS = process.argv.includes('--quick') ? 10 : 45;
const ANALYSTS = 20;
const LINES_PER_SECOND = 10_000;
const RUN_EVERY = 5_000;
const PASSWORD = 'seven quiet herons';
const PATIENCE = 60_000;

/** Fills the store with 2,000 alerts. @returns each analyst's name and the secret of their session */
async function prepare(folder: string, config: string): Promise<[string, string][]> {
  const host = await openHost(loadConfig({ config }));
  const archive = join(folder, 'archive.log');
  await writeSyslog(archive, 20_000, 10);
  await importPaths([archive], {
    writer: inProcessWriter(host.store.sink),
    hostName: 'web-01',
    timezone: 'UTC',
  });
  await host.application.detection.runToEnd({ trigger: 'manual' });
  const people: [string, string][] = [];
  for (let number = 1; number <= ANALYSTS; number += 1) {
    const name = `analyst-${number}`;
    await host.users.add(name, number === 1 ? 'admin' : 'analyst', PASSWORD);
    people.push([name, (await host.users.signIn(name, PASSWORD)).secret]);
  }
  await host.close();
  return people;
}

function start(config: string): Promise<{ child: ChildProcess; url: string }> {
  const words = [resolve('bin/executable-stack'), 'start', '--config', config];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((answer, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /(http:\/\/127\.0\.0\.1:\d+)/.exec(printed)?.[1];
      if (url !== undefined) answer({ child, url });
    });
    child.once('exit', (status) => reject(new Error(`ended with ${status}: ${printed}`)));
  });
}

/** Everybody works for a while. */
async function workDay(clients: readonly DeskClient[]): Promise<Work> {
  const work = noWork();
  const until = performance.now() + SECONDS * 1000;
  const runs = setInterval(() => void clients[0]?.runNow(), RUN_EVERY);
  await Promise.all(clients.map((client) => analyse(client, until, work)));
  clearInterval(runs);
  return work;
}

/** Of the notes that the server said it has written, how many are not there. */
async function lost(client: DeskClient, { written }: Work): Promise<number> {
  const notes = new Set<string>();
  for (const id of new Set(written.map((one) => one.id)))
    for (const { note } of readTriage(await client.document(id)).history)
      if (note !== undefined) notes.add(note);
  return written.filter(({ note }) => !notes.has(note)).length;
}

/** Waits until every line is stored. @returns how long that took, ms */
async function catchUp(client: DeskClient): Promise<number> {
  const from = performance.now();
  for (;;) {
    const inputs = await client.inputs();
    if (inputs.every(({ lag_bytes: lag }) => lag === 0)) return performance.now() - from;
    if (performance.now() - from > PATIENCE) throw new Error('the log is not read to its end');
  }
}

function describe(report: Report, what: string, quiet: number[], busy: number[]): void {
  const [before, after] = [quiet, busy].map((figures) => percentile(figures, 0.95)) as [
    number,
    number,
  ];
  report.row(
    `${what}, 95th percentile`,
    `${after.toFixed(1)} ms`,
    `${before.toFixed(1)} ms with quiet logs, ${(after / before).toFixed(1)}x; longest ${Math.max(...busy).toFixed(0)} ms`,
  );
}

async function compare(clients: readonly DeskClient[], log: string): Promise<void> {
  const [admin] = clients as [DeskClient];
  const report = new Report();
  const ended = new AbortController();
  for (const client of clients) await client.listen(ended.signal);
  const quiet = await workDay(clients);
  const [busy, lines] = await Promise.all([
    workDay(clients),
    writeLog(log, LINES_PER_SECOND, performance.now() + SECONDS * 1000),
  ]);
  const behind = await catchUp(admin);
  report.row('analysts, lines a second', `${ANALYSTS}, ${Math.round(lines / SECONDS)}`);
  describe(report, 'a page of the queue', quiet.queue, busy.queue);
  describe(report, 'an alert', quiet.open, busy.open);
  describe(report, 'a change', quiet.change, busy.change);
  const made = quiet.change.length + busy.change.length;
  const conflicts = quiet.conflicts + busy.conflicts;
  report.row('changes', String(made), `${conflicts} were told that others were quicker`);
  report.row('lost', String((await lost(admin, quiet)) + (await lost(admin, busy))));
  report.row('lines unread at the end, read within', `${behind.toFixed(0)} ms`);
  const heard = clients.map((client) => client.heard);
  report.row('live messages to each', `${Math.min(...heard)}`, `at most ${Math.max(...heard)}`);
  ended.abort();
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'executable-stack-bench-'));
  const [config, log] = [join(folder, 'config.yml'), join(folder, 'syslog')];
  writeFileSync(log, '');
  const settings = {
    data_dir: folder,
    http: { port: 0 },
    inputs: { files: [{ path: log }], journal: { enabled: false } },
  };
  writeFileSync(config, JSON.stringify(settings));
  let child: ChildProcess | undefined;
  try {
    const people = await prepare(folder, config);
    const started = await start(config);
    child = started.child;
    await compare(
      people.map(([name, secret]) => new DeskClient(name, started.url, secret)),
      log,
    );
  } finally {
    child?.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
