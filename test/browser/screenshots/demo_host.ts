import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { Role } from '../../../common/access/privileges';
import type { Clock } from '../../../server/ports';
import { importPaths } from '../../../standalone/collector/import/import_paths';
import { inProcessWriter } from '../../../standalone/collector/event_writer';
import type { InputStatus } from '../../../standalone/collector/input_status';
import { loadConfig, type Config } from '../../../standalone/config';
import { openHost, type Host } from '../../../standalone/host';
import { programFile } from '../../../standalone/program_file';
import { serveHost } from '../../../standalone/serve';
import { COOKIE, PASSWORD } from '../../support/desk';
import { toEvent } from '../events';
import { excludeEarly, excludeLate, LINES, triage } from './demo_work';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 24, 10, 45);

/** When the pictures are taken. */
export const NOW = Date.UTC(2026, 10, 24, 12, 6);

const PEOPLE = { viewer: 'carol', analyst: 'alice', admin: 'dana' } as const;

/** A host with some hours of work in it, the same at every run. */
export interface DemoHost {
  url: string;
  signIn(context: BrowserContext, role: Role): Promise<void>;
  close(): Promise<void>;
}

function inputs(): InputStatus[] {
  const following = { state: 'following', lag_bytes: 0, duplicates: 0, errors: 0 } as const;
  const last_event_at = new Date(NOW - 4_000).toISOString();
  return [
    {
      ...following,
      source: 'journal',
      path: 'journalctl',
      lines: 1843,
      events: 1843,
      last_event_at,
    },
    ...['/var/log/syslog', '/var/log/auth.log', '/var/log/audit/audit.log'].map(
      (path, index): InputStatus => ({
        ...following,
        source: `file:${path}`,
        path,
        lines: 5120 >> index,
        events: 4090 >> index,
        duplicates: 1030 >> index,
        last_event_at,
      }),
    ),
    {
      source: 'file:/var/log/messages',
      state: 'waiting',
      path: '/var/log/messages',
      lag_bytes: 0,
      lines: 0,
      events: 0,
      duplicates: 0,
      errors: 0,
    },
  ];
}

function demoConfig(folder: string): Config {
  const config = loadConfig({ dataDir: folder }, {});
  return { ...config, http: { ...config.http, port: 0 }, log: { level: 'silent' } };
}

/** A clock that goes on a little whenever somebody looks, and otherwise as it is set. */
interface DemoClock extends Clock {
  time: number;
  step: number;
}

/**
 * Were only the time of day to go on, the detection would take the clock for one that somebody sets all the time.
 * @returns what lets the real one be seen again
 */
function setMonotonicClock(clock: DemoClock): () => void {
  const real = performance.now;
  performance.now = () => clock.time;
  return () => {
    performance.now = real;
  };
}

/** A run every five minutes; for half an hour, nothing ran. */
async function liveThrough(host: Host, clock: DemoClock): Promise<void> {
  const { detection } = host.application;
  await detection.begin();
  for (let at = START; at <= NOW - MINUTE; at += 5 * MINUTE) {
    clock.time = at;
    const minute = new Date(at).toISOString().slice(11, 16);
    if (minute === '11:05') await excludeEarly(host);
    if (minute === '11:50') await loadLogs(host);
    for (const line of LINES[minute] ?? []) host.store.sink.append([toEvent(line)]);
    if (minute > '11:10' && minute < '11:40') continue;
    await detection.runToEnd({ trigger: 'schedule' });
  }
}

async function loadLogs({ store }: Host): Promise<void> {
  await importPaths([programFile('sample', 'debian-12')], {
    writer: inProcessWriter(store.sink),
    hostName: 'web-01',
    timezone: 'UTC',
  });
}

/** Opens a host whose clock stands still, with the sample and what people did with it. */
export async function openDemoHost(): Promise<DemoHost> {
  const folder = mkdtempSync(join(tmpdir(), 'executable-stack-demo-'));
  const clock: DemoClock = { time: START, step: 3, now: () => (clock.time += clock.step) };
  const config = demoConfig(folder);
  const host = await openHost(config, clock);
  for (const [role, name] of Object.entries(PEOPLE))
    await host.users.add(name, role as Role, PASSWORD);
  const timePasses = setMonotonicClock(clock);
  await liveThrough(host, clock);
  timePasses();
  clock.step = 0;
  clock.time = NOW - 2 * MINUTE;
  await triage(host);
  await excludeLate(host, NOW);
  clock.time = NOW;
  const scheduler = {
    runSoon: async () => undefined,
    nextRunAt: async () => NOW + 4 * MINUTE,
  };
  const served = await serveHost(host, { inputs, scheduler }, config);
  const secrets = new Map<Role, string>();
  return {
    url: served.url,
    async signIn(context, role) {
      const secret = secrets.get(role) ?? (await host.users.signIn(PEOPLE[role], PASSWORD)).secret;
      secrets.set(role, secret);
      await context.addCookies([{ name: COOKIE, value: secret, url: served.url }]);
    },
    async close() {
      await served.close();
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
