import type { PluginInitializerContext } from '@kbn/core/server';
import type { ExecutableStackConfig } from './config';

export { config } from './config';

/** What Kibana calls (`src/core/packages/plugins/server-internal/src/plugin.ts`). */
export async function plugin(context: PluginInitializerContext<ExecutableStackConfig>) {
  const { ExecutableStackPlugin } = await import('./plugin');
  return new ExecutableStackPlugin(context);
}
