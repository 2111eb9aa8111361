import { z } from 'zod';
import { isSpace } from '../server/storage/elasticsearch/series/index_series';

const node = z.url({
  protocol: /^https?$/,
  error: 'is not an address such as https://elasticsearch.example.com:9200',
});

interface Access {
  api_key?: string;
  username?: string;
  password?: string;
}

/** An API key, or a user and password, or neither. */
function isOneAccess({ api_key: key, username, password }: Access): boolean {
  if ((username === undefined) !== (password === undefined)) return false;
  return key === undefined || username === undefined;
}

/** Where events are read from and alerts are kept instead of in this machine's store. */
export const clusterSchema = z
  .strictObject({
    /** One node, or several. */
    url: z.union([node, z.array(node).min(1)]),
    /** As Elasticsearch encodes it: `encoded` of its answer. */
    api_key: z.string().min(1).optional(),
    username: z.string().min(1).optional(),
    password: z.string().min(1).optional(),
    /** The certificates that the nodes' are signed with, in PEM. */
    ca_file: z.string().min(1).optional(),
    /** Indices, data streams or patterns of them, parted by commas. */
    events_index: z.string().min(1).default('logs-system.syslog-*'),
    /** The Kibana space that alerts belong to. */
    space: z
      .string()
      .refine(isSpace, 'is not the name of a Kibana space, such as default or security-team')
      .default('default'),
  })
  .refine(isOneAccess, 'wants either api_key, or username and password');

export type ClusterConfig = z.infer<typeof clusterSchema>;
