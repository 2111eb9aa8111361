import { API, type HostRouteName } from '../../../common/api/api';
import type { Route } from '../../../common/api/route';
import { API_PREFIX, API_VERSION } from '../../../server/kibana/register_routes';
import type { KibanaNode } from '../server/kibana_node';
import { headersOf, type Person } from './people';

export interface CallInput {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
}

export interface CallAnswer<B = Record<string, unknown>> {
  status: number;
  headers: Record<string, string>;
  /** JSON; as it is where it is none. */
  body: B;
}

/** Calls a route of the table by its name, as somebody, in a space. */
export async function call<B = Record<string, unknown>>(
  node: KibanaNode,
  who: Person | 'nobody',
  space: string,
  name: HostRouteName<'kibana'>,
  { params = {}, query = {}, body }: CallInput = {},
): Promise<CallAnswer<B>> {
  const route: Route = API[name];
  const path = route.path.replace(/\{(\w+)\}/g, (_, key: string) =>
    encodeURIComponent(params[key] ?? ''),
  );
  const search = new URLSearchParams(query).toString();
  const prefix = space === 'default' ? '' : `/s/${space}`;
  const {
    status,
    headers,
    body: text,
  } = await node.request({
    method: route.method,
    url: `${prefix}${API_PREFIX}${path}${search === '' ? '' : `?${search}`}`,
    headers: { ...headersOf(who), 'elastic-api-version': API_VERSION },
    payload: body === undefined ? '' : JSON.stringify(body),
  });
  const isJson = headers['content-type']?.startsWith('application/json');
  return { status, headers, body: (isJson ? JSON.parse(text) : text) as B };
}
