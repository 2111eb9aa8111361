/** Follows `x-pack/platform/plugins/shared/spaces/server/{plugin.ts,spaces_service/spaces_service.ts}`: the part that is used here. */
declare module '@kbn/spaces-plugin/server' {
  import type { KibanaRequest } from '@kbn/core/server';

  export interface SpacesPluginStart {
    readonly spacesService: {
      /** Of the request's path: `/s/<id>/…`; `default` without. */
      getSpaceId(request: KibanaRequest): string;
    };
  }
}
