import type { Privilege } from '../../common/access/privileges';
import { API, routesOf } from '../../common/api/api';
import { API_PREFIX } from '../../server/kibana/register_routes';
import { KibanaCluster } from './server/core/cluster';
import { configOf } from './server/core/plugin_config';
import { parseManifest } from './server/core/plugin_source';
import { grantedBy } from './server/security/roles';
import { startKibana, type KibanaNode, type NodeOptions } from './server/kibana_node';
import { call } from './support/call';
import { headersOf, rolesIn, USERS } from './support/people';
import { sourcePlugin } from './support/source_plugin';

/** Nothing listens there: what is tested here never gets that far. */
const NOWHERE = 'http://127.0.0.1:9';
const IDLE = { backgroundTasks: false, ui: true };

describe('the plugin in a Kibana', () => {
  const cluster = new KibanaCluster({
    url: NOWHERE,
    spaces: ['soc'],
    users: USERS,
    roles: rolesIn('soc'),
  });
  const start = (options: Partial<NodeOptions> = {}): Promise<KibanaNode> =>
    startKibana({ cluster, plugin: sourcePlugin(), roles: IDLE, ...options });

  afterAll(() => cluster.close());

  it('lives from setup to stop', async () => {
    const node = await start();
    await node.stop();
    expect(node.log).toEqual([]);
  });

  it.each([true, false])('starts in development (%s) and in production', async (isDev) => {
    await (await start({ isDev })).stop();
  });

  it('needs what its manifest names', async () => {
    const plugin = sourcePlugin();
    const manifest = { ...plugin.manifest, requiredPlugins: ['features', 'alerting'] };
    await expect(start({ plugin: { ...plugin, manifest } })).rejects.toThrow(
      'missing required plugins: alerting',
    );
  });

  it('has no more routes than the table, none of the standalone host’s among them', async () => {
    const node = await start();
    const names = routesOf('kibana');
    expect(names).not.toContain('signIn');
    for (const name of names) expect((await call(node, 'nobody', 'soc', name)).status).toBe(401);
    const users = await node.request({
      method: 'GET',
      url: `${API_PREFIX}${API.listUsers.path}`,
      headers: headersOf('root'),
    });
    expect(users.status).toBe(404);
  });

  it('registers its saved objects hidden and kept apart by space', async () => {
    const { types } = await start();
    expect(types.all().map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "executable-stack-exclusion",
        "executable-stack-run",
        "executable-stack-ledger",
        "executable-stack-lease",
        "executable-stack-run-request",
      ]
    `);
    for (const { hidden, namespaceType } of types.all()) {
      expect({ hidden, namespaceType }).toEqual({ hidden: true, namespaceType: 'single' });
    }
  });

  it.each([
    ['all', ['manage_exclusions', 'manage_settings', 'read', 'triage']],
    ['read', ['read']],
    ['minimal_all', ['read']],
    ['triage', ['triage']],
    ['manage_exclusions', ['manage_exclusions']],
    ['manage_settings', ['manage_settings']],
  ])('its privilege %s lets people %s', async (privilege, expected) => {
    const { features } = await start();
    const role = { kibana: [{ spaces: ['*'], feature: { executableStack: [privilege] } }] };
    const { api, ui, savedObject } = grantedBy([role], 'soc', features.all());
    expect([...ui].sort()).toEqual(expected.map((one) => `executableStack.${one}`));
    expect([...api].sort()).toEqual(expected.map((one) => `executable_stack_${one}`));
    // Of Saved Objects only: what the app reads and writes it does as Kibana, once a route has asked who may.
    const only = (privilege: Privilege) =>
      expected.includes(privilege) ? ['executable-stack-exclusion'] : [];
    expect([...savedObject.read]).toEqual(only('read'));
    expect([...savedObject.all]).toEqual(only('manage_exclusions'));
  });

  describe('its configuration', () => {
    const startWith = (executableStack: unknown) => start({ config: { executableStack } });

    it('is complete without a word in kibana.yml, and the browser learns nothing of it', () => {
      const { manifest, module } = sourcePlugin();
      expect(configOf(manifest, module, {})).toEqual({
        enabled: true,
        rule: { version: 2 },
        events: {},
        firstRun: 'look_back',
      });
      expect(Object.keys(module.config ?? {})).toEqual(['schema']);
    });

    it.each([
      [
        { surprise: 1 },
        '[config validation of [executableStack].surprise]: definition for this key is missing',
      ],
      [{ rule: { version: 3 } }, 'must be one of 2, 6'],
      [{ events: { index: [] } }, 'array size is [0], but cannot be smaller than [1]'],
      [{ firstRun: 'yesterday' }, 'types that failed validation'],
      [{ enabled: false }, 'is disabled'],
    ])('%j is refused', async (given, message) => {
      await expect(startWith(given)).rejects.toThrow(message);
    });
  });

  describe('its manifest', () => {
    const flat = {
      id: 'executableStack',
      version: '1.0.0',
      kibanaVersion: '9.4.2',
      server: true,
      owner: { name: 'x' },
    };

    it.each([
      [{ ...flat, surprise: 1 }, 'unrecognized properties: surprise'],
      [{ ...flat, id: 'executable_stack' }, 'camelCase'],
      [{ ...flat, id: 'x' }, 'camelCase'],
      [{ ...flat, configPath: [1] }, 'a string or strings'],
      [{ ...flat, owner: {} }, '"owner" must have a "name"'],
      [{ ...flat, kibanaVersion: '9.4.3' }, 'it is for 9.4.3, and this is Kibana 9.4.2'],
      [{ ...flat, server: false }, 'both "server" and "ui"'],
    ])('would be refused as %j', (manifest, message) => {
      expect(() => parseManifest(JSON.stringify(manifest), '9.4.2')).toThrow(message);
    });
  });
});
