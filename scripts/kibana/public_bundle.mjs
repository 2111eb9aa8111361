// The browser's half of the plugin: one script that registers itself with Kibana's loader, and does nothing else by itself.
import { build } from 'esbuild';
import { zodByName, zodInEnglish } from '../zod_plugins.mjs';
import { sharedDeps } from './shared_deps.mjs';

const EXPORTS = 'executableStackPublic';

/**
 * Kibana evaluates the script on each of its pages, those for signing in among them, and asks for what it defines each time
 * somebody wants it (`src/core/packages/rendering/server-internal/src/bootstrap/render_template.ts`). So the module runs when it is
 * first asked for, and once.
 */
function wrapper(id) {
  const key = `plugin/${id}/public`;
  return {
    banner: `(function(){"use strict";var made;__kbnBundles__.define("${key}",function(){if(!made){`,
    footer: `made=${EXPORTS}}return made},"${key}")})();`,
  };
}

/** @returns the script, and what it was made of */
export async function buildPublicBundle(id) {
  const { banner, footer } = wrapper(id);
  const { outputFiles, metafile } = await build({
    entryPoints: ['public/index.ts'],
    bundle: true,
    write: false,
    outfile: `${id}.plugin.js`,
    // In one piece: parts would have to be fetched from where Kibana serves the plugin.
    format: 'iife',
    globalName: EXPORTS,
    platform: 'browser',
    target: ['chrome109', 'firefox115', 'safari16'],
    minify: true,
    charset: 'utf8',
    metafile: true,
    legalComments: 'none',
    banner: { js: banner },
    footer: { js: footer },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [sharedDeps, zodByName, zodInEnglish],
    logLevel: 'warning',
  });
  return { script: outputFiles[0].contents, metafile };
}
