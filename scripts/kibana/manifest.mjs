// The manifest of an installed plugin, made of the one in the sources.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);

/** Whole lines only: that is all that the file has. */
const COMMENTS = /^\s*\/\/.*$/gm;

function readPackage() {
  return JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'));
}

function readManifest() {
  const text = readFileSync(new URL('kibana.jsonc', ROOT), 'utf8');
  return JSON.parse(text.replace(COMMENTS, ''));
}

export const PLUGIN_ID = readManifest().id;

/**
 * The package's version, with a mark of the browser's script: Kibana serves that below the version, and browsers keep it for a year
 * (`src/core/packages/apps/server-internal/src/bundle_routes/dynamic_asset_response.ts`).
 */
export function versionWith(script) {
  const mark = createHash('sha256').update(script).digest('hex').slice(0, 8);
  return `${readPackage().version}-${mark}`;
}

/** `kibana.json`: Kibana refuses the plugin for a key too many and for another version than its own. */
export function kibanaJson(kibanaVersion, version = readPackage().version) {
  const { id, ...rest } = readManifest();
  return { id, version, kibanaVersion, ...rest };
}

/** `package.json`, as Kibana's plugin helpers leave it: without what is needed to build only. */
export function packageJson(kibanaVersion, version) {
  const { name, description, license } = readPackage();
  return { name, version, description, license, private: true, kibana: { version: kibanaVersion } };
}
