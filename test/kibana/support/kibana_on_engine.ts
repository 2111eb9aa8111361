import { fieldText } from '../../../common/document/document';
import { and } from '../../../common/kql/ast';
import { makeEngineStore, type EngineStore } from '../../engine/support/engine';
import { URL_VARIABLE } from '../../engine/global_setup';
import { KibanaCluster, type ClusterOptions } from '../server/core/cluster';
import { startKibana, type KibanaNode, type NodeOptions } from '../server/kibana_node';
import { rolesIn, USERS } from './people';
import { sourcePlugin } from './source_plugin';

/** A cluster with an Elasticsearch, events and a space of its own. */
export interface Stack {
  store: EngineStore;
  /** The Kibana space, whose alerts are empty at first. */
  space: string;
  cluster: KibanaCluster;
  start(options?: Partial<NodeOptions>): Promise<KibanaNode>;
  /** Path and verdict of each alert, sorted. */
  alertNames(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openStack(options: Partial<ClusterOptions> = {}): Promise<Stack> {
  const store = await makeEngineStore();
  const { space } = store;
  const cluster = new KibanaCluster({
    url: process.env[URL_VARIABLE] ?? '',
    spaces: [space],
    users: USERS,
    roles: rolesIn(space),
    ...options,
  });
  const nodes: KibanaNode[] = [];
  const events = { index: [`${store.eventsIndex}-*`] };
  return {
    store,
    space,
    cluster,
    async start(given = {}) {
      const config = { executableStack: { events, ...given.config } };
      const node = await startKibana({ cluster, plugin: sourcePlugin(), ...given, config });
      nodes.push(node);
      return node;
    },
    async alertNames() {
      const { hits } = await store.alerts.search({ query: and(), size: 500 });
      return hits
        .map(({ document }) =>
          ['executable_stack.path', 'executable_stack.origin.verdict']
            .map((field) => fieldText(document, field))
            .join(' '),
        )
        .sort();
    },
    async close() {
      for (const node of nodes) await node.stop();
      await cluster.close();
      await store.close();
    },
  };
}
