import { request as send } from 'node:http';
import type { CoreSetup, RequestHandler } from '@kbn/core/server';
import { API_PREFIX } from '../../server/kibana/register_routes';
import { until } from '../support/collected';
import { KibanaCluster } from './server/core/cluster';
import { listen } from './server/http/listen';
import { startKibana } from './server/kibana_node';
import { headersOf, USERS } from './support/people';
import { sourcePlugin } from './support/source_plugin';

describe('a Kibana on a port', () => {
  const cluster = new KibanaCluster({ url: 'http://127.0.0.1:9', users: USERS });
  afterAll(() => cluster.close());

  it('serves the API to whom it is told, and beside it what else there is', async () => {
    const roles = { backgroundTasks: false, ui: true };
    const node = await startKibana({ cluster, plugin: sourcePlugin(), roles });
    const page = { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>' };
    const host = await listen(node, {
      headers: headersOf('root'),
      other: async ({ url }) => (url === '/app/executableStack' ? page : undefined),
    });
    try {
      const session = await fetch(`${host.url}${API_PREFIX}/session`);
      expect(await session.json()).toMatchObject({ user: { name: 'The root' } });
      expect(session.headers.get('elastic-api-version')).toBe('2023-10-31');
      expect(await (await fetch(`${host.url}/app/executableStack`)).text()).toBe('<p>');
      expect((await fetch(`${host.url}/app/other`)).status).toBe(404);
    } finally {
      await host.close();
    }
  });

  it('tells a handler that its client has gone', async () => {
    const told: string[] = [];
    const slowly: RequestHandler<unknown, unknown, unknown> = async (_, { events }, response) => {
      told.push('arrived');
      await new Promise<void>((resolve) => events.aborted$.subscribe(resolve));
      told.push('gone');
      return response.ok();
    };
    const setup = ({ http }: CoreSetup) => {
      const security = { authz: { enabled: false as const, reason: 'a test' } };
      http
        .createRouter()
        .versioned.get({ path: '/api/slow', access: 'public', security })
        .addVersion({ version: '2023-10-31', validate: false }, slowly);
    };
    const module = { plugin: () => ({ setup, start: () => undefined }) };
    const { manifest } = sourcePlugin();
    const node = await startKibana({ cluster, plugin: { manifest, module } });
    const host = await listen(node, { headers: headersOf('root') });
    const slow = send(`${host.url}/api/slow`).on('error', () => undefined);
    slow.end();
    await until(() => told.includes('arrived'));
    slow.destroy();
    await until(() => told.includes('gone'));
    await host.close();
  });
});
