import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const ICONS = resolve('node_modules/@elastic/eui/optimize/es/components/icon');

/** Those that EUI's own components draw. */
const OF_EUI = [
  'apps',
  'arrowDown',
  'arrowLeft',
  'arrowRight',
  'arrowUp',
  'boxesHorizontal',
  'boxesVertical',
  'calendar',
  'check',
  'checkCircle',
  'checkInCircleFilled',
  'chevronDoubleLeft',
  'chevronDoubleRight',
  'chevronLimitLeft',
  'chevronLimitRight',
  'chevronSingleDown',
  'chevronSingleLeft',
  'chevronSingleRight',
  'chevronSingleUp',
  'clock',
  'copy',
  'copyClipboard',
  'cross',
  'dot',
  'doubleArrowLeft',
  'doubleArrowRight',
  'empty',
  'error',
  'expand',
  'external',
  'eye',
  'eyeClosed',
  'eyeSlash',
  'filter',
  'fullScreen',
  'fullScreenExit',
  'grab',
  'info',
  'lock',
  'magnify',
  'minus',
  'minusCircle',
  'pencil',
  'plus',
  'question',
  'quote',
  'refresh',
  'return',
  'search',
  'sortable',
  'sortDown',
  'sortUp',
  'stopFill',
  'stopFilled',
  'timeRefresh',
  'warning',
];

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) ? [path] : [];
  });
}

function iconFiles() {
  const map = readFileSync(join(ICONS, 'icon_map.js'), 'utf8');
  const found = map.matchAll(/^ {2}(\w+): function[^]*?import\('(\.\/assets\/\w+)'\)/gm);
  return new Map([...found].map(([, name, file]) => [name, file]));
}

function usedIcons(files) {
  const text = sources('public')
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const named = [...text.matchAll(/['"](\w+)['"]/g)].map(([, word]) => word);
  return [...new Set([...OF_EUI, ...named])].filter((name) => files.has(name)).sort();
}

/**
 * EUI fetches each icon by itself as it draws it. Here those that the app names come with the first page, so that they are
 * drawn at once, and all others come in one file, should one be drawn that was not foreseen.
 */
export const euiIcons = {
  name: 'eui-icons',
  setup(build) {
    const files = iconFiles();
    const used = usedIcons(files);
    const importsOf = (names) =>
      names.map((name) => `import {icon as icon_${name}} from '${files.get(name)}';`).join('');

    build.onLoad({ filter: /eui\/optimize\/es\/components\/icon\/icon_map\.js$/ }, ({ path }) => ({
      contents: `const load = (name) => () =>
          import('eui-icons:rest').then((all) => ({ icon: all[name] }));
        export const typeToPathMap = Object.fromEntries(
          '${[...files.keys()].join(' ')}'.split(' ').map((name) => [name, load(name)]));`,
      resolveDir: dirname(path),
    }));
    build.onResolve({ filter: /^eui-icons:/ }, ({ path }) => ({ path, namespace: 'eui-icons' }));
    build.onLoad({ filter: /:rest$/, namespace: 'eui-icons' }, () => ({
      contents: [...files]
        .filter(([name]) => !used.includes(name))
        .map(([name, file]) => `export {icon as ${name}} from '${file}';`)
        .join(''),
      resolveDir: ICONS,
    }));
    build.onLoad({ filter: /public[/\\]standalone[/\\]eui_icons\.ts$/ }, () => ({
      contents: `import {appendIconComponentCache} from './icon.js';${importsOf(used)}
        appendIconComponentCache({${used.map((name) => `${name}: icon_${name}`).join(',')}});`,
      resolveDir: ICONS,
    }));
  },
};
