// Makes dist/public/, the standalone host's page: JavaScript in parts, fonts, and each file compressed ahead.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'esbuild';
import { euiIcons } from './eui_icons.mjs';
import { filesIn, stampOf } from './input_stamp.mjs';
import { replaceModule } from './replace_module.mjs';
import { zodByName, zodInEnglish } from './zod_plugins.mjs';

export const OUT = 'dist/public';
const STAMP = join(OUT, '.inputs');
const INPUTS = ['public', 'common', 'scripts', 'package-lock.json'];
const COMPRESSIBLE = /\.(js|css|html|svg)$/;
/** Set by public/standalone.ts. */
const NONCE = 'globalThis.executableStackNonce';
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

const replacements = [
  // EUI's code blocks colour every language there is; the app shows JSON and shell commands.
  replaceModule(
    'few-languages',
    /^refractor$/,
    `const refractor = require('refractor/core');
     for (const language of [require('refractor/lang/json'), require('refractor/lang/bash')])
       refractor.register(language);
     module.exports = refractor;`,
  ),
  replaceModule(
    'no-esql',
    /^@elastic\/prismjs-esql$/,
    `export const esql = Object.assign(() => {}, { displayName: 'esql', aliases: [] });`,
  ),
  // EUI uses one function of the whole.
  replaceModule(
    'one-of-lodash',
    /^lodash$/,
    `export { default as uniqueId } from 'lodash/uniqueId';`,
  ),
];

/**
 * EUI makes some styles in stores of their own, without a way to give them the nonce that lets them through the content security
 * policy.
 */
const styleNonce = {
  name: 'style-nonce',
  setup({ onLoad }) {
    const stores =
      /eui\/optimize\/es\/services\/emotion\/css\.js$|@emotion\/css\/dist\/emotion-css[.\w]*\.esm\.js$/;
    onLoad({ filter: stores }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const contents = text.replace(/key: 'css'/, `key: 'css', nonce: ${NONCE}`);
      if (contents === text) throw new Error(`${path} makes its styles in another way now`);
      return { contents };
    });
  },
};

function stampOfInputs() {
  return stampOf(INPUTS.flatMap(filesIn).filter((one) => !/\.test\.tsx?$/.test(one)));
}

/** What the page needs before it can show anything: these and what they import, not what comes later. */
function firstPageFiles(metafile, entries) {
  const needed = new Set();
  const add = (path) => {
    if (needed.has(path)) return;
    needed.add(path);
    for (const { path: imported, kind } of metafile.outputs[path]?.imports ?? [])
      if (kind === 'import-statement') add(imported);
  };
  entries.forEach(add);
  return [...needed];
}

function outputOf(metafile, entryPoint) {
  const found = Object.entries(metafile.outputs).find(([, one]) => one.entryPoint === entryPoint);
  if (!found) throw new Error(`${entryPoint} is not among what was built`);
  return found[0];
}

function writeHtml(metafile) {
  const script = outputOf(metafile, 'public/standalone.ts');
  const styles = outputOf(metafile, 'public/standalone/fonts.css');
  const icon = Object.keys(metafile.outputs).find((path) => path.endsWith('.svg'));
  const url = (path) => `/${path.slice(OUT.length + 1)}`;
  const preloads = firstPageFiles(metafile, [
    script,
    outputOf(metafile, 'public/standalone/start.tsx'),
  ])
    .filter((path) => path !== script)
    .map((path) => `<link rel="modulepreload" href="${url(path)}" />`);
  const values = {
    script: url(script),
    styles: url(styles),
    icon: url(icon),
    preloads: preloads.join('\n    '),
  };
  const template = readFileSync('public/standalone/index.html', 'utf8');
  const html = template.replace(/%(\w+)%/g, (_, name) => values[name]);
  writeFileSync(join(OUT, 'index.html'), html);
}

async function compress(path) {
  const content = readFileSync(path);
  const [zipped, brotli] = await Promise.all([
    promisify(gzip)(content, { level: 9 }),
    promisify(brotliCompress)(content, BROTLI),
  ]);
  writeFileSync(`${path}.gz`, zipped);
  writeFileSync(`${path}.br`, brotli);
}

/** Builds the page, unless nothing that it is made of has changed. */
export async function buildPublic() {
  const stamp = stampOfInputs();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return;
  rmSync(OUT, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: [
      'public/standalone.ts',
      'public/standalone/fonts.css',
      'public/standalone/icon.svg',
    ],
    outdir: OUT,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome109', 'firefox115', 'safari16'],
    minify: true,
    metafile: true,
    legalComments: 'linked',
    entryNames: 'assets/[name]-[hash]',
    chunkNames: 'assets/[name]-[hash]',
    assetNames: 'assets/[name]-[hash]',
    loader: { '.woff2': 'file', '.svg': 'copy' },
    define: {
      'process.env.NODE_ENV': '"production"',
      __webpack_nonce__: NONCE,
    },
    // The one that Kibana uses: without checks of property types.
    alias: { '@elastic/eui': '@elastic/eui/optimize/es' },
    plugins: [euiIcons, zodByName, zodInEnglish, styleNonce, ...replacements],
    logLevel: 'warning',
  });
  writeHtml(metafile);
  writeFileSync(join(OUT, '.meta.json'), JSON.stringify(metafile));
  await Promise.all(
    filesIn(OUT)
      .filter((path) => COMPRESSIBLE.test(path))
      .map(compress),
  );
  writeFileSync(STAMP, stamp);
}

if (basename(process.argv[1] ?? '') === 'build_public.mjs') await buildPublic();
