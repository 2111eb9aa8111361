import type { Client } from '@elastic/elasticsearch';
import { realLineTails } from '../generate_syslog';

const DOCUMENTS_AT_ONCE = 4000;
const PAUSE = 2000;
const REQUESTS_AT_ONCE = 2;

/** As the System integration maps its logs, as far as these events have fields. */
const MAPPINGS = {
  properties: {
    '@timestamp': { type: 'date' },
    message: { type: 'match_only_text' },
    'event.ingested': { type: 'date' },
    'event.dataset': { type: 'keyword' },
    'data_stream.dataset': { type: 'keyword' },
    'host.name': { type: 'keyword' },
    'host.os.type': { type: 'keyword' },
    'process.name': { type: 'keyword' },
    'process.pid': { type: 'long' },
    'log.file.path': { type: 'keyword' },
  },
} as const;

export interface Load {
  events: number;
  hits: number;
  /** From when to when, ms since the epoch; the events are spread evenly. */
  from: number;
  to: number;
}

/** A line of syslog: program and message. */
function partsOf(tail: string): { name: string; message: string } {
  const [, name = 'app', message = tail] = /^ \S+ ([^:[]+)(?:\[\d+\])?: (.*)$/.exec(tail) ?? [];
  return { name, message };
}

/** A machine that runs for days logs little of its kernel: one line in so many. */
const KERNEL_EVERY = 5003;
const HOSTS = 97;

function* documents({ events, hits, from, to }: Load): Generator<string> {
  const lines = realLineTails().map(partsOf);
  const ofKernel = lines.filter(({ name }) => name === 'kernel');
  const others = lines.filter(({ name }) => name !== 'kernel');
  const lineOf = (number: number): { name: string; message: string } => {
    const from = number % KERNEL_EVERY === 0 ? ofKernel : others;
    return from[number % from.length] ?? { name: 'app', message: '' };
  };
  const hitEvery = Math.floor(events / hits);
  for (let number = 0; number < events; number += 1) {
    const time = new Date(from + Math.floor((number / events) * (to - from))).toISOString();
    const isHit = number % hitEvery === hitEvery - 1;
    const { name, message } = isHit
      ? {
          name: 'kernel',
          message: `[${String(number % 1e6).padStart(5)}.123456] process 'opt/app/bin/worker-${number}' started with executable stack`,
        }
      : lineOf(number);
    yield JSON.stringify({
      '@timestamp': time,
      message,
      event: { ingested: time, dataset: 'system.syslog' },
      data_stream: { dataset: 'system.syslog' },
      host: { name: `web-${number % HOSTS}`, os: { type: 'linux' } },
      process: { name, pid: number % 32768 },
      log: { file: { path: '/var/log/syslog' } },
    });
  }
}

async function send(url: string, index: string, body: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}/${index}/_bulk?filter_path=errors`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body,
    });
    const { errors } = (await response.json()) as { errors?: boolean };
    if (response.ok && !errors) return;
    if (response.status !== 429)
      throw new Error(`the index took not all of it: ${response.status}`);
    // It took nothing of it, for want of memory: that passes.
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** Fills an index of its own with real messages and hits placed among them. */
export async function fillIndex(
  client: Client,
  url: string,
  index: string,
  load: Load,
  onProgress: (events: number) => void,
): Promise<void> {
  await client.indices.create({
    index,
    settings: { number_of_shards: 1, number_of_replicas: 0, refresh_interval: '-1' },
    mappings: MAPPINGS,
  });
  const source = documents(load);
  let done = 0;
  const sendAll = async (): Promise<void> => {
    for (;;) {
      const lines: string[] = [];
      for (let next = source.next(); !next.done; next = source.next()) {
        lines.push('{"create":{}}', next.value);
        if (lines.length >= 2 * DOCUMENTS_AT_ONCE) break;
      }
      if (lines.length === 0) return;
      await send(url, index, `${lines.join('\n')}\n`);
      done += lines.length / 2;
      onProgress(done);
    }
  };
  await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, sendAll));
  await client.indices.putSettings({ index, settings: { refresh_interval: '1s' } });
  await client.indices.refresh({ index });
}
