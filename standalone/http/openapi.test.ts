import { API, routesOf } from '../../common/api/api';
import type { Route } from '../../common/api/route';
import { openDesk, sessionOf } from '../../test/support/desk';
import { describeApi } from './openapi';

type Json = Record<string, unknown>;

interface Operation {
  operationId: string;
  summary: string;
  security: object[];
  parameters: { name: string; in: string; required: boolean; schema: Json }[];
  requestBody?: { content: Json };
  responses: Record<string, { description: string; content: Json }>;
}

const description = describeApi('session_cookie') as unknown as {
  openapi: string;
  info: Json;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json>; securitySchemes: Json };
};

const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

function walk(value: unknown, visit: (object: Json) => void): void {
  if (Array.isArray(value)) value.forEach((one) => walk(one, visit));
  else if (typeof value === 'object' && value !== null) {
    visit(value as Json);
    Object.values(value).forEach((one) => walk(one, visit));
  }
}

const OPENAPI_KEYS = ['openapi', 'info', 'servers', 'paths', 'components'];

describe('the description of the API', () => {
  test('is OpenAPI 3.1 with what that asks for', () => {
    expect(description.openapi).toBe('3.1.0');
    expect(Object.keys(description).sort()).toEqual([...OPENAPI_KEYS].sort());
    expect(description.info).toMatchObject({
      title: expect.any(String),
      version: expect.any(String),
    });
    expect(description.components.securitySchemes).toEqual({
      session: { type: 'apiKey', in: 'cookie', name: 'session_cookie' },
    });
  });

  test('holds every route of this host once, as the table has it', () => {
    const described = operations.map(({ path, method, operation }) => [
      operation.operationId,
      method.toUpperCase(),
      path,
      operation.summary,
    ]);
    const expected = routesOf('standalone').map((name) => {
      const { method, path, summary }: Route = API[name];
      return [name, method, path, summary];
    });
    const live = ['live', 'GET', '/live', 'Hear what changes'];
    expect(described.sort()).toEqual([...expected, live].sort());
  });

  const ofTable = operations.filter(({ operation }) => operation.operationId in API);
  test.each(ofTable.map((one) => [one.operation.operationId, one] as const))(
    '%s: parameters, body, answers and security fit',
    (name, { path, operation }) => {
      const route: Route = API[name as keyof typeof API];
      const inPath = operation.parameters.filter((one) => one.in === 'path').map((one) => one.name);
      expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, one]) => one));
      expect(
        operation.parameters.every(({ in: place, required }) => place === 'query' || required),
      ).toBe(true);
      expect(operation.requestBody !== undefined).toBe(route.body !== undefined);
      expect(operation.security).toEqual(route.access === 'public' ? [] : [{ session: [] }]);
      expect(operation.responses).toHaveProperty('200');
      expect(operation.responses).toHaveProperty('default');
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(response.description).not.toBe('');
        const [type] = Object.keys(response.content);
        if (status !== '200') expect(type).toBe('application/problem+json');
      }
    },
  );

  test('every reference leads somewhere, and nothing is left from other dialects', () => {
    const names = Object.keys(description.components.schemas);
    let references = 0;
    walk(description, (object) => {
      expect(object).not.toHaveProperty('$defs');
      expect(object).not.toHaveProperty('$schema');
      const reference = object['$ref'];
      if (reference === undefined) return;
      references += 1;
      expect(names).toContain(String(reference).replace('#/components/schemas/', ''));
    });
    expect(references).toBeGreaterThan(operations.length);
  });

  test('names that references use are those that OpenAPI allows', () => {
    for (const name of Object.keys(description.components.schemas))
      expect(name).toMatch(/^[A-Za-z0-9._-]+$/);
  });

  test('says what goes in, before defaults, and what comes out, after them', () => {
    const search = description.paths['/alerts']?.['get'];
    const size = search?.parameters.find(({ name }) => name === 'size');
    expect(size).toMatchObject({ required: false, schema: { minimum: 1, maximum: 500 } });
    const { CreateExclusionRequest: request } = description.components.schemas;
    expect(request).toMatchObject({ required: ['exclusion'] });
  });

  test('is served to who is signed in', async () => {
    const desk = await openDesk();
    const as = await sessionOf(desk.host, 'viewer');
    const { body, headers } = await desk.ask({ path: '/openapi.json', as });
    expect(body).toEqual(JSON.parse(JSON.stringify(describeApi('executable_stack_session'))));
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    await desk.close();
  });
});
