import type { CoreStart, KibanaRequest } from '@kbn/core/server';
import type { Caller } from '../../common/access/privileges';
import { FEATURE_ID, privilegesIn } from './feature';

/** Where Elasticsearch has no security, nobody is signed in and everybody may do everything. */
const ANYBODY = { id: 'anonymous', name: 'anonymous' };

/** Who makes a request. The profile is what Elastic's alerts name too; who comes with an API key has none. */
export function actorOfRequest({ security }: Pick<CoreStart, 'security'>, request: KibanaRequest) {
  const user = security.authc.getCurrentUser(request);
  if (!user) return ANYBODY;
  return { id: user.profile_uid ?? user.username, name: user.full_name || user.username };
}

/** Who makes a request, and what they may do in its space. */
export async function callerOf(
  core: Pick<CoreStart, 'security' | 'capabilities'>,
  request: KibanaRequest,
): Promise<Caller> {
  const capabilities = await core.capabilities.resolveCapabilities(request, {
    capabilityPath: `${FEATURE_ID}.*`,
  });
  return {
    ...actorOfRequest(core, request),
    privileges: privilegesIn(capabilities[FEATURE_ID] ?? {}),
  };
}
