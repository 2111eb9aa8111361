import { randomBytes, randomUUID } from 'node:crypto';
import type { AuthenticatedUser, KibanaRequest } from '@kbn/core/server';
import { Boom } from '../http/errors';
import { secretsOf } from '../http/kibana_request';
import type { Role } from './roles';

export interface User {
  password: string;
  fullName?: string;
  roles: readonly string[];
}

/** Somebody who has signed in, with what their roles are at the moment. */
export interface Principal {
  user: AuthenticatedUser;
  roles: readonly Role[] | 'superuser';
}

interface ApiKey {
  id: string;
  name: string;
  secret: string;
  principal: Principal;
  invalidated: boolean;
}

export interface SecurityOptions {
  /** Elasticsearch's `xpack.security.enabled`. */
  enabled: boolean;
  /** `xpack.security.authc.api_key.enabled` */
  apiKeys: boolean;
  users: Readonly<Record<string, User>>;
  roles: Readonly<Record<string, Role>>;
}

/** Elasticsearch's users, roles and API keys, and Kibana's way to them: one for all Kibanas of a cluster. */
export class Security {
  private readonly keys = new Map<string, ApiKey>();

  constructor(readonly options: SecurityOptions) {}

  get liveKeys(): { id: string; name: string }[] {
    return [...this.keys.values()].filter(({ invalidated }) => !invalidated);
  }

  /** @throws Boom 401 for credentials that are wrong or missing */
  authenticate(authorization: string | undefined): Principal | null {
    if (!this.options.enabled) return null;
    const [scheme, value = ''] = (authorization ?? '').split(' ');
    const [name = '', ...rest] = Buffer.from(value, 'base64').toString().split(':');
    const secret = rest.join(':');
    if (scheme === 'Basic') return this.byPassword(name, secret);
    if (scheme === 'ApiKey') return this.byApiKey(name, secret);
    throw new Boom(401, 'Unauthorized');
  }

  /** `core.security.authc.getCurrentUser`: null for nobody, and for a fake request of Task Manager's. */
  currentUser(request: KibanaRequest): AuthenticatedUser | null {
    if (request.isFakeRequest) return null;
    return this.authenticate(secretsOf(request).authorization)?.user ?? null;
  }

  /** Of `security.authc.apiKeys.grantAsInternalUser`: a key with the rights that its owner has now. */
  grantApiKey(request: KibanaRequest, name: string): { id: string; api_key: string } {
    // task_manager/server/lib/api_key_utils.ts
    if (!this.options.enabled || !this.options.apiKeys)
      throw new Error('API keys are not enabled, cannot create API key.');
    const principal = this.authenticate(secretsOf(request).authorization);
    if (!principal) throw new Error('Could not create API key.');
    return this.addKey(principal, name);
  }

  /** A key that somebody made by hand, for scripts. */
  createApiKey(username: string, name: string): { id: string; api_key: string } {
    return this.addKey(
      this.byPassword(username, this.options.users[username]?.password ?? ''),
      name,
    );
  }

  /** The key that a request was made with; undefined where it was made with a password. */
  apiKeyOf(request: KibanaRequest): { id: string; api_key: string } | undefined {
    const [scheme, value = ''] = (secretsOf(request).authorization ?? '').split(' ');
    if (scheme !== 'ApiKey') return undefined;
    const [id = '', secret = ''] = Buffer.from(value, 'base64').toString().split(':');
    return { id, api_key: secret };
  }

  invalidateApiKey(id: string): void {
    const key = this.keys.get(id);
    if (key) key.invalidated = true;
  }

  private addKey(principal: Principal, name: string): { id: string; api_key: string } {
    const key = { id: randomUUID(), name, secret: randomBytes(16).toString('hex') };
    this.keys.set(key.id, { ...key, principal, invalidated: false });
    return { id: key.id, api_key: key.secret };
  }

  private byPassword(name: string, password: string): Principal {
    const user = this.options.users[name];
    if (user?.password !== password) throw new Boom(401, 'Unauthorized');
    return {
      user: {
        username: name,
        full_name: user.fullName,
        profile_uid: `u_${name}_0`,
        roles: user.roles,
        authentication_type: 'realm',
      },
      roles: this.rolesOf(user.roles),
    };
  }

  private byApiKey(id: string, secret: string): Principal {
    const key = this.keys.get(id);
    if (!key || key.invalidated || key.secret !== secret) throw new Boom(401, 'Unauthorized');
    const { profile_uid: _, ...user } = key.principal.user;
    return { ...key.principal, user: { ...user, authentication_type: 'api_key' } };
  }

  private rolesOf(names: readonly string[]): Principal['roles'] {
    if (names.includes('superuser')) return 'superuser';
    return names.map((name) => {
      const role = this.options.roles[name];
      if (!role) throw new Error(`there is no role ${name}`);
      return role;
    });
  }
}
