import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { measure, type Figures } from './cpu';

const VENV = resolve('target/elastalert');
const PYTHONS = ['python3.14', 'python3.13', 'python3.12', 'python3'];
/** Older ones get a version of it that ends at once where the time to search is over. */
const IS_NEW_ENOUGH = 'import sys; sys.exit(sys.version_info < (3, 12))';
const WRITEBACK = 'elastalert_status';

function run(command: string, words: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${error?.message ?? stderr}`);
  return stdout;
}

/** Those that pyenv keeps; its commands on the path may stand for another version. */
function pyenvPythons(): string[] {
  const versions = join(process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv'), 'versions');
  if (!existsSync(versions)) return [];
  return readdirSync(versions).map((version) => join(versions, version, 'bin', 'python3'));
}

function findPython(): string {
  const candidates = [process.env['PYTHON'] ?? [], PYTHONS, pyenvPythons()].flat();
  const found = candidates.find((name) => spawnSync(name, ['-c', IS_NEW_ENOUGH]).status === 0);
  if (found === undefined)
    throw new Error('ElastAlert 2 wants Python 3.12 or later: name one in PYTHON');
  return found;
}

/** ElastAlert 2, the newest that this Python takes, in a folder of its own. */
export function installElastAlert(): { program: (name: string) => string; version: string } {
  const program = (name: string): string => join(VENV, 'bin', name);
  if (!existsSync(program('elastalert'))) {
    run(findPython(), ['-m', 'venv', VENV]);
    // It imports pytz, and some versions don't say so.
    run(program('pip'), ['install', '--quiet', 'elastalert2', 'pytz']);
  }
  const version = /^Version: (.*)$/m.exec(run(program('pip'), ['show', 'elastalert2']))?.[1] ?? '?';
  return { program, version };
}

export interface ElastAlertRun {
  url: string;
  engine: number;
  /** Where its files go. */
  folder: string;
  index: string;
  from: number;
  to: number;
  /** Whether it keeps silent about hits that follow each other within a minute, as it does unless told otherwise. */
  isSilencing: boolean;
}

// JSON is YAML.
function writeFiles({ url, folder, index, isSilencing }: ElastAlertRun): {
  config: string;
  rule: string;
} {
  mkdirSync(join(folder, 'rules'), { recursive: true });
  const { hostname, port } = new URL(url);
  const config = join(folder, 'config.yaml');
  const settings = {
    rules_folder: join(folder, 'rules'),
    // The rule's own interval and look-back.
    run_every: { minutes: 5 },
    buffer_time: { minutes: 9 },
    es_host: hostname,
    es_port: Number(port),
    writeback_index: WRITEBACK,
    alert_time_limit: { days: 2 },
  };
  writeFileSync(config, JSON.stringify(settings));
  const rule = join(folder, 'rules', 'executable_stack.yaml');
  const filter = [
    { term: { 'host.os.type': 'linux' } },
    { term: { 'data_stream.dataset': 'system.syslog' } },
    { term: { 'process.name': 'kernel' } },
    { match_phrase: { message: 'started with executable stack' } },
  ];
  const content = {
    name: `executable stack ${isSilencing ? 'silencing' : 'all'}`,
    type: 'any',
    index,
    timestamp_field: 'event.ingested',
    filter,
    alert: ['debug'],
    ...(isSilencing ? {} : { realert: { minutes: 0 } }),
  };
  writeFileSync(rule, JSON.stringify(content));
  return { config, rule };
}

/** One run over a range, from its start to its end. */
export async function runElastAlert(
  program: (name: string) => string,
  options: ElastAlertRun,
): Promise<Figures & { alerts: number }> {
  const { config, rule } = writeFiles(options);
  run(program('elastalert-create-index'), ['--config', config, '--recreate', 'True']);
  const search = async (index: string, query: object): Promise<number> => {
    const answer = await fetch(`${options.url}/${index}/_search?size=0`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, track_total_hits: true }),
    });
    const { hits } = (await answer.json()) as { hits: { total: { value: number } } };
    return hits.total.value;
  };
  const time = (at: number): string => new Date(at).toISOString().slice(0, 19);
  const words = ['--config', config, '--rule', rule];
  const range = ['--start', time(options.from), '--end', time(options.to + 1000)];
  const figures = await measure(program('elastalert'), [...words, ...range], {
    engine: options.engine,
    cwd: options.folder,
    // It keeps a record of every run at its end, and would then wait for the next.
    isDone: async () => (await search(`${WRITEBACK}_status`, { match_all: {} })) > 0,
  });
  await fetch(`${options.url}/${WRITEBACK}/_refresh`, { method: 'POST' });
  const alerts = await search(WRITEBACK, { term: { alert_sent: true } });
  if (alerts === 0) throw new Error(`ElastAlert made no alert: ${figures.output.slice(-2000)}`);
  return { ...figures, alerts };
}

/** What it takes to start at all, seconds of CPU. */
export async function elastAlertStart(
  program: (name: string) => string,
  engine: number,
): Promise<number> {
  return (await measure(program('elastalert'), ['--help'], { engine })).cpu;
}
