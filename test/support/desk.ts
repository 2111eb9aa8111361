import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Role } from '../../common/access/privileges';
import type { Document } from '../../common/document/document';
import type { Clock } from '../../server/ports';
import { loadConfig, type Config } from '../../standalone/config';
import { openHost, type Host } from '../../standalone/host';
import type { HttpOptions } from '../../standalone/http/http_server';
import { loadSample } from '../../standalone/load_sample';
import { createHostServer, serveHost, signInLink } from '../../standalone/serve';
import { OWNER } from '../../standalone/users/users';
import { createWatcher } from '../../standalone/watcher';

/** A password for tests: nobody guesses it first. */
export const PASSWORD = 'seven quiet herons';

export const COOKIE = 'executable_stack_session';

/** Nothing of this machine is read. */
function quietConfig(dataDir: string): Config {
  const config = loadConfig({ dataDir }, {});
  return {
    ...config,
    http: { ...config.http, port: 0 },
    inputs: { files: [], journal: { enabled: false, command: 'journalctl' } },
    log: { level: 'silent' },
  };
}

/** The user of a role: added where there is none yet. */
async function userOf({ users }: Pick<Host, 'users'>, role: Role): Promise<string> {
  const name = `${role}-1`;
  if (!(await users.list()).some((user) => user.name === name))
    await users.add(name, role, PASSWORD);
  return name;
}

/** A new session of a user of this role. @returns its secret: the value of the cookie */
export async function sessionOf(host: Pick<Host, 'users'>, role: Role): Promise<string> {
  const { secret } = await host.users.signIn(await userOf(host, role), PASSWORD);
  return secret;
}

/** An alert as the application makes them, as far as the routes care. */
export function deskAlert(fields: Document = {}): Document {
  return {
    '@timestamp': '2026-11-24T12:00:01.000Z',
    'kibana.alert.uuid': 'x',
    'kibana.alert.original_time': '2026-11-24T12:00:00.000Z',
    'kibana.alert.workflow_status': 'open',
    'kibana.alert.rule.rule_id': 'rule',
    message: "process '/opt/acme/bin/billing' started with executable stack",
    host: { name: 'web-01' },
    executable_stack: {
      path: '/opt/acme/bin/billing',
      program: 'billing',
      origin: { verdict: 'authentic' },
    },
    ...fields,
  };
}

/** A host whose API is asked without a socket. */
export interface Desk {
  host: Host;
  server: FastifyInstance;
  /** Asks below `/api`, as the app does; `as` is a session's secret. */
  ask(options: {
    method?: string;
    path: string;
    as?: string;
    body?: unknown;
    headers?: Record<string, string>;
  }): Promise<{ status: number; body: never; text: string; headers: Record<string, unknown> }>;
  close(): Promise<void>;
}

/** A host on a store of its own that is asked without a socket. */
export async function openDesk(
  options: Partial<HttpOptions> & { clock?: Clock; config?: Partial<Config> } = {},
): Promise<Desk> {
  const { clock, config: changes, ...http } = options;
  const folder = mkdtempSync(join(tmpdir(), 'executable-stack-'));
  const config = { ...quietConfig(folder), ...changes };
  const host = await openHost(config, clock);
  const watcher = createWatcher(host, config.inputs);
  const server = await createHostServer(host, watcher, config, {
    appFolder: join(folder, 'app'),
    signInLimits: { perAddress: 10_000, perName: 10_000 },
    ...http,
  });
  await server.ready();
  return {
    host,
    server,
    async ask({ method = 'GET', path, as, body, headers }) {
      const request: InjectOptions = {
        method: method as 'GET',
        url: `/api${path}`,
        headers: {
          host: '127.0.0.1:5680',
          'x-requested-with': 'executable-stack',
          ...(as !== undefined && { cookie: `${COOKIE}=${as}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && {
          payload: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      };
      const { statusCode: status, payload: text, headers: answered } = await server.inject(request);
      const isJson = /\/(problem\+)?json;/.test(String(answered['content-type'])) && text !== '';
      return {
        status,
        text,
        headers: answered,
        body: (isJson ? JSON.parse(text) : undefined) as never,
      };
    },
    async close() {
      await server.close();
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A host that a browser can open. */
export interface RunningDesk {
  url: string;
  host: Host;
  /** Signs a user of this role in. @returns the cookie for the browser */
  cookie(role: Role): Promise<{ name: string; value: string; url: string }>;
  /** The address that signs the owner in, once. */
  link(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts a host on a free port, with the built app where it is built.
 * @param options.sample loads the sample logs; needs the built program
 * @param options.dataDir default: a folder of its own, removed at the end
 */
export async function startDesk(
  options: Partial<HttpOptions> & { sample?: boolean; dataDir?: string } = {},
): Promise<RunningDesk> {
  const { sample, dataDir, ...http } = options;
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'executable-stack-'));
  const config = quietConfig(folder);
  const host = await openHost(config);
  const watcher = createWatcher(host, config.inputs);
  const served = await serveHost(host, watcher, config, http);
  if (sample) {
    await loadSample({ storePath: host.storePath, detection: host.application.detection });
  }
  watcher.start();
  return {
    url: served.url,
    host,
    cookie: async (role) => ({
      name: COOKIE,
      value: await sessionOf(host, role),
      url: served.url,
    }),
    link: () => signInLink(host, served.url, OWNER),
    async stop() {
      await served.close();
      await watcher.stop();
      await host.close();
      if (dataDir === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
