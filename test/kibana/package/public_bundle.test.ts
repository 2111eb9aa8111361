import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import versions from '../../../kibana_versions.json';
import { buildPlugin } from './build_plugin';
import { readZip } from './read_zip';

/** In all versions of `kbn-ui-shared-deps-src/src/entry.js` from 9.1 on. */
const SHARED = [
  'React',
  'ReactDom',
  'ReactRouter',
  'ReactRouterDom',
  'History',
  'EmotionReact',
  'EmotionCache',
  'ElasticEui',
  'ElasticEuiThemeBorealis',
  'ElasticCharts',
  'Moment',
  'Lodash',
];

let folder: string;
let source: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'executable-stack-bundle-'));
  const zip = readZip(readFileSync(buildPlugin(versions.newest, folder)));
  const script = zip.find(({ path }) => path.endsWith('.plugin.js'));
  source = script?.content.toString() ?? '';
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Require = (key: string) => { plugin?: () => { setup: unknown; start: unknown } };

/** Evaluates the script as a browser does, on a page that notes what is touched; strings are not made into code. */
function evaluate() {
  const defined: { key: string; load: Require; moduleKey: string }[] = [];
  const touched: string[] = [];
  const noting = (name: string, more: object = {}) =>
    new Proxy(more, {
      get: (target, key) => {
        if (typeof key === 'string' && !(key in target)) touched.push(`${name}.${key}`);
        return Reflect.get(target, key) as unknown;
      },
      set: (_, key) => {
        touched.push(`${name}.${String(key)} =`);
        return true;
      },
    });
  const page = {
    __kbnSharedDeps__: noting('__kbnSharedDeps__'),
    window: noting('window'),
    document: noting('document'),
    __kbnBundles__: noting('__kbnBundles__', {
      define: (key: string, load: Require, moduleKey: string) =>
        void defined.push({ key, load, moduleKey }),
    }),
  };
  const context = createContext(page, { codeGeneration: { strings: false, wasm: false } });
  const before = Object.keys(context);
  new Script(source).runInContext(context);
  const globals = Object.keys(context).filter((name) => !before.includes(name));
  return { defined, touched, globals };
}

it('registers itself once, under the plugin’s name, and does nothing else', () => {
  const { defined, touched, globals } = evaluate();
  expect(defined.map(({ key, moduleKey }) => [key, moduleKey])).toEqual([
    ['plugin/executableStack/public', 'plugin/executableStack/public'],
  ]);
  expect(touched).toEqual([]);
  expect(globals).toEqual([]);
});

it('runs when it is asked for, once, and gives what Kibana’s plugin reader wants', () => {
  const { defined, touched } = evaluate();
  const [bundle] = defined;
  const first = bundle?.load(bundle.moduleKey);
  expect(bundle?.load(bundle.moduleKey)).toBe(first);
  const made = first?.plugin?.();
  expect([typeof made?.setup, typeof made?.start]).toEqual(['function', 'function']);
  // What Kibana shares is wanted once the app is opened: its start waits for none of it.
  expect(touched).toEqual([]);
});

it('takes from Kibana only what all versions share', () => {
  const wanted = [...source.matchAll(/__kbnSharedDeps__\.(\w+)/g)].map(([, name]) => name);
  expect(wanted).toEqual(expect.arrayContaining(['React', 'ReactDom', 'ElasticEui']));
  expect(wanted.filter((name) => !SHARED.includes(String(name)))).toEqual([]);
});

it.each([
  ['React', '__SECRET_INTERNALS_DO_NOT_USE_OR_YOU_WILL_BE_FIRED='],
  ['a router', 'Invariant failed: You should not use <'],
  ['EUI', 'euiScreenReaderOnly:'],
  ['Emotion', 'data-emotion'],
  ['moment', 'moment.invalid'],
])('has no copy of %s', (_, mark) => {
  expect(source).not.toContain(mark);
});

it.each([/\beval\(/, /\bnew Function\b/, /\bimport\(/, /\bdocument\.write\b/, /sourceMappingURL/])(
  'has nothing that matches %s',
  (pattern) => {
    expect(source).not.toMatch(pattern);
  },
);
