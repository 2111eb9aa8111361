import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from '@elastic/elasticsearch';
import { startEngineNode } from '../../engine/node/engine_node';
import { Report } from '../report';
import { measure, type Figures } from './cpu';
import { elastAlertStart, installElastAlert, runElastAlert } from './elastalert';
import { fillIndex, type Load } from './fill_index';

// npm run bench:engine [-- --quick | --events N]
const words = process.argv.slice(2);
const quick = words.includes('--quick');
const given = Number(words[words.indexOf('--events') + 1]);
const EVENTS = words.includes('--events') && given > 0 ? given : quick ? 500_000 : 10_000_000;
/** One line in a thousand: enough that starting up does not decide. */
const HITS = Math.floor(EVENTS / 1000);
const DAY = 86_400_000;
const INDEX = 'logs-system.syslog-bench';

const seconds = (figure: number): string => `${figure.toFixed(2)} s`;

/** Both do the whole of it: they start, search, and keep what they found in the cluster. */
async function compare(url: string, engine: number, folder: string, load: Load): Promise<void> {
  const report = new Report();
  const { program, version } = installElastAlert();
  const start = await elastAlertStart(program, engine);
  const range = { url, engine, folder, index: INDEX, from: load.from, to: load.to };
  const run = [resolve('dist/bench_engine_run.js'), url, INDEX, 'bench'];
  // The node compiles its own code first; neither side is to pay for that.
  await measure(process.execPath, [...run.slice(0, 3), 'warm'], { engine });
  const ours = await measure(process.execPath, run, { engine });
  const again = await measure(process.execPath, run, { engine });
  const theirs = await runElastAlert(program, { ...range, isSilencing: false });
  const usual = await runElastAlert(program, { ...range, isSilencing: true });
  const { created, runs } = JSON.parse(ours.output) as { created: number; runs: number };
  const line = (what: string, { cpu, engineCpu, seconds: wall }: Figures, found: string): void => {
    report.row(
      what,
      `${seconds(cpu)} CPU`,
      `Elasticsearch ${seconds(engineCpu)}, wall ${seconds(wall)}; ${found}`,
    );
  };
  report.row('events, hits among them', `${load.events / 1e6} million`, String(load.hits));
  line('ours, all of it', ours, `${created} alerts in ${runs} runs`);
  line(
    'ours, all of it once more',
    again,
    'a fresh process trusts no clock and looks at all again',
  );
  line(`ElastAlert ${version}, realert: 0`, theirs, `${theirs.alerts} alerts`);
  line(`ElastAlert ${version}, as it comes`, usual, `${usual.alerts} alerts, the rest silenced`);
  report.row('ElastAlert, only to start', `${seconds(start)} CPU`);
  report.row(
    'CPU, theirs to ours',
    `${(theirs.cpu / ours.cpu).toFixed(1)}x`,
    'at least 5x is asked for',
  );
  report.row(
    '  with Elasticsearch’s own',
    `${((theirs.cpu + theirs.engineCpu) / (ours.cpu + ours.engineCpu)).toFixed(1)}x`,
  );
  report.row('hits without an alert, ours', String(load.hits - created));
}

/**
 * Its breaker counts garbage too. Refused for that, nothing asks for memory, so that nothing collects the garbage: the node would
 * refuse for ever.
 */
async function neverRefuseForGarbage(client: Client): Promise<void> {
  await client.cluster.putSettings({ transient: { 'indices.breaker.total.limit': '100%' } });
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'executable-stack-bench-'));
  const node = await startEngineNode({ heap: quick ? '1g' : '2g' });
  const client = new Client({ node: node.url, requestTimeout: 300_000 });
  const to = Date.now() - 60_000;
  const load = { events: EVENTS, hits: HITS, from: to - DAY, to };
  try {
    await neverRefuseForGarbage(client);
    await fillIndex(client, node.url, INDEX, load, (events) => {
      if (events % 200_000 === 0) process.stderr.write(`\r${events / 1e6} million events `);
    });
    process.stderr.write('\n');
    await compare(node.url, node.pid, folder, load);
  } finally {
    await client.close();
    await node.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
