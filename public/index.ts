import { ExecutableStackPublicPlugin } from './plugin';

/** What Kibana's browser calls (`src/core/packages/plugins/browser-internal/src/plugin_reader.ts`). */
export function plugin() {
  return new ExecutableStackPublicPlugin();
}
