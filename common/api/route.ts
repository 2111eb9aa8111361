import { z } from 'zod';
import type { Privilege } from '../access/privileges';

/** Who may call a route: anybody, anybody who is signed in, or who holds a privilege. */
export type RouteAccess = 'public' | 'signed_in' | Privilege;

/** What serves the API: one process with users and logs of its own, or a plugin of Kibana. */
export type Host = 'standalone' | 'kibana';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * A route as every host serves it and the client calls it. `path` is below the host's prefix, with parameters in braces as in
 * Kibana and OpenAPI. What comes in and goes out is checked against the schemas.
 */
export interface Route {
  method: Method;
  path: string;
  access: RouteAccess;
  /** One line for the API's description. */
  summary: string;
  /** The one host that has it; default: both. */
  only?: Host;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** The largest body in bytes; default: 1 MiB. */
  maxBody?: number;
  response: z.ZodType;
  /** Default: JSON. */
  produces?: 'application/ndjson';
}

/** What a route takes, as the caller writes it. */
export type RouteInput<R extends Route> = Parts<R, 'input'>;
/** What a route's handler gets, checked. */
export type RouteRequest<R extends Route> = Parts<R, 'output'>;
/** What a route answers. */
export type RouteResponse<R extends Route> = z.output<R['response']>;

type Part<S, D extends 'input' | 'output'> = S extends z.ZodType
  ? D extends 'input'
    ? z.input<S>
    : z.output<S>
  : undefined;

type Parts<R extends Route, D extends 'input' | 'output'> = {
  [K in 'params' | 'query' | 'body' as R[K] extends z.ZodType ? K : never]: Part<R[K], D>;
};

/** Keeps the literal types of a route. */
export function route<const R extends Route>(definition: R): R {
  return definition;
}

/** A path parameter of this name. */
export function idParams(): z.ZodObject<{ id: z.ZodString }> {
  return z.object({ id: z.string().min(1).max(512) });
}
