import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as server from '../../../server';
import { parseManifest, type PluginSource, type ServerModule } from '../server/core/plugin_source';

const ROOT = join(__dirname, '../../..');
export const KIBANA_VERSION = '9.4.2';

/** The plugin as its sources are, with the manifest that the package would have. */
export function sourcePlugin(): PluginSource {
  const text = readFileSync(join(ROOT, 'kibana.jsonc'), 'utf8').replace(/^\s*\/\/.*$/gm, '');
  const written = { version: '0.1.0', kibanaVersion: KIBANA_VERSION };
  const whole = { ...(JSON.parse(text) as object), ...written };
  const manifest = parseManifest(JSON.stringify(whole), KIBANA_VERSION);
  return { manifest, module: server as unknown as ServerModule };
}
