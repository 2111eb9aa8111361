// Makes the plugin for one release of Kibana: target/executableStack-9.x.y.zip, without Kibana's sources.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { writeParser } from './build_kql_parser.mjs';
import { licencesOf } from './kibana/licences.mjs';
import { kibanaJson, packageJson, PLUGIN_ID, versionWith } from './kibana/manifest.mjs';
import { buildPublicBundle } from './kibana/public_bundle.mjs';
import { buildServerBundle } from './kibana/server_bundle.mjs';
import { checkVersion, NEWEST } from './kibana/versions.mjs';
import { makeZip } from './kibana/write_zip.mjs';

const BUDGET_KB = 250;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

function checkSize(script) {
  const kb = Math.round(gzipSync(script, { level: 9 }).length / 1000);
  if (kb > BUDGET_KB)
    throw new Error(`the browser's half is ${kb} kB gzipped, of ${BUDGET_KB} kB at most`);
  return kb;
}

/** All files of the plugin, by their path below its folder. */
async function pluginFiles(kibanaVersion) {
  const [browser, server] = await Promise.all([buildPublicBundle(PLUGIN_ID), buildServerBundle()]);
  const script = `target/public/${PLUGIN_ID}.plugin.js`;
  const version = versionWith(browser.script);
  const files = {
    'kibana.json': json(kibanaJson(kibanaVersion, version)),
    'package.json': json(packageJson(kibanaVersion, version)),
    LICENSE: readFileSync('LICENSE'),
    NOTICE: readFileSync('NOTICE'),
    'THIRD_PARTY_LICENSES.txt': licencesOf([browser.metafile, server.metafile]),
    'server/index.js': server.script,
    [script]: browser.script,
    [`${script}.br`]: brotliCompressSync(browser.script, BROTLI),
  };
  return { files, kb: checkSize(browser.script) };
}

async function buildZip(kibanaVersion, folder) {
  await writeParser();
  const { files, kb } = await pluginFiles(kibanaVersion);
  const inFolder = Object.entries(files).map(([path, content]) => [
    `kibana/${PLUGIN_ID}/${path}`,
    content,
  ]);
  const zip = join(folder, `${PLUGIN_ID}-${kibanaVersion}.zip`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(zip, makeZip(Object.fromEntries(inFolder)));
  process.stdout.write(`${zip}: for Kibana ${kibanaVersion}, in the browser ${kb} kB gzipped\n`);
}

/** For a build by Kibana's own plugin helpers, in the `plugins` folder of a checkout: they read the flat manifest only. */
function writeManifest() {
  writeFileSync('kibana.json', json(kibanaJson('kibana')));
  process.stdout.write('kibana.json: for the Kibana whose checkout this folder is in\n');
}

const { values } = parseArgs({
  options: {
    'kibana-version': { type: 'string', default: NEWEST },
    out: { type: 'string', default: 'target' },
    manifest: { type: 'boolean', default: false },
  },
});

try {
  if (values.manifest) writeManifest();
  else await buildZip(checkVersion(values['kibana-version']), values.out);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
