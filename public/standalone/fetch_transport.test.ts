import { ApiError } from '../api/api_error';
import { createClient } from '../api/client';
import { createFetchTransport } from './fetch_transport';

function setUp(answer: () => Promise<{ status: number; body: string }>) {
  const fetched: [string, RequestInit][] = [];
  globalThis.fetch = (async (url: string, init: RequestInit) => {
    fetched.push([url, init]);
    const { status, body } = await answer();
    return { status, text: async () => body };
  }) as unknown as typeof fetch;
  const onSignedOut = jest.fn();
  return { fetched, onSignedOut, client: createClient(createFetchTransport({ onSignedOut })) };
}

describe('the fetch transport', () => {
  it('sends to the API with the header that other sites can not send', async () => {
    const { client, fetched } = setUp(async () => ({ status: 200, body: '{"alerts":[]}' }));
    await client.searchAlerts({ query: { status: ['open', 'closed'], size: 1 } });
    const [[url, init] = ['', {}]] = fetched;
    expect(url).toBe('/api/alerts?status=open&status=closed&size=1');
    expect(init).toMatchObject({
      method: 'GET',
      credentials: 'same-origin',
      headers: { 'x-requested-with': 'executable-stack' },
    });
  });

  it('tells a refusal by its problem, and that one is signed out', async () => {
    const problem = { detail: 'no', code: 'not_found', request_id: 'r1' };
    const { client, onSignedOut } = setUp(async () => ({
      status: 401,
      body: JSON.stringify(problem),
    }));
    await expect(client.getAlert({ params: { id: 'a/b' } })).rejects.toMatchObject({
      status: 401,
      requestId: 'r1',
      message: 'no',
    });
    expect(onSignedOut).toHaveBeenCalled();
  });

  it('is offline where nothing answers', async () => {
    const { client } = setUp(async () => {
      throw new TypeError('Failed to fetch');
    });
    const error = await client.getSession().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect((error as ApiError).isOffline).toBe(true);
  });
});
