import { randomUUID } from 'node:crypto';
import type { CoreStart, Logger, Plugin, PluginInitializerContext } from '@kbn/core/server';
import type { KibanaCluster } from './core/cluster';
import { makeCoreSetup, makeCoreStart, type CoreParts } from './core/contracts';
import { FeatureRegistry } from './core/feature_registry';
import { configOf } from './core/plugin_config';
import type { PluginSource } from './core/plugin_source';
import { HttpService, type HttpRequest, type HttpResponse } from './http/http_service';
import { secretsOf } from './http/kibana_request';
import { RouteTable } from './http/versioned_router';
import { ImportExport } from './saved_objects/import_export';
import { TypeRegistry } from './saved_objects/type_registry';
import { TaskRunners, type SignalStyle } from './task_manager/runner';
import { createScheduling } from './task_manager/scheduling';
import { TaskTypes } from './task_manager/task_types';

export interface NodeOptions {
  cluster: KibanaCluster;
  plugin: PluginSource;
  /** kibana.yml */
  config?: Record<string, unknown>;
  isDev?: boolean;
  /** `xpack.encryptedSavedObjects.encryptionKey` is set. */
  encryptionKey?: boolean;
  roles?: { backgroundTasks: boolean; ui: boolean };
  signals?: SignalStyle;
}

/** What a killed process still tries. */
export class Killed extends Error {}

/** One Kibana of a cluster, with one plugin of others in it. */
export interface KibanaNode {
  readonly log: readonly string[];
  readonly features: FeatureRegistry;
  readonly savedObjects: ImportExport;
  readonly types: TypeRegistry;
  readonly tasks: TaskRunners;
  readonly core: CoreStart;
  request(request: HttpRequest): Promise<HttpResponse>;
  stop(): Promise<void>;
  /** From the nth request of any kind on, nothing reaches the outside any more; 0: at once. */
  killAfter(requests: number): void;
  isDead(): boolean;
}

function makeLogger(lines: string[], context = 'plugins'): Logger {
  const write = (level: string) => (message: string | Error, meta?: object) => {
    const told = meta === undefined ? '' : ` ${JSON.stringify(meta)}`;
    lines.push(
      `[${level}][${context}] ${message instanceof Error ? message.message : message}${told}`,
    );
  };
  return {
    debug: write('DEBUG'),
    info: write('INFO'),
    warn: write('WARN'),
    error: write('ERROR'),
    get: (...more) => makeLogger(lines, [context, ...more].join('.')),
  };
}

/** Every request of a process to the outside is counted: it can be killed at any one of them. */
class Life {
  private left = Infinity;

  killAfter(requests: number): void {
    this.left = requests;
  }

  readonly beforeRequest = (): void => {
    if (this.left <= 0) throw new Killed('the process is dead');
    this.left -= 1;
  };

  isDead(): boolean {
    return this.left <= 0;
  }
}

type AnyPlugin = Plugin<unknown, unknown, Record<string, unknown>, unknown>;

/** `plugins_system.ts`: only those that the manifest names; a required one that is missing stops the plugin. */
function pick(source: PluginSource, contracts: Record<string, unknown>): Record<string, unknown> {
  const { id, requiredPlugins, optionalPlugins } = source.manifest;
  const missing = requiredPlugins.filter((name) => !(name in contracts));
  if (missing.length > 0)
    throw new Error(`Plugin "${id}" is missing required plugins: ${missing.join(', ')}`);
  const named = [...requiredPlugins, ...optionalPlugins];
  return Object.fromEntries(Object.entries(contracts).filter(([name]) => named.includes(name)));
}

/** Takes a plugin through its life (`plugins/server-internal/src/plugin.ts` and `plugins_system.ts`): setup, start, and stop. */
export async function startKibana(options: NodeOptions): Promise<KibanaNode> {
  const { cluster, plugin: source, config = {}, isDev = true, encryptionKey = true } = options;
  const { roles = { backgroundTasks: true, ui: true }, signals = 'signal' } = options;
  const log: string[] = [];
  const life = new Life();
  const { beforeRequest } = life;
  const parts: CoreParts = {
    cluster,
    features: new FeatureRegistry(),
    types: new TypeRegistry(),
    routes: new RouteTable(isDev),
    beforeRequest,
  };
  const taskTypes = new TaskTypes();
  const { manifest, module } = source;
  const values = configOf(manifest, module, config);
  if (values['enabled'] === false) throw new Error(`plugin ${manifest.id} is disabled`);

  const owner = randomUUID();
  const context: PluginInitializerContext = {
    env: {
      mode: { name: isDev ? 'development' : 'production', dev: isDev, prod: !isDev },
      instanceUuid: owner,
      packageInfo: { version: manifest.kibanaVersion },
    },
    node: { roles },
    logger: { get: (...names) => makeLogger(log, ['plugins', manifest.id, ...names].join('.')) },
    config: { get: <T>() => structuredClone(values) as T },
  };
  const instance = (await module.plugin(context)) as unknown as AnyPlugin;
  if (typeof instance.setup !== 'function')
    throw new Error(`Instance of plugin "${manifest.id}" does not define "setup" function.`);

  let started: (services: [CoreStart, unknown, unknown]) => void = () => undefined;
  const startServices = new Promise<[CoreStart, unknown, unknown]>((resolve) => {
    started = resolve;
  });
  const setupContracts = {
    features: { registerKibanaFeature: parts.features.registerKibanaFeature.bind(parts.features) },
    taskManager: { registerTaskDefinitions: taskTypes.registerTaskDefinitions.bind(taskTypes) },
    spaces: {},
    security: {},
    encryptedSavedObjects: { canEncrypt: encryptionKey },
  };
  const made = instance.setup(
    makeCoreSetup(parts, () => startServices),
    pick(source, setupContracts),
  );
  if (made instanceof Promise) throw new Error(`Plugin "${manifest.id}" has an asynchronous setup`);
  parts.types.close();
  parts.features.lock(parts.types.all().map(({ name }) => name));

  const core = makeCoreStart(parts);
  const taskManager = createScheduling({
    types: taskTypes,
    store: cluster.tasks,
    security: cluster.security,
    canEncrypt: encryptionKey,
    beforeRequest,
  });
  const startContracts = pick(source, {
    features: {},
    taskManager,
    spaces: { spacesService: { getSpaceId: (request: never) => secretsOf(request).spaceId } },
    security: {},
    encryptedSavedObjects: {},
  });
  const startMade = instance.start(core, startContracts);
  if (startMade instanceof Promise)
    throw new Error(`Plugin "${manifest.id}" has an asynchronous start`);
  started([core, startContracts, startMade]);

  const say = (message: string) => log.push(message);
  const http = new HttpService({ ...parts, isDev, version: manifest.kibanaVersion, log: say });
  const runners = new TaskRunners({
    types: taskTypes,
    store: cluster.tasks,
    security: cluster.security,
    owner,
    isClaiming: roles.backgroundTasks,
    now: () => cluster.now(),
    signals,
    beforeRequest,
    log: say,
  });
  return {
    log,
    features: parts.features,
    savedObjects: new ImportExport(parts.types, cluster.objects),
    types: parts.types,
    tasks: runners,
    core,
    request: (request) => http.handle(request),
    async stop() {
      runners.abortAll();
      await instance.stop?.();
    },
    killAfter: (requests) => life.killAfter(requests),
    isDead: () => life.isDead(),
  };
}
