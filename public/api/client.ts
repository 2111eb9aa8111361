import { API, type Api, type RouteName } from '../../common/api/api';
import type { RouteInput, RouteResponse } from '../../common/api/route';
import { ApiError, type ProblemDetails } from './api_error';

/** How a host sends a request: Kibana's `core.http` or the page's own `fetch`. `path` is below the API's prefix. */
export interface Transport {
  send(
    method: string,
    path: string,
    options: { query: URLSearchParams; body?: unknown; signal?: AbortSignal },
  ): Promise<{ status: number; text: string }>;
}

type CallArguments<N extends RouteName> =
  Record<string, never> extends RouteInput<Api[N]>
    ? [input?: RouteInput<Api[N]>, signal?: AbortSignal]
    : [input: RouteInput<Api[N]>, signal?: AbortSignal];

/** A function for each route of the table. @throws ApiError */
export type Client = {
  [N in RouteName]: (...given: CallArguments<N>) => Promise<RouteResponse<Api[N]>>;
};

interface LooseInput {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

function fillPath(path: string, params: Record<string, string> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

function toSearch(query: Record<string, unknown> = {}): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  return search;
}

function parseProblem(text: string): Partial<ProblemDetails> {
  try {
    return JSON.parse(text) as Partial<ProblemDetails>;
  } catch {
    return {};
  }
}

async function call(
  transport: Transport,
  name: RouteName,
  input: LooseInput = {},
  signal?: AbortSignal,
): Promise<unknown> {
  const route = API[name];
  const { status, text } = await transport.send(route.method, fillPath(route.path, input.params), {
    query: toSearch(input.query),
    body: input.body,
    signal,
  });
  if (status >= 400) throw new ApiError(status, parseProblem(text));
  return 'produces' in route ? text : (JSON.parse(text) as unknown);
}

/** The API as functions, made of the route table: what the server serves is what can be called. */
export function createClient(transport: Transport): Client {
  const entries = (Object.keys(API) as RouteName[]).map((name) => [
    name,
    (input?: LooseInput, signal?: AbortSignal) => call(transport, name, input, signal),
  ]);
  return Object.fromEntries(entries) as Client;
}
