import { randomBytes } from 'node:crypto';
import { Client } from '@elastic/elasticsearch';
import { declaredFieldTypes, type FieldType } from '../../../common/document/field_types';
import type { NewEvent } from '../../../server/ports';
import {
  createElasticsearchStore,
  type ElasticsearchStore,
} from '../../../server/storage/elasticsearch/elasticsearch_store';
import type { SearchClient } from '../../../server/storage/elasticsearch/search_client';
import { storedDocument } from '../../contract/event_samples';
import { silentLogger } from '../../support/detection_world';
import { URL_VARIABLE } from '../global_setup';

const url = process.env[URL_VARIABLE];

/** `describe`, or its skipping twin where there is no Elasticsearch. */
export const describeOnEngine = url === undefined ? describe.skip : describe;

/** Where the node or cluster under test is. */
export function engineUrl(): string {
  return url ?? 'http://127.0.0.1:9';
}

/** A client of the node or cluster under test. Its type is the proof that the adapters' own interface fits it. */
export function engineClient(): Client & SearchClient {
  return new Client({ node: engineUrl(), requestTimeout: 60_000 });
}

const ENGINE_TYPES: Readonly<Record<FieldType, string>> = {
  keyword: 'keyword',
  text: 'match_only_text',
  date: 'date',
  number: 'long',
  boolean: 'boolean',
  nested: 'nested',
};

// As the System integration maps its logs, with what isn't its own as Fleet's dynamic templates do:
// https://github.com/elastic/integrations packages/system/data_stream/syslog/fields
const EVENT_MAPPINGS = {
  date_detection: false,
  dynamic_templates: ['string', 'long', 'double', 'boolean'].map((type) => ({
    [type]: { match_mapping_type: type, mapping: { type: 'keyword', ignore_above: 1024 } },
  })),
  properties: {
    ...Object.fromEntries(
      Object.entries(declaredFieldTypes).map(([field, type]) => [
        field,
        { type: ENGINE_TYPES[type] },
      ]),
    ),
    'executable_stack.stamp': { type: 'double' },
  },
};

/** A store on the cluster, with a space and an index of events of its own. */
export interface EngineStore extends ElasticsearchStore {
  client: Client;
  space: string;
  eventsIndex: string;
  add(events: readonly NewEvent[], ingested: number): Promise<void>;
  close(): Promise<void>;
}

/** Makes an empty store. @param shards of the index of events */
export async function makeEngineStore({ shards = 1 } = {}): Promise<EngineStore> {
  const client = engineClient();
  const space = `test-${randomBytes(6).toString('hex')}`;
  const eventsIndex = `logs-system.syslog-${space}`;
  await client.indices.create({
    index: `${eventsIndex}-000001`,
    settings: {
      number_of_shards: shards,
      number_of_replicas: 0,
      'index.mapping.ignore_malformed': true,
    },
    mappings: EVENT_MAPPINGS,
  });
  const store = createElasticsearchStore({
    client,
    eventsIndex: `${eventsIndex}-*`,
    space,
    logger: silentLogger,
  });
  return {
    ...store,
    client,
    space,
    eventsIndex,
    add: async (events, ingested) => {
      const operations = events.flatMap((event) => [
        { create: { _index: `${eventsIndex}-000001`, _id: event.id } },
        storedDocument(event, ingested),
      ]);
      const { errors, items } = await client.bulk({ operations, refresh: true });
      if (errors) throw new Error(JSON.stringify(items.find(({ create }) => create?.error)));
    },
    close: async () => {
      await removeSpace(client, space);
      await client.close();
    },
  };
}

/** Removes all indices and templates of a space. */
async function removeSpace(client: Client, space: string): Promise<void> {
  await client.indices.delete({
    index: [`logs-system.syslog-${space}*`, `.internal.alerts-executable-stack.*-${space}-*`],
    expand_wildcards: 'all',
    ignore_unavailable: true,
  });
  await client.indices.deleteIndexTemplate(
    { name: `.alerts-executable-stack.*-${space}-index-template` },
    { ignore: [404] },
  );
}
