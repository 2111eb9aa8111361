import type { Transport } from '../api/client';
import { ApiError } from '../api/api_error';

export const API_PREFIX = '/api';

/** No other site's form can set it, so the server takes changes from nobody else. */
const OWN_PAGE = { 'x-requested-with': 'executable-stack' };

interface Options {
  /** The server no longer knows the session. */
  onSignedOut: () => void;
}

/** Sends requests to the server that the page came from. */
export function createFetchTransport({ onSignedOut }: Options): Transport {
  return {
    async send(method, path, { query, body, signal }) {
      const search = query.toString();
      const url = `${API_PREFIX}${path}${search && `?${search}`}`;
      const headers = {
        ...OWN_PAGE,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      };
      let response: Response;
      let text: string;
      try {
        response = await fetch(url, {
          method,
          headers,
          body: body === undefined ? undefined : JSON.stringify(body),
          credentials: 'same-origin',
          signal,
        });
        text = await response.text();
      } catch (error) {
        if (signal?.aborted) throw error;
        throw new ApiError(0, { detail: 'The server can’t be reached.' });
      }
      if (response.status === 401 && path !== '/session') onSignedOut();
      return { status: response.status, text };
    },
  };
}
