// What the plugin's two halves, and whoever calls its API, know of its place in Kibana.

/** The plugin's, the app's and the feature's id. */
export const KIBANA_ID = 'executableStack';

/** What the table's paths stand below. */
export const KIBANA_API_PREFIX = '/api/executable_stack';

/**
 * What the header `elastic-api-version` says. The routes are public, and not internal ones: the table is the product's API, the same
 * on every host, and scripts call it with an API key. The version is the one that Kibana allows for them
 * (`…/versioned_router/route_version_utils.ts`).
 */
export const KIBANA_API_VERSION = '2023-10-31';
