// The manifest of an installed plugin, made of the one in the sources.
import { readFileSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);

/** Whole lines only: that is all that the file has. */
const COMMENTS = /^\s*\/\/.*$/gm;

export function readPackage() {
  return JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'));
}

/** `kibana.json`: Kibana refuses the plugin for a key too many and for another version than its own. */
export function kibanaJson(kibanaVersion) {
  const text = readFileSync(new URL('kibana.jsonc', ROOT), 'utf8');
  const { id, ...rest } = JSON.parse(text.replace(COMMENTS, ''));
  return { id, version: readPackage().version, kibanaVersion, ...rest };
}

/** `package.json`, as Kibana's plugin helpers leave it: without what is needed to build only. */
export function packageJson(kibanaVersion) {
  const { name, version, description, license } = readPackage();
  return { name, version, description, license, private: true, kibana: { version: kibanaVersion } };
}
