import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import versions from '../../../kibana_versions.json';
import packageJson from '../../../package.json';
import { parseManifest, pluginInFolder } from '../server/core/plugin_source';
import { buildPlugin, runBuild } from './build_plugin';
import { installPlugin } from './install_plugin';
import { readZip, type ZipEntry } from './read_zip';

const VERSION = versions.newest;
const BUDGET = 250_000;

let folder: string;
let zip: string;
let entries: Map<string, ZipEntry>;

const file = (path: string): Buffer => {
  const found = entries.get(`kibana/executableStack/${path}`);
  if (!found) throw new Error(`${path} is not in the zip`);
  return found.content;
};

/**
 * Kibana serves the script below the plugin's version, and browsers keep it for a year
 * (`src/core/packages/apps/server-internal/src/bundle_routes/dynamic_asset_response.ts`): another script has another version.
 */
const versionOfScript = (): string => {
  const script = file('target/public/executableStack.plugin.js');
  const mark = createHash('sha256').update(script).digest('hex').slice(0, 8);
  return `${packageJson.version}-${mark}`;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'executable-stack-zip-'));
  zip = buildPlugin(VERSION, folder);
  entries = new Map(readZip(readFileSync(zip)).map((entry) => [entry.path, entry]));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the zip', () => {
  it('has these files and no others, in one folder below kibana/, sorted', () => {
    expect([...entries.keys()]).toEqual(
      [
        'LICENSE',
        'NOTICE',
        'THIRD_PARTY_LICENSES.txt',
        'kibana.json',
        'package.json',
        'server/index.js',
        'target/public/executableStack.plugin.js',
        'target/public/executableStack.plugin.js.br',
      ].map((path) => `kibana/executableStack/${path}`),
    );
  });

  it('says for each file who may read it: the installer goes by that', () => {
    for (const { madeBy, mode } of entries.values()) {
      expect(madeBy).toBe(3);
      expect(mode.toString(8)).toBe('100644');
    }
  });

  it('is the same, byte for byte, from the same sources', () => {
    const again = mkdtempSync(join(folder, 'again-'));
    expect(readFileSync(buildPlugin(VERSION, again)).equals(readFileSync(zip))).toBe(true);
  });

  it('brings the script compressed too, as it is', () => {
    const script = file('target/public/executableStack.plugin.js');
    const packed = file('target/public/executableStack.plugin.js.br');
    expect(brotliDecompressSync(packed).equals(script)).toBe(true);
  });

  it('holds the budget of what a browser loads', () => {
    const script = file('target/public/executableStack.plugin.js');
    expect(gzipSync(script, { level: 9 }).length).toBeLessThan(BUDGET);
  });

  it('brings the licences of what it is made of, and none of what Kibana has', () => {
    const text = file('THIRD_PARTY_LICENSES.txt').toString();
    const packages = [...text.matchAll(/^(\S+) \d+\.\d+\.\d+ \(/gm)].map(([, name]) => name);
    // Of react and react-dom it is the shims `react/jsx-runtime` and `react-dom/client`.
    expect(packages).toEqual([
      '@tanstack/query-core',
      '@tanstack/react-query',
      'react',
      'react-dom',
      'zod',
    ]);
    expect(file('LICENSE').toString()).toContain('Apache License');
    expect(file('NOTICE').toString()).toContain('Elastic');
  });
});

describe('kibana.json', () => {
  it('is flat, and has the keys that Kibana knows', () => {
    expect(JSON.parse(file('kibana.json').toString())).toEqual({
      id: 'executableStack',
      version: versionOfScript(),
      kibanaVersion: VERSION,
      type: 'standard',
      owner: { name: expect.any(String) as string },
      description: packageJson.description,
      server: true,
      ui: true,
      configPath: ['executableStack'],
      requiredPlugins: ['features', 'taskManager'],
      optionalPlugins: ['spaces'],
      requiredBundles: [],
    });
  });

  it('is taken by the Kibana that it is for, and by no other', () => {
    const text = file('kibana.json').toString();
    expect(parseManifest(text, VERSION)).toMatchObject({ id: 'executableStack', ui: true });
    expect(() => parseManifest(text, '9.1.0')).toThrow(VERSION);
  });

  it('stands beside a package.json that names the same versions', () => {
    expect(JSON.parse(file('package.json').toString())).toMatchObject({
      version: versionOfScript(),
      license: 'Apache-2.0',
      kibana: { version: VERSION },
    });
  });
});

describe('installed', () => {
  it('is refused by another release of Kibana, as the installer says it', () => {
    expect(() => installPlugin(zip, '9.5.3', join(folder, 'refused'))).toThrow(
      `Plugin executableStack [${VERSION}] is incompatible with Kibana [9.5.3]`,
    );
  });

  it('lies in a folder of its id, readable, and its server half finds all that it needs', () => {
    const plugin = installPlugin(zip, VERSION, join(folder, 'plugins'));
    expect(plugin).toBe(join(folder, 'plugins', 'executableStack'));
    expect(statSync(join(plugin, 'server/index.js')).mode & 0o777).toBe(0o644);
    const { module } = pluginInFolder(plugin, VERSION);
    expect(typeof module.plugin).toBe('function');
    expect(module.config).toHaveProperty('schema');
  });

  it('requires of Kibana what a plugin of others finds there, and of Node its own modules', () => {
    const text = file('server/index.js').toString();
    const required = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
    const others = [...new Set(required)].filter((name) => !name?.startsWith('node:'));
    expect(others).toEqual(['@kbn/config-schema']);
  });
});

describe('npm run build:kibana', () => {
  it.each([
    ['8.19.4', 'the plugin is not for Kibana 8.19.4: it is for 9.1, '],
    ['9.0.0', 'the plugin is not for Kibana 9.0.0: it is for 9.1, '],
    ['9.5', 'must be a release such as '],
    ['kibana', 'must be a release such as '],
    ['9.5.4-SNAPSHOT', 'must be a release such as '],
  ])('refuses %s', (version, why) => {
    const { status, err } = runBuild('--kibana-version', version, '--out', folder);
    expect(status).toBe(1);
    expect(err).toContain(why);
  });

  it.each(versions.minors.slice(0, 1))('builds for %s, the oldest', (minor) => {
    const built = buildPlugin(`${minor}.0`, folder);
    expect(() => installPlugin(built, `${minor}.0`, join(folder, minor))).not.toThrow();
  });
});
