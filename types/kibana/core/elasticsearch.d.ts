/** Follows `src/core/packages/elasticsearch/server/src/{client/*.ts,contracts.ts}`: the part that is used here. */
declare module '@kbn/core/server' {
  import type { Client } from '@elastic/elasticsearch';

  /** `client/client.ts`: Kibana has version 9 of it. */
  export type ElasticsearchClient = Omit<
    Client,
    'connectionPool' | 'serializer' | 'extend' | 'close' | 'diagnostic'
  >;

  export interface IScopedClusterClient {
    /** With the rights of Kibana's own user. */
    readonly asInternalUser: ElasticsearchClient;
    readonly asCurrentUser: ElasticsearchClient;
  }

  export interface IClusterClient {
    readonly asInternalUser: ElasticsearchClient;
    asScoped(request: KibanaRequest): IScopedClusterClient;
  }

  export interface ElasticsearchServiceStart {
    readonly client: IClusterClient;
  }
}
