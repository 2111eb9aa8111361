import { z } from 'zod';
import { API, routesOf, type RouteName } from '../../common/api/api';
import { LIVE_PATH } from '../../common/api/live';
import type { Route, RouteAccess } from '../../common/api/route';
import { PROBLEM_TITLES } from './problem';

type Json = Record<string, unknown>;

const PROBLEM = { $ref: '#/components/schemas/Problem' };

const DESCRIBED_ACCESS: Readonly<Record<RouteAccess, string>> = {
  public: 'Anybody may call it.',
  signed_in: 'Whoever is signed in may call it.',
  read: 'Viewers, analysts and administrators may call it.',
  triage: 'Analysts and administrators may call it.',
  manage_exclusions: 'Administrators may call it.',
  manage_settings: 'Administrators may call it.',
};

const problemSchema: Json = {
  type: 'object',
  description: 'Problem details, RFC 9457',
  required: ['type', 'title', 'status', 'detail', 'code', 'request_id'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What is wrong, where, and what to do' },
    code: { type: 'string', enum: Object.keys(PROBLEM_TITLES) },
    request_id: { type: 'string', description: "The request's id in the server's log" },
  },
};

/** Moves what a schema defines for itself to where the whole document finds it, under names of its own. */
class Schemas {
  readonly all: Record<string, unknown> = { Problem: problemSchema };

  add(name: string, schema: z.ZodType, io: 'input' | 'output'): Json {
    const made = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
    delete made.$schema;
    const text = JSON.stringify(made)
      .replaceAll('"#/$defs/', `"#/components/schemas/${name}.`)
      .replaceAll('"$ref":"#"', `"$ref":"#/components/schemas/${name}"`);
    const { $defs = {}, ...rest } = JSON.parse(text) as Json & { $defs?: Json };
    for (const [key, value] of Object.entries($defs)) this.all[`${name}.${key}`] = value;
    this.all[name] = rest;
    return { $ref: `#/components/schemas/${name}` };
  }
}

interface ObjectSchema {
  properties?: Record<string, Json>;
  required?: string[];
}

function parameters(place: 'path' | 'query', schema: z.ZodType | undefined): Json[] {
  if (!schema) return [];
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as ObjectSchema;
  return Object.entries(made.properties ?? {}).map(([name, of]) => ({
    name,
    in: place,
    required: place === 'path' || (made.required ?? []).includes(name),
    schema: of,
  }));
}

const NOT_ALLOWED: readonly [string, string][] = [
  ['401', 'Not signed in'],
  ['403', 'Not allowed'],
];

function problems(statuses: readonly [string, string][]): Json {
  const content = { 'application/problem+json': { schema: PROBLEM } };
  return Object.fromEntries(
    [...statuses, ['default', 'Any other problem'] as const].map(([status, description]) => [
      status,
      { description, content },
    ]),
  );
}

function problemResponses(route: Route): Json {
  const statuses: [string, string][] = [['400', 'Something in the request is wrong']];
  if (route.access !== 'public') statuses.push(...NOT_ALLOWED);
  if (route.params) statuses.push(['404', 'Not found']);
  if (route.method !== 'GET') statuses.push(['409', 'Changed in the meantime']);
  return problems(statuses);
}

/** The stream of news; the table holds what is asked and answered once. */
const live: Json = {
  operationId: 'live',
  summary: 'Hear what changes',
  description: `${DESCRIBED_ACCESS.read} Server-sent events: \`event\` says what changed, \`data\` holds the rest as JSON.`,
  tags: ['live'],
  security: [{ session: [] }],
  parameters: [
    {
      name: 'Last-Event-ID',
      in: 'header',
      required: false,
      schema: { type: 'string' },
      description: 'The last one that was heard; what came since is told first',
    },
  ],
  responses: {
    '200': {
      description: 'The stream, until either side ends it',
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    },
    ...problems(NOT_ALLOWED),
  },
};

function operation(name: RouteName, route: Route, schemas: Schemas): Json {
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  const answer = schemas.add(`${capital}Response`, route.response, 'output');
  const [, tag] = route.path.split('/');
  return {
    operationId: name,
    summary: route.summary,
    description: DESCRIBED_ACCESS[route.access],
    tags: [tag],
    security: route.access === 'public' ? [] : [{ session: [] }],
    parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
    ...(route.body && {
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: schemas.add(`${capital}Request`, route.body, 'input') },
        },
      },
    }),
    responses: {
      '200': {
        description: 'Done',
        content: { [route.produces ?? 'application/json']: { schema: answer } },
      },
      ...problemResponses(route),
    },
  };
}

/** The API's description, OpenAPI 3.1, made of the route table. @param cookie the name of the session's cookie */
export function describeApi(cookie: string): Json {
  const schemas = new Schemas();
  const paths: Record<string, Json> = { [LIVE_PATH]: { get: live } };
  for (const name of routesOf('standalone')) {
    const route: Route = API[name];
    const path = (paths[route.path] ??= {});
    path[route.method.toLowerCase()] = operation(name, route, schemas);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Executable Stack',
      version: '1',
      description:
        'Processes that were started with an executable stack: alerts, exclusions, runs.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api' }],
    paths,
    components: {
      schemas: schemas.all,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookie } },
    },
  };
}
