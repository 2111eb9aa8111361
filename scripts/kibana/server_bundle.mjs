// The server's half of the plugin: one CommonJS module, which finds Kibana's own packages in Kibana's node_modules.
import { isBuiltin } from 'node:module';
import { build } from 'esbuild';
import { zodByName, zodInEnglish } from '../zod_plugins.mjs';

/** The one package of Kibana that is needed at run time; all others are types. */
const FROM_KIBANA = ['@kbn/config-schema'];

function checkImports(metafile) {
  for (const { imports } of Object.values(metafile.outputs))
    for (const { path, external } of imports)
      if (external && !isBuiltin(path) && !FROM_KIBANA.includes(path))
        throw new Error(
          `the server's half imports ${path}, which an installed plugin does not find`,
        );
}

/** @returns the module's text, and what it was made of */
export async function buildServerBundle() {
  const { outputFiles, metafile } = await build({
    entryPoints: ['server/index.ts'],
    bundle: true,
    write: false,
    outfile: 'index.js',
    format: 'cjs',
    platform: 'node',
    // Kibana 9.1 comes with Node 22.
    target: 'node22',
    charset: 'utf8',
    metafile: true,
    legalComments: 'none',
    external: ['@kbn/*', '@elastic/elasticsearch'],
    plugins: [zodByName, zodInEnglish],
    logLevel: 'warning',
  });
  checkImports(metafile);
  return { script: outputFiles[0].contents, metafile };
}
