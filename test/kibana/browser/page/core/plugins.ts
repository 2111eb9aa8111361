import type { CoreSetup, CoreStart, Plugin } from '@kbn/core/public';
import type { InjectedMetadata } from './metadata';

type Initializer = (context: unknown) => Plugin;

interface Bundles {
  has(key: string): boolean;
  get(key: string): { plugin?: Initializer } | undefined;
}

/** `src/core/packages/plugins/browser-internal/src/plugin_reader.ts` */
function read(name: string): Initializer {
  const { __kbnBundles__: bundles } = window as unknown as { __kbnBundles__: Bundles };
  const key = `plugin/${name}/public`;
  if (!bundles.has(key))
    throw new Error(`Definition of plugin "${name}" not found and may have failed to load.`);
  const plugin = bundles.get(key)?.plugin;
  if (typeof plugin !== 'function')
    throw new Error(`Definition of plugin "${name}" should either be a function or a module.`);
  return plugin;
}

/** `src/core/packages/plugins/browser-internal/src/{plugin,plugins_service,plugin_context}.ts`: setup of all, then start of all. */
export class PluginsService {
  private readonly plugins: Plugin[] = [];
  private started: (services: [CoreStart, object, unknown]) => void = () => undefined;
  private readonly startServices = new Promise<[CoreStart, object, unknown]>((resolve) => {
    this.started = resolve;
  });

  constructor(private readonly metadata: InjectedMetadata) {}

  setup(core: Omit<CoreSetup, 'getStartServices'>): void {
    const { uiPlugins, version } = this.metadata;
    for (const { id } of uiPlugins) {
      const context = {
        opaqueId: Symbol(id),
        env: { mode: { name: 'production', dev: false, prod: true }, packageInfo: { version } },
        config: { get: () => ({}) },
      };
      const plugin = read(id)(context);
      if (typeof plugin.setup !== 'function')
        throw new Error(`Instance of plugin "${id}" does not define "setup" function.`);
      if (typeof plugin.start !== 'function')
        throw new Error(`Instance of plugin "${id}" does not define "start" function.`);
      plugin.setup({ ...core, getStartServices: () => this.startServices }, {});
      this.plugins.push(plugin);
    }
  }

  start(core: CoreStart): void {
    for (const plugin of this.plugins) plugin.start(core, {});
    this.started([core, {}, undefined]);
  }
}
