import type {
  Capabilities,
  CoreSetup,
  CoreStart,
  KibanaRequest,
  SavedObjectsType,
} from '@kbn/core/server';
import {
  guardedClient,
  INTERNAL_RIGHTS,
  ResponseError,
  type Rights,
} from '../elasticsearch/guarded_client';
import { Boom } from '../http/errors';
import { secretsOf } from '../http/kibana_request';
import type { RouteTable } from '../http/versioned_router';
import { SavedObjectsRepository } from '../saved_objects/repository';
import type { TypeRegistry } from '../saved_objects/type_registry';
import { grantedBy } from '../security/roles';
import type { KibanaCluster } from './cluster';
import type { FeatureRegistry } from './feature_registry';

export interface CoreParts {
  cluster: KibanaCluster;
  features: FeatureRegistry;
  types: TypeRegistry;
  routes: RouteTable;
  beforeRequest: () => void;
}

export function makeCoreSetup(
  { types, routes }: CoreParts,
  startServices: () => Promise<[CoreStart, unknown, unknown]>,
): CoreSetup {
  return {
    http: { createRouter: () => routes.createRouter() },
    savedObjects: { registerType: (type: SavedObjectsType) => types.registerType(type) },
    getStartServices: startServices,
  };
}

/** `capabilities/server-internal/src/resolve_capabilities.ts`, with what security switches off. */
function capabilitiesOf({ cluster, features }: CoreParts, request: KibanaRequest): Capabilities {
  const { authorization, spaceId } = secretsOf(request);
  const principal = cluster.security.authenticate(authorization);
  const all = features.all();
  const granted = grantedBy(principal?.roles ?? 'superuser', spaceId, all);
  return Object.fromEntries(
    all.map((feature) => {
      const whole = grantedBy('superuser', spaceId, [feature]);
      const names = [...whole.ui].map((one) => one.slice(feature.id.length + 1));
      return [
        feature.id,
        Object.fromEntries(names.map((one) => [one, granted.ui.has(`${feature.id}.${one}`)])),
      ];
    }),
  );
}

/** `client/cluster_client.ts` only passes the header on: it is Elasticsearch that refuses it, at the first request. */
function rightsOf({ security }: KibanaCluster, request: KibanaRequest): Rights {
  try {
    return security.authenticate(secretsOf(request).authorization)?.roles ?? 'superuser';
  } catch (error) {
    if (error instanceof Boom) throw new ResponseError(401, 'unable to authenticate');
    throw error;
  }
}

export function makeCoreStart(parts: CoreParts): CoreStart {
  const { cluster, types, beforeRequest } = parts;
  const clientFor = (rights: () => Rights) =>
    guardedClient(cluster.client, { rights, beforeRequest });
  const isSecure = cluster.security.options.enabled;
  const asInternalUser = clientFor(() => (isSecure ? INTERNAL_RIGHTS : 'superuser'));
  return {
    elasticsearch: {
      client: {
        asInternalUser,
        asScoped: (request) => ({
          asInternalUser,
          asCurrentUser: clientFor(() => rightsOf(cluster, request)),
        }),
      },
    },
    savedObjects: {
      createInternalRepository(hidden = []) {
        const unknown = hidden.find((name) => !types.get(name));
        if (unknown !== undefined)
          throw new Error(`Missing mappings for saved objects types: '${unknown}'`);
        return new SavedObjectsRepository(types, cluster.objects, hidden, beforeRequest);
      },
    },
    security: { authc: { getCurrentUser: (request) => cluster.security.currentUser(request) } },
    capabilities: {
      async resolveCapabilities(request, { capabilityPath }) {
        for (const path of [capabilityPath].flat()) {
          if (!/^[\w]+\.(\*|[\w:-]+)$/.test(path))
            throw new Error(`Invalid capability path: ${path}`);
        }
        return capabilitiesOf(parts, request);
      },
    },
  };
}
