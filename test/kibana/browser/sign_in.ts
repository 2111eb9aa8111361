import { KIBANA_ID } from '../../../common/api/kibana';
import type { HttpRequest } from '../server/http/http_service';
import { makeRequest } from '../server/http/kibana_request';
import type { KibanaNode } from '../server/kibana_node';
import { headersOf, PEOPLE } from '../support/people';
import type { PageOptions } from './serve_page';

export const COOKIE = 'sid';

/** A browser's session cookie stands for who signed in (`security/server/session_management/session_cookie.ts`). */
export function withSession(request: HttpRequest): HttpRequest {
  const { headers = {} } = request;
  const [, value] = new RegExp(`(?:^|; )${COOKIE}=([^;]+)`).exec(headers['cookie'] ?? '') ?? [];
  const person = PEOPLE.find((one) => one === value);
  if (!person || headers['authorization'] !== undefined) return request;
  const { authorization = '' } = headersOf(person);
  return { ...request, headers: { ...headers, authorization } };
}

/** What the page's capabilities are: of who is signed in, in the space. */
export function capabilitiesFrom({ core }: KibanaNode): PageOptions['capabilities'] {
  return async (request, spaceId) => {
    const asked = makeRequest({
      url: new URL(request.url, 'http://kibana.test'),
      headers: withSession(request).headers ?? {},
      spaceId,
      params: {},
      query: {},
      body: null,
      aborted: new AbortController().signal,
    });
    const resolved = await core.capabilities.resolveCapabilities(asked, {
      capabilityPath: `${KIBANA_ID}.*`,
    });
    const own = { ...resolved[KIBANA_ID] } as Record<string, boolean>;
    // Who has nothing of a feature doesn't see its app: `security/server/authorization/disable_ui_capabilities.ts`.
    const navLinks = { [KIBANA_ID]: Object.values(own).includes(true) };
    return { navLinks, [KIBANA_ID]: own };
  };
}
