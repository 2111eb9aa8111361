import { Client } from '@elastic/elasticsearch';
import { ObjectStore } from '../saved_objects/object_store';
import { Security, type SecurityOptions } from '../security/security';
import { TaskStore } from '../task_manager/task_store';

export interface ClusterOptions extends Partial<SecurityOptions> {
  /** Of the Elasticsearch that holds events and alerts. */
  url: string;
  /** Beside `default`. */
  spaces?: readonly string[];
}

/** What all Kibanas of a cluster share: Elasticsearch, users, spaces, saved objects and tasks. */
export class KibanaCluster {
  readonly client: Client;
  readonly security: Security;
  readonly objects = new ObjectStore();
  readonly tasks = new TaskStore();
  readonly spaces: ReadonlySet<string>;
  /** How far the clock that tasks go by is ahead of the machine's, ms. */
  ahead = 0;

  constructor({
    url,
    spaces = [],
    users = {},
    roles = {},
    enabled = true,
    apiKeys = true,
  }: ClusterOptions) {
    this.client = new Client({ node: url, requestTimeout: 60_000 });
    this.security = new Security({ enabled, apiKeys, users, roles });
    this.spaces = new Set(['default', ...spaces]);
  }

  now(): number {
    return Date.now() + this.ahead;
  }

  async close(): Promise<void> {
    await this.client.close();
  }
}
