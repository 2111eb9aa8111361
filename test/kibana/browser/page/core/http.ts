import type { HttpFetchOptions, HttpResponse, HttpSetup, IHttpFetchError } from '@kbn/core/public';
import type { InjectedMetadata } from './metadata';
import { checkKeys } from './strict';

const OPTIONS = [
  'method',
  'query',
  'body',
  'headers',
  'version',
  'signal',
  'asSystemRequest',
  'asResponse',
  'rawResponse',
];

/** `src/core/packages/http/browser-internal/src/http_fetch_error.ts` */
class HttpFetchError extends Error implements IHttpFetchError {
  readonly body = null;

  constructor(
    message: string,
    readonly request: Request,
    readonly response?: Response,
  ) {
    super(message);
  }
}

function checkOptions(options: HttpFetchOptions): void {
  checkKeys('http.fetch', options, OPTIONS);
  const { headers = {}, rawResponse, asResponse, body } = options;
  if (rawResponse && !asResponse)
    throw new Error(
      'Invalid fetch arguments, rawResponse = true is only supported when asResponse = true',
    );
  if (body !== undefined && typeof body !== 'string')
    throw new Error('a body of http.fetch must be a string');
  for (const name of Object.keys(headers)) {
    if (name.startsWith('kbn-') || name.includes('x-elastic-internal-origin'))
      throw new Error(`Invalid fetch headers, [${name}] is not allowed`);
  }
}

function urlOf(path: string, basePath: string, query: HttpFetchOptions['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries(query))
    for (const value of [values ?? []].flat()) search.append(name, value);
  const text = search.toString();
  return `${basePath}${path}${text && `?${text}`}`;
}

/** `src/core/packages/http/browser-internal/src/{fetch,base_path}.ts`, as far as answers are left unread. */
export function createHttp({
  basePath,
  version: kibanaVersion,
  buildNumber,
}: InjectedMetadata): HttpSetup {
  return {
    basePath: { prepend: (path) => `${basePath}${path}` },
    async fetch(path, options): Promise<HttpResponse> {
      checkOptions(options);
      const { method = 'GET', body, headers, query, signal, version, asSystemRequest } = options;
      const request = new Request(urlOf(path, basePath, query), {
        method,
        body,
        signal,
        credentials: 'same-origin',
        headers: {
          'Content-Type': 'application/json',
          ...headers,
          'kbn-version': kibanaVersion,
          'kbn-build-number': String(buildNumber),
          ...(version !== undefined && { 'elastic-api-version': version }),
          'x-elastic-internal-origin': 'Kibana',
          ...(asSystemRequest && { 'kbn-system-request': 'true' }),
        },
      });
      let response: Response;
      try {
        response = await window.fetch(request);
      } catch (error) {
        throw new HttpFetchError(error instanceof Error ? error.message : String(error), request);
      }
      if (!response.ok) throw new HttpFetchError(response.statusText, request, response);
      return { response };
    },
  };
}
