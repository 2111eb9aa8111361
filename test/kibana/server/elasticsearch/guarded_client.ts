import type { Client } from '@elastic/elasticsearch';
import type { ElasticsearchClient } from '@kbn/core/server';
import { KIBANA_SYSTEM, mayUse, type Role } from '../security/roles';

/** Whose rights count. */
export type Rights = 'superuser' | readonly Pick<Role, 'indices' | 'cluster'>[];

export interface Guard {
  /** Asked at every request. @throws ResponseError 401 */
  rights: () => Rights;
  /** Called before every request; throws where the process is dead. */
  beforeRequest: () => void;
}

interface Request {
  index?: string | string[];
  name?: string | string[];
  id?: unknown;
  pit?: { id?: string };
}

/** What each request asks of its indices; those that name a template ask it of the cluster. */
const INDEX_PRIVILEGES: Readonly<Record<string, string>> = {
  search: 'read',
  msearch: 'read',
  get: 'read',
  openPointInTime: 'read',
  fieldCaps: 'view_index_metadata',
  bulk: 'write',
  index: 'write',
  delete: 'write',
  'indices.create': 'create_index',
  'indices.getAlias': 'view_index_metadata',
  'indices.updateAliases': 'manage',
  'indices.getMapping': 'view_index_metadata',
  'indices.putMapping': 'manage',
  'indices.refresh': 'maintenance',
};
const CLUSTER_PRIVILEGES: Readonly<Record<string, string>> = {
  'indices.getIndexTemplate': 'manage_index_templates',
  'indices.putIndexTemplate': 'manage_index_templates',
};
const FREE = new Set(['closePointInTime', 'security.hasPrivileges']);

/** As Elasticsearch's client throws what security refuses. */
export class ResponseError extends Error {
  override readonly name = 'ResponseError';
  readonly meta: { statusCode: number; body: object };

  constructor(
    readonly statusCode: 401 | 403,
    reason: string,
  ) {
    super(`security_exception: ${reason}`);
    const cause = { type: 'security_exception', reason };
    this.meta = {
      statusCode,
      body: { status: statusCode, error: { ...cause, root_cause: [cause] } },
    };
  }
}

function forbidden(action: string, target: string): ResponseError {
  return new ResponseError(403, `action [${action}] is unauthorized for user on [${target}]`);
}

function grantsOf(rights: Rights) {
  if (rights === 'superuser') return undefined;
  return {
    indices: rights.flatMap(({ indices = [] }) => indices),
    cluster: rights.flatMap(({ cluster = [] }) => cluster),
  };
}

function targetsOf({ index, name }: Request): string[] {
  const given = index ?? name ?? [];
  return (Array.isArray(given) ? given : given.split(',')).filter(Boolean);
}

/**
 * A client that may do no more than a user may: the cluster of the tests has no security of its own. As in Elasticsearch, a pattern
 * that one may not read finds nothing, and a name that one may not read is refused
 * (https://www.elastic.co/docs/deploy-manage/users-roles/cluster-or-deployment-auth/controlling-user-cluster-access).
 */
export function guardedClient(client: Client, guard: Guard): ElasticsearchClient {
  const check = (action: string, request: Request): 'go' | 'nothing there' => {
    guard.beforeRequest();
    const grants = grantsOf(guard.rights());
    if (!grants || FREE.has(action) || request.pit) return 'go';
    const cluster = CLUSTER_PRIVILEGES[action];
    if (cluster !== undefined) {
      if (!grants.cluster.includes(cluster)) throw forbidden(action, 'cluster');
      return 'go';
    }
    const privilege = INDEX_PRIVILEGES[action];
    if (privilege === undefined) throw new Error(`the guard knows no privilege for ${action}`);
    const targets = targetsOf(request);
    const refused = targets.filter((target) => !mayUse(grants.indices, target, privilege));
    const named = refused.find((target) => !target.includes('*'));
    if (named !== undefined) throw forbidden(action, named);
    if (refused.length === 0) return 'go';
    if (refused.length < targets.length) throw forbidden(action, refused.join(','));
    return 'nothing there';
  };

  const hasPrivileges = (request: {
    index?: { names: string[]; privileges: string[] }[];
    cluster?: string[];
  }) => {
    const grants = grantsOf(guard.rights());
    const index = (request.index ?? []).every(({ names, privileges }) =>
      names.every((name) =>
        privileges.every((one) => !grants || mayUse(grants.indices, name, one)),
      ),
    );
    const cluster = (request.cluster ?? []).every((one) => !grants || grants.cluster.includes(one));
    return { has_all_requested: index && cluster, index: {} };
  };

  const wrap = <T extends object>(target: T, path: string): T =>
    new Proxy(target, {
      get(of, key) {
        const value: unknown = Reflect.get(of, key, of);
        if (typeof key !== 'string') return value;
        const action = path === '' ? key : `${path}.${key}`;
        if (key === 'indices' || key === 'security') return wrap(value as object, key);
        if (typeof value !== 'function') return value;
        return async (request: Request = {}, ...rest: unknown[]) => {
          if (action === 'security.hasPrivileges') {
            guard.beforeRequest();
            return hasPrivileges(request as Parameters<typeof hasPrivileges>[0]);
          }
          if (check(action, request) === 'go') return value.call(of, request, ...rest) as unknown;
          // Of a pattern that nothing is visible behind, the answer is one of no indices at all.
          return value.call(of, { ...request, index: 'no-such-index-*' }, ...rest) as unknown;
        };
      },
    });

  return wrap(client, '') as unknown as ElasticsearchClient;
}

export const INTERNAL_RIGHTS: Rights = [KIBANA_SYSTEM];
