// Which Kibana the plugin is for: kibana_versions.json, and nowhere else.
import { readFileSync } from 'node:fs';

const { minors, newest } = JSON.parse(
  readFileSync(new URL('../../kibana_versions.json', import.meta.url), 'utf8'),
);

/** What is built where nobody says otherwise. */
export const NEWEST = newest;

/** @throws Error for what is no release of a Kibana that the plugin is for */
export function checkVersion(version) {
  const [, minor] = /^(\d+\.\d+)\.\d+$/.exec(version) ?? [];
  if (minor === undefined)
    throw new Error(`--kibana-version must be a release such as ${newest}, not ${version}`);
  if (!minors.includes(minor))
    throw new Error(
      `the plugin is not for Kibana ${version}: it is for ${minors.join(', ')} (kibana_versions.json)`,
    );
  return version;
}
