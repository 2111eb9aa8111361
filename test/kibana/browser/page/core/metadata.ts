/**
 * What the server writes into the page: `src/core/packages/rendering/server-internal/src/rendering_service.tsx`. Capabilities come
 * with it here; Kibana's page asks for them (`capabilities/browser-internal/src/capabilities_service.tsx`).
 */
export interface InjectedMetadata {
  version: string;
  buildNumber: number;
  /** With the space: `/s/ops`. */
  basePath: string;
  theme: { darkMode: boolean };
  uiPlugins: { id: string }[];
  capabilities: Record<string, Record<string, boolean>>;
}

export function readMetadata(): InjectedMetadata {
  const data = document.querySelector('kbn-injected-metadata')?.getAttribute('data');
  if (!data) throw new Error('the page has no injected metadata');
  return JSON.parse(data) as InjectedMetadata;
}
