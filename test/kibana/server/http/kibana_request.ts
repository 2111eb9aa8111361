import { randomUUID } from 'node:crypto';
import type { Headers, KibanaRequest, Observable } from '@kbn/core/server';

const NEVER: Observable<void> = { subscribe: () => ({ unsubscribe: () => undefined }) };

function observe(signal: AbortSignal): Observable<void> {
  return {
    subscribe(next) {
      const listener = () => next();
      if (signal.aborted) queueMicrotask(listener);
      else signal.addEventListener('abort', listener, { once: true });
      return { unsubscribe: () => signal.removeEventListener('abort', listener) };
    },
  };
}

/** Headers that handlers don't see (`router-server-internal/src/request.ts`, `secretHeaders`). */
const SECRET_HEADERS = ['authorization', 'cookie'];

/** What the host knows of a request and handlers don't. */
export interface RequestSecrets {
  authorization: string | undefined;
  spaceId: string;
}

const secrets = new WeakMap<object, RequestSecrets>();

/** What was sent to sign in, and the space of the path. @throws Error for what is no request of this host */
export function secretsOf(request: KibanaRequest): RequestSecrets {
  const found = secrets.get(request);
  if (!found) throw new Error('this is no request of Kibana');
  return found;
}

/** `router-server-internal/src/request.ts`, `CoreKibanaRequest` */
export function makeRequest(given: {
  url: URL;
  headers: Headers;
  spaceId: string;
  params: unknown;
  query: unknown;
  body: unknown;
  aborted: AbortSignal;
}): KibanaRequest {
  const { url, headers, params, query, body, aborted, spaceId } = given;
  const visible = Object.entries(headers).filter(([name]) => !SECRET_HEADERS.includes(name));
  const request: KibanaRequest = Object.freeze({
    id: randomUUID(),
    uuid: randomUUID(),
    url,
    headers: Object.freeze(Object.fromEntries(visible)),
    isFakeRequest: false,
    events: { aborted$: observe(aborted), completed$: NEVER },
    auth: { isAuthenticated: headers['authorization'] !== undefined },
    params,
    query,
    body,
  });
  const authorization = headers['authorization'];
  secrets.set(request, {
    authorization: typeof authorization === 'string' ? authorization : undefined,
    spaceId,
  });
  return request;
}

/** `task_manager/server/task_running/task_runner.ts`, `getFakeKibanaRequest` */
export function makeFakeRequest(apiKey: string, spaceId: string): KibanaRequest {
  const request: KibanaRequest = Object.freeze({
    id: randomUUID(),
    uuid: randomUUID(),
    url: new URL('http://fake-request/'),
    headers: Object.freeze({}),
    isFakeRequest: true,
    events: { aborted$: NEVER, completed$: NEVER },
    auth: { isAuthenticated: false },
    params: {},
    query: {},
    body: {},
  });
  secrets.set(request, { authorization: `ApiKey ${apiKey}`, spaceId });
  return request;
}
