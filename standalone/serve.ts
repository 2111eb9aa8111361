import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { ApplicationError } from '../common/errors';
import type { Config } from './config';
import { collectingStorePath, type Host } from './host';
import type { HttpOptions } from './http/http_server';
import { loadSample } from './load_sample';
import { programFile } from './program_file';
import type { Watcher } from './watcher';

const ADDRESS = '127.0.0.1';

/** The folder of the built app. */
export const appFolder = (): string => programFile('dist', 'public');

/** Whether the app's files are there. */
export const isAppBuilt = (): boolean => existsSync(join(appFolder(), 'index.html'));

/** The host as people reach it. */
export interface ServedHost {
  /** Where people open it; behind a proxy, the proxy's address. */
  url: string;
  /** Where this process listens. */
  localUrl: string;
  /** Answers what is under way, then lets go of the port. */
  close(): Promise<void>;
}

function portError(error: unknown, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new ApplicationError(
      'invalid_config',
      `port ${port} of ${ADDRESS} is in use, maybe by another executable-stack; name another with --port`,
      { cause: error },
    );
  if (code === 'EACCES')
    return new ApplicationError(
      'invalid_config',
      `port ${port} of ${ADDRESS} may not be used by this user; name one above 1023 with --port`,
      { cause: error },
    );
  return error;
}

/** While it is being loaded, who asks for it too waits for the same. */
function sampleLoader(host: Host) {
  let loading: Promise<{ events: number; alerts: number }> | undefined;
  return async () => {
    const storePath = collectingStorePath(host);
    const { detection } = host.application;
    loading ??= loadSample({ storePath, detection }).finally(() => {
      loading = undefined;
    });
    return loading;
  };
}

/**
 * The API and the app on a host, not listening yet.
 * @param options of the HTTP side, for tests
 */
export async function createHostServer(
  host: Host,
  watcher: Pick<Watcher, 'inputs' | 'scheduler'>,
  config: Pick<Config, 'http' | 'sessions'>,
  options: Partial<HttpOptions> = {},
): Promise<FastifyInstance> {
  // Only who serves needs it: every other command starts faster without.
  const { createHttpServer } = await import('./http/http_server');
  const { application, users, clock, logger, store, cluster } = host;
  return createHttpServer(
    {
      application,
      users,
      clock,
      logger,
      records: store.records,
      others: store.others,
      othersInCluster: cluster?.others,
      scheduler: watcher.scheduler,
      inputs: () => watcher.inputs(),
      loadSample: sampleLoader(host),
    },
    {
      appFolder: appFolder(),
      publicUrl: config.http.public_url,
      sessionLifetime: config.sessions.absolute,
      ...options,
    },
  );
}

/**
 * Serves the API and the app on this machine.
 * @param options of the HTTP side, for tests
 * @throws ApplicationError `invalid_config` where the port can't be used
 */
export async function serveHost(
  host: Host,
  watcher: Pick<Watcher, 'inputs' | 'scheduler'>,
  config: Pick<Config, 'http' | 'sessions'>,
  options: Partial<HttpOptions> = {},
): Promise<ServedHost> {
  const { port, public_url: publicUrl } = config.http;
  const server = await createHostServer(host, watcher, config, options);
  try {
    await server.listen({ host: ADDRESS, port });
  } catch (error) {
    await server.close();
    throw portError(error, port);
  }
  const { port: used } = server.server.address() as AddressInfo;
  const localUrl = `http://${ADDRESS}:${used}`;
  return { url: publicUrl ?? localUrl, localUrl, close: () => server.close() };
}

/** The address that signs a user in once. The token stands behind the #, so that it is in no log. */
export async function signInLink({ users }: Pick<Host, 'users'>, url: string, name: string) {
  return `${url}/sign-in#token=${await users.makeToken(name)}`;
}
