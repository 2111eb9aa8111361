import type { Command } from 'commander';
import { fieldText } from '../../../common/document/document';
import type { RunResult } from '../../../server/detection/run_detection';
import type { Versioned } from '../../../server/ports';
import { createProgressBar } from '../../collector/progress_bar';
import type { Config } from '../../config';
import { collectingStorePath, type Host } from '../../host';
import { loadSample } from '../../load_sample';
import { isAppBuilt, serveHost, signInLink } from '../../serve';
import { OWNER } from '../../users/users';
import { createWatcher, type Watcher } from '../../watcher';
import { alertTable } from '../alert_view';
import { cancelOnInterrupt } from '../cancel';
import { collectPages } from '../collect_pages';
import { printJson, type Output } from '../output';
import { portNumber } from '../parse_option';
import { configOf, withHost } from '../with_host';

const LOOK_AGAIN = 25;
const LONGEST_LOOK = 500;

interface Options {
  sample?: boolean;
  json?: boolean;
  port?: number;
  http: boolean;
}

/** Alerts of one run are written within a moment, in whatever order. */
function byLineTime(a: Versioned, b: Versioned): number {
  const time = ({ document }: Versioned) => fieldText(document, 'kibana.alert.original_time') ?? '';
  return time(a).localeCompare(time(b));
}

/** New alerts: a table for people; as JSON one document a line, as stored. */
function showAlerts(alerts: readonly Versioned[], { json }: Options, output: Output): void {
  if (json) {
    printJson(
      output,
      alerts.map(({ document }) => document),
    );
  } else {
    for (const line of alertTable(alerts)) output.out(line);
  }
}

async function showSample(
  host: Host,
  options: Options,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  const bar = createProgressBar(process.stderr);
  const storePath = collectingStorePath(host);
  const { application } = host;
  const { imported } = await loadSample({
    storePath,
    detection: application.detection,
    signal,
    onProgress: (progress) => bar.update(progress),
  });
  bar.clear();
  for (const { path, outcome, reason } of imported.files) {
    if (outcome === 'failed') output.err(`executable-stack: ${path}: ${reason}`);
  }
  const sort = [{ field: 'kibana.alert.original_time', direction: 'asc' as const }];
  const alerts = await collectPages((after) =>
    application.alerts.search({ query: { type: 'match_all' }, sort, size: 500, after }),
  );
  showAlerts(alerts, options, output);
}

async function announce(
  { application }: Host,
  result: RunResult,
  options: Options,
  output: Output,
): Promise<void> {
  if (result.status !== 'done' || result.record.created === 0) return;
  const { hits } = await application.alerts.search({
    query: { type: 'match_all' },
    range: { from: Date.parse(result.record.started_at) },
    time: '@timestamp',
    sort: [{ field: '@timestamp', direction: 'asc' }],
    size: result.record.created,
  });
  showAlerts(hits.toSorted(byLineTime), options, output);
}

/** What there is to read is known after a moment. */
async function untilInputsAreKnown(watcher: Watcher): Promise<void> {
  for (let waited = 0; waited < LONGEST_LOOK; waited += LOOK_AGAIN) {
    if (watcher.inputs().some(({ state }) => state === 'following')) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
  }
}

function describeInputs(watcher: Watcher): string {
  const inputs = watcher.inputs();
  const present = inputs.filter(({ state }) => state === 'following').map(({ path }) => path);
  const waiting = inputs.length - present.length;
  const what = present.length > 0 ? present.join(', ') : 'nothing yet';
  return waiting > 0 ? `${what} (${waiting} more when they appear)` : what;
}

/** The last line: where to go, and for the first one who comes, the way in. */
async function describeAddress(host: Host, url: string): Promise<string> {
  if (await host.users.hasAdmin()) return `Open ${url}`;
  return `Open ${await signInLink(host, url, OWNER)} (signs you in once, within an hour)`;
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function withPort(config: Config, port: number | undefined): Config {
  return port === undefined ? config : { ...config, http: { ...config.http, port } };
}

/** Watches, detects and serves until the signal comes; answers when all that was read is stored. */
async function run(
  host: Host,
  config: Config,
  options: Options,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  const watcher = createWatcher(host, config.inputs, {
    onRun: (result) => announce(host, result, options, output),
  });
  // Before anything else is done: a port that is taken should be said at once.
  const served = options.http ? await serveHost(host, watcher, config) : undefined;
  try {
    await host.cluster?.prepare();
    if (options.sample) await showSample(host, options, output, signal);
    if (signal.aborted) return;
    watcher.start();
    if (!host.cluster) await untilInputsAreKnown(watcher);
    const { interval } = host.application.rule;
    const source = host.cluster?.description ?? describeInputs(watcher);
    // As JSON, standard output is for alerts alone.
    const say = options.json ? output.err : output.out;
    say(`Watching ${source}; a run every ${interval}. Ctrl-C stops.`);
    if (served) {
      if (!isAppBuilt())
        output.err(
          'executable-stack: the app is not built, only the API is served; run npm run build',
        );
      say(await describeAddress(host, served.url));
    }
    await untilAborted(signal);
  } finally {
    await served?.close();
    await watcher.stop();
  }
}

export function registerStart(program: Command, output: Output): void {
  program
    .command('start')
    .summary('watch this machine, run the detection, serve the app')
    .description(
      "Follows the configured logs, else this machine's own log files and journal, runs the detection every five minutes, " +
        'and serves the app on 127.0.0.1, until it is stopped (Ctrl-C).',
    )
    .option('--sample', 'first load the sample logs of a Debian machine and show their alerts')
    .option(
      '--port <port>',
      "the app's port; 0 takes any that is free (default: http.port of the configuration, else 5680)",
      portNumber,
    )
    .option('--no-http', 'watch and detect only, without the app')
    .option('--json', 'alerts as JSON, one document a line; everything else on standard error')
    .action((options: Options, command: Command) => {
      const config = withPort(configOf(command), options.port);
      return withHost(command, async (host) => {
        const interrupt = cancelOnInterrupt();
        try {
          await run(host, config, options, output, interrupt.signal);
        } finally {
          interrupt.release();
        }
      });
    });
}
