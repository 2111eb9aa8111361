// What the plugin's two halves, and whoever calls its API, know of its place in Kibana.

/** The plugin's, the app's and the feature's id. */
export const KIBANA_ID = 'executableStack';

/** What the table's paths stand below. */
export const KIBANA_API_PREFIX = '/api/executable_stack';

/** What the header `elastic-api-version` says. */
export const KIBANA_API_VERSION = '2023-10-31';
