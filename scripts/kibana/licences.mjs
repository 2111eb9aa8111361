// The licences of the packages that are in the bundles.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = /^(node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** The folders of the packages whose code is in the bundles. */
function bundledPackages(metafiles) {
  const folders = new Set();
  for (const { outputs } of metafiles)
    for (const { inputs } of Object.values(outputs))
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const [, found] = PACKAGE.exec(path) ?? [];
        if (found && bytesInOutput > 0) folders.add(found);
      }
  return [...folders].sort();
}

/** Name and licence of each, as its authors ask for. @throws Error for a package without a licence's text */
export function licencesOf(metafiles) {
  const texts = bundledPackages(metafiles).map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    if (!file || !existsSync(join(folder, file))) throw new Error(`${name} has no licence's text`);
    const text = readFileSync(join(folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return `What is in this plugin's bundles beside its own code:\n\n${texts.join('\n---\n\n')}`;
}
