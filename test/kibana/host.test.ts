import type { CoreSetup, IRouter } from '@kbn/core/server';
import type { KibanaFeatureConfig } from '@kbn/features-plugin/server';
import type { TaskRegisterDefinition } from '@kbn/task-manager-plugin/server';
import { schema } from './server/config_schema';
import { KibanaCluster } from './server/core/cluster';
import { startKibana, type NodeOptions } from './server/kibana_node';
import { TypeRegistry } from './server/saved_objects/type_registry';
import { TaskStore } from './server/task_manager/task_store';
import { TaskTypes } from './server/task_manager/task_types';
import { headersOf, rolesIn, USERS } from './support/people';
import { KIBANA_VERSION, sourcePlugin } from './support/source_plugin';

/** A host that takes what Kibana refuses would prove nothing. */
describe('the test host', () => {
  const cluster = new KibanaCluster({
    url: 'http://127.0.0.1:9',
    users: USERS,
    roles: rolesIn('default'),
  });
  afterAll(() => cluster.close());

  const OPEN = { authz: { enabled: false as const, reason: 'a test' } };
  const anything = async (_: unknown, __: unknown, response: { ok(): never }) => response.ok();

  /** A Kibana with a plugin that does one thing in its setup. */
  const startWith = (
    setup: (
      core: CoreSetup,
      plugins: { features: { registerKibanaFeature(one: unknown): void } },
    ) => void,
    options: Partial<NodeOptions> = {},
  ) => {
    const { manifest } = sourcePlugin();
    const module = { plugin: () => ({ setup, start: () => undefined }) };
    return startKibana({ cluster, plugin: { manifest, module } as never, ...options });
  };

  const startWithRoute = (use: (router: IRouter) => void, options: Partial<NodeOptions> = {}) =>
    startWith((core) => use(core.http.createRouter()), options);

  describe('refuses routes', () => {
    const get = (config: object, version: object = {}) =>
      startWithRoute((router) =>
        router.versioned
          .get({ path: '/api/a', access: 'public', security: OPEN, ...config } as never)
          .addVersion(
            { version: '2023-10-31', validate: false, ...version } as never,
            anything as never,
          ),
      );

    it.each([
      [{ security: undefined }, {}, '[authz'],
      [{ security: { authz: { requiredPrivileges: [] } } }, {}, 'types that failed'],
      [{ security: { authz: { enabled: false } } }, {}, 'types that failed'],
      [{ security: { authz: { requiredPrivileges: [{}] } } }, {}, 'types that failed'],
      [
        { security: { authz: { requiredPrivileges: [{ anyRequired: ['a'] }] } } },
        {},
        'types that failed',
      ],
      [{ security: { authz: { requiredPrivileges: ['operator'] } } }, {}, 'types that failed'],
      [{ surprise: 1 }, {}, 'has no option [surprise]'],
      [{ options: { surprise: 1 } }, {}, 'has no option [surprise]'],
      [{ options: { body: { maxBytes: 1 } } }, {}, "can't have body options"],
      [{ access: undefined }, {}, 'must say its access'],
      [{}, { version: '1' }, 'Invalid public version'],
      [{ access: 'internal' }, { version: '2023-10-31' }, 'Invalid version number'],
      [{}, { validate: undefined }, "does not have a 'validate'"],
      [{}, { validate: { request: { query: {} } } }, 'Expected a valid validation logic'],
      [{}, { validate: { request: { headers: () => undefined } } }, 'has no option [headers]'],
    ])('as %j with a version as %j', async (config, version, message) => {
      await expect(get(config, version)).rejects.toThrow(message);
    });

    it('that are there twice', async () => {
      const twice = (router: IRouter) => {
        for (let time = 0; time < 2; time += 1)
          router.versioned.get({ path: '/api/a', access: 'public', security: OPEN });
      };
      await expect(startWithRoute(twice)).rejects.toThrow('conflicts with existing');
    });
  });

  describe('refuses requests', () => {
    const make = (isDev = true) =>
      startWithRoute(
        (router) => {
          router.versioned
            .post({ path: '/internal/a', access: 'internal', security: OPEN })
            .addVersion({ version: '1', validate: false }, anything as never);
          router.versioned
            .post({ path: '/api/b', access: 'public', security: OPEN })
            .addVersion(
              { version: '2023-10-31', validate: false },
              (async () => 'no response') as never,
            );
        },
        { isDev },
      );
    const origin = { 'x-elastic-internal-origin': 'test' };
    const version = { 'elastic-api-version': '1' };

    it.each([
      ['without a version, in development', {}, ['kbn-xsrf'], 400, 'Please specify a version'],
      [
        'of an unknown version',
        { 'elastic-api-version': '2' },
        [],
        400,
        'No version "2" available',
      ],
      ['of what is no version', { 'elastic-api-version': 'x' }, [], 400, 'Invalid version number'],
    ])('%s', async (_, more, __, status, message) => {
      const node = await make();
      const headers = { ...headersOf('root'), ...origin, ...more };
      const answer = await node.request({ method: 'POST', url: '/internal/a', headers });
      expect(answer.status).toBe(status);
      expect(JSON.parse(answer.body)).toMatchObject({ message: expect.stringContaining(message) });
    });

    it('without kbn-xsrf, from outside, too large, of another type, broken, and to unknown spaces', async () => {
      const node = await make();
      const { 'kbn-xsrf': _, ...bare } = headersOf('root');
      const inside = { ...headersOf('root'), ...origin, ...version };
      const post = async (headers: Record<string, string>, payload = '', url = '/internal/a') =>
        (await node.request({ method: 'POST', url, headers, payload })).status;
      expect(await post({ ...bare, ...origin, ...version })).toBe(400);
      expect(await post({ ...headersOf('root'), ...version })).toBe(400);
      expect(await post({ ...inside, 'kbn-version': '1.2.3' })).toBe(400);
      expect(await post({ ...inside, 'kbn-version': KIBANA_VERSION })).toBe(200);
      expect(await post(inside, JSON.stringify('x'.repeat(2_000_000)))).toBe(413);
      expect(await post({ ...inside, 'content-type': 'text/plain' }, 'a')).toBe(415);
      expect(await post(inside, '{')).toBe(400);
      expect(await post(inside, '', '/s/nowhere/internal/a')).toBe(404);
      expect(await post(inside)).toBe(200);
    });

    it('is content with version 1 of internal routes in production', async () => {
      const node = await make(false);
      const headers = { ...headersOf('root'), ...origin };
      expect((await node.request({ method: 'POST', url: '/internal/a', headers })).status).toBe(
        200,
      );
    });

    it('answers 500 where a handler answers with anything of its own', async () => {
      const node = await make();
      const headers = headersOf('root');
      expect((await node.request({ method: 'POST', url: '/api/b', headers })).status).toBe(500);
    });
  });

  describe('refuses features', () => {
    const whole: KibanaFeatureConfig = {
      id: 'a',
      name: 'A',
      category: { id: 'x', label: 'X' },
      app: ['a'],
      privileges: {
        all: { app: ['a'], ui: [], savedObject: { all: [], read: [] } },
        read: { app: ['a'], ui: [], savedObject: { all: [], read: [] } },
      },
    };

    it.each([
      [{ surprise: 1 }, '[surprise]: definition for this key is missing'],
      [{ scope: ['security'] }, '[scope]: definition for this key is missing'],
      [{ id: 'a.b' }, 'Does not satisfy regexp'],
      [{ id: 'catalogue' }, 'is not allowed'],
      [{ app: [] }, 'unknown app entries'],
      [{ app: ['a', 'b'] }, 'not granted to any privileges: b'],
    ])('with %j', async (more, message) => {
      const started = startWith((_, { features }) =>
        features.registerKibanaFeature({ ...whole, ...more }),
      );
      await expect(started).rejects.toThrow(message);
    });

    it('that grant what is no type of saved objects', async () => {
      const savedObject = { all: ['surprise'], read: [] };
      const all = { app: ['a'], ui: [], savedObject };
      const started = startWith((_, { features }) =>
        features.registerKibanaFeature({ ...whole, privileges: { all, read: all } }),
      );
      await expect(started).rejects.toThrow('unknown type surprise');
    });
  });

  describe('refuses types of saved objects', () => {
    const model = {
      changes: [],
      schemas: { forwardCompatibility: schema.object({}), create: schema.object({}) },
    };
    const whole = {
      name: 'a',
      hidden: true,
      namespaceType: 'single',
      mappings: { dynamic: false, properties: {} },
      modelVersions: { 1: model },
    };

    it.each([
      [{ surprise: 1 }, 'has no option [surprise]'],
      [{ name: 'A b' }, 'is no name'],
      [{ namespaceType: 'none' }, 'has no namespace type'],
      [{ mappings: { dynamic: true, properties: {} } }, 'says neither'],
      [
        { mappings: { dynamic: false, properties: { a: { type: 'word' } } } },
        'No handler for type',
      ],
      [{ modelVersions: {} }, 'has no model versions'],
      [{ modelVersions: { 1: model, 3: model } }, "aren't allowed"],
      [{ modelVersions: { 1: { changes: [], schemas: {} } } }, 'has both schemas'],
      [{ management: { visibleInManagement: true } }, 'importableAndExportable'],
    ])('with %j', (more, message) => {
      expect(() => new TypeRegistry().registerType({ ...whole, ...more } as never)).toThrow(
        message,
      );
    });

    it('twice, and after the start', () => {
      const registry = new TypeRegistry();
      registry.registerType(whole as never);
      expect(() => registry.registerType(whole as never)).toThrow('already registered');
      registry.close();
      expect(() => registry.registerType({ ...whole, name: 'b' } as never)).toThrow(
        'after service',
      );
    });
  });

  describe('refuses tasks', () => {
    const whole = { createTaskRunner: () => ({ run: async () => undefined }) };

    it.each([
      [{ surprise: 1 }, '[surprise]: definition for this key is missing'],
      [{ maxConcurrency: 1 }, "maxConcurrency setting isn't allowed"],
      [{ timeout: 'soon' }, 'Invalid timeout'],
      [{ cost: 3 }, 'Invalid cost'],
      [{ maxAttempts: 0 }, 'equal to or greater than [1]'],
      [{ createTaskRunner: undefined }, 'has no runner'],
    ])('with %j', (more, message) => {
      const definition = { ...whole, ...more } as unknown as TaskRegisterDefinition;
      expect(() => new TaskTypes().registerTaskDefinitions({ a: definition })).toThrow(message);
    });

    it('twice; states that are not as their schema; writes on what somebody else wrote', () => {
      const types = new TaskTypes();
      const state = schema.object({ n: schema.maybe(schema.number()) });
      const up = (given: Record<string, unknown>) => given;
      const definition = { ...whole, stateSchemaByVersion: { 1: { schema: state, up } } };
      types.registerTaskDefinitions({ a: definition as unknown as TaskRegisterDefinition });
      expect(() => types.registerTaskDefinitions({ a: whole })).toThrow('already defined');
      expect(() => types.stateForWriting('a', { m: 1 })).toThrow('[m]: definition');
      expect(types.stateForReading('a', { n: 1, m: 1 }, 1)).toEqual({ n: 1 });
      const store = new TaskStore();
      const task = store.create({ id: 'a', taskType: 'a' } as never);
      store.update(task);
      expect(() => store.update(task)).toThrow('conflict');
      expect(() => store.create({ id: 'a', taskType: 'a' } as never)).toThrow('conflict');
    });
  });
});
