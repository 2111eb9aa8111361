import type { HttpSetup, IHttpFetchError } from '@kbn/core/public';
import { KIBANA_API_PREFIX, KIBANA_API_VERSION } from '../../common/api/kibana';
import { ApiError, type ProblemDetails } from '../api/api_error';
import type { Transport } from '../api/client';

/** What Kibana makes of an error (`src/core/packages/http/router-server-internal/src/response_adapter.ts`). */
interface KibanaError {
  statusCode: number;
  error: string;
  message: string;
  attributes?: { type?: string; code?: string; request_id?: string };
}

function toQuery(search: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...search.keys()].map((name) => [name, search.getAll(name)]));
}

function toProblem(text: string): Partial<ProblemDetails> {
  try {
    const { statusCode, error, message, attributes } = JSON.parse(text) as KibanaError;
    return { ...attributes, title: error, status: statusCode, detail: message };
  } catch {
    return {};
  }
}

interface Options {
  /** For what nobody asked for by hand: it does not keep a session from ending. */
  asSystemRequest?: boolean;
}

/** Sends requests through Kibana's own client, which adds what Kibana asks of its pages. */
export function createHttpTransport(
  http: HttpSetup,
  { asSystemRequest = false }: Options = {},
): Transport {
  return {
    async send(method, path, { query, body, signal }) {
      try {
        const { response } = await http.fetch(`${KIBANA_API_PREFIX}${path}`, {
          method,
          query: toQuery(query),
          body: body === undefined ? undefined : JSON.stringify(body),
          version: KIBANA_API_VERSION,
          signal,
          asSystemRequest,
          asResponse: true,
          rawResponse: true,
        });
        if (!response) throw new ApiError(0, { detail: 'The server did not answer.' });
        return { status: response.status, text: await response.text() };
      } catch (error) {
        if (signal?.aborted || error instanceof ApiError) throw error;
        const { response, body: read } = error as IHttpFetchError;
        if (!response) throw new ApiError(0, { detail: 'The server can’t be reached.' });
        const text = response.bodyUsed ? JSON.stringify(read) : await response.text();
        return { status: response.status, text: JSON.stringify(toProblem(text)) };
      }
    },
  };
}
