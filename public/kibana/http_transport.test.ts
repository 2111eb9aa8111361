import type { HttpFetchOptions, HttpResponse, HttpSetup } from '@kbn/core/public';
import { ApiError } from '../api/api_error';
import { createClient } from '../api/client';
import { createHttpTransport } from './http_transport';

/** As much of a `Response` as is read. */
function answer(status: number, body: unknown): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, bodyUsed: false, text: async () => text } as Response;
}

function httpThat(reply: (path: string, options: HttpFetchOptions) => Promise<HttpResponse>) {
  const calls: { path: string; options: HttpFetchOptions }[] = [];
  const http: HttpSetup = {
    basePath: { prepend: (path) => path },
    fetch: async (path, options) => {
      calls.push({ path, options });
      return reply(path, options);
    },
  };
  return { http, calls };
}

const refusal = (status: number, body: unknown) =>
  Object.assign(new Error('refused'), { response: answer(status, body), body: null });

describe('a request', () => {
  it('names the API’s version, keeps repeated parameters, and leaves the answer unread', async () => {
    const { http, calls } = httpThat(async () => ({
      response: answer(200, { alerts: [], next: undefined }),
    }));
    const client = createClient(createHttpTransport(http));
    await client.searchAlerts({ query: { status: ['open', 'closed'], size: 5 } });
    expect(calls).toEqual([
      {
        path: '/api/executable_stack/alerts',
        options: expect.objectContaining({
          method: 'GET',
          query: { status: ['open', 'closed'], size: ['5'] },
          version: '2023-10-31',
          asResponse: true,
          rawResponse: true,
          asSystemRequest: false,
          body: undefined,
        }) as HttpFetchOptions,
      },
    ]);
    expect(calls[0]?.options.headers).toBeUndefined();
  });

  it('sends its body as text', async () => {
    const { http, calls } = httpThat(async () => ({ response: answer(200, {}) }));
    await createClient(createHttpTransport(http)).enableExclusion({
      params: { id: 'a/b' },
      body: { enabled: false },
    });
    expect(calls[0]?.path).toBe('/api/executable_stack/exclusions/a%2Fb/_enable');
    expect(calls[0]?.options.body).toBe('{"enabled":false}');
  });

  it('brings a file’s text as it is', async () => {
    const { http } = httpThat(async () => ({ response: answer(200, '{"a":1}\n{"b":2}\n') }));
    const text = await createClient(createHttpTransport(http)).exportExclusions();
    expect(text).toBe('{"a":1}\n{"b":2}\n');
  });

  it('says that it is nobody’s doing where it isn’t', async () => {
    const { http, calls } = httpThat(async () => ({ response: answer(200, {}) }));
    const transport = createHttpTransport(http, { asSystemRequest: true });
    await createClient(transport).getDetection();
    expect(calls[0]?.options.asSystemRequest).toBe(true);
  });
});

describe('a refusal', () => {
  const body = {
    statusCode: 409,
    error: 'Conflict',
    message: 'somebody changed it',
    attributes: { code: 'conflict', request_id: 'r-1', type: 'urn:x' },
  };
  const failWith = async (error: unknown) => {
    const { http } = httpThat(() => Promise.reject(error as Error));
    return createClient(createHttpTransport(http))
      .getSession()
      .catch((thrown: unknown) => thrown);
  };

  it('is the error that the app knows', async () => {
    const error = await failWith(refusal(409, body));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 409,
      message: 'somebody changed it',
      code: 'conflict',
      requestId: 'r-1',
    });
  });

  it('is so where Kibana has read it already', async () => {
    const response = { status: 403, bodyUsed: true } as Response;
    const error = await failWith(Object.assign(new Error(), { response, body }));
    expect(error).toMatchObject({ status: 403, message: 'somebody changed it' });
  });

  it('is one without words where a proxy answers', async () => {
    const error = await failWith(refusal(502, '<html>Bad Gateway</html>'));
    expect(error).toMatchObject({ status: 502, code: undefined });
  });

  it('is being offline where there was no answer', async () => {
    const error = await failWith(new TypeError('Failed to fetch'));
    expect(error).toMatchObject({ status: 0, isOffline: true });
  });

  it('is no more than that where it was called off', async () => {
    const off = new AbortController();
    const { http } = httpThat(async () => {
      off.abort();
      throw new DOMException('called off', 'AbortError');
    });
    const asked = createClient(createHttpTransport(http)).getSession({}, off.signal);
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});
