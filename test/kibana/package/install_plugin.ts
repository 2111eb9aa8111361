import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readZip } from './read_zip';

/** `src/cli/plugin/install/zip.ts`, `analyzeArchive`: not anchored, so a manifest of another name is one too. */
const MANIFEST = /(kibana[\\/][^\\/]+)[\\/]kibana.json/i;
/** `src/cli/plugin/install/pack.ts`, `assertValidId` */
const ID = /^[a-z]{1}([a-zA-Z0-9]{1,})$/;
/** `src/cli/plugin/install/kibana.ts` and `src/legacy/utils/version.ts`: `9.1.0-SNAPSHOT` is `9.1.0`. */
const clean = (version: string): string => version.replace(/-.*$/, '');

interface FoundPlugin {
  id: string;
  stripPrefix: string;
  kibanaVersion: string;
}

function pluginsIn(zip: Buffer): FoundPlugin[] {
  return readZip(zip).flatMap(({ path, content }) => {
    const [, stripPrefix] = MANIFEST.exec(path) ?? [];
    if (stripPrefix === undefined) return [];
    const { id, version, kibanaVersion } = JSON.parse(content.toString()) as Record<string, string>;
    return [{ id: String(id), stripPrefix, kibanaVersion: String(kibanaVersion || version) }];
  });
}

/**
 * What `bin/kibana-plugin install` does with a zip. @returns the plugin's folder
 * @throws Error as it does
 */
export function installPlugin(file: string, kibanaVersion: string, pluginsFolder: string): string {
  const zip = readFileSync(file);
  const [plugin] = pluginsIn(zip);
  if (!plugin) throw new Error('No kibana plugins found in archive');
  const { id, stripPrefix } = plugin;
  if (!ID.test(id)) throw new Error(`Invalid plugin ID [${id}] in plugin archive`);
  if (clean(plugin.kibanaVersion) !== clean(kibanaVersion))
    throw new Error(
      `Plugin ${id} [${plugin.kibanaVersion}] is incompatible with Kibana [${kibanaVersion}]`,
    );
  const folder = join(pluginsFolder, id);
  for (const { path, mode, content } of readZip(zip)) {
    if (!path.startsWith(stripPrefix) || path.endsWith('/')) continue;
    const target = join(folder, path.slice(stripPrefix.length));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content, { mode: mode & 0o7777 });
  }
  return folder;
}
