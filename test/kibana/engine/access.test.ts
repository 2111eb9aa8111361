import type { Privilege } from '../../../common/access/privileges';
import { API, routesOf, type HostRouteName } from '../../../common/api/api';
import type { Route } from '../../../common/api/route';
import { describeOnEngine } from '../../engine/support/engine';
import type { KibanaNode } from '../server/kibana_node';
import { call, type CallInput } from '../support/call';
import { openStack, type Stack } from '../support/kibana_on_engine';
import { PEOPLE, type Person } from '../support/people';

type Name = HostRouteName<'kibana'>;

/** What each one may do in the space that the roles hold in. */
const MAY: Readonly<Record<Person, readonly Privilege[]>> = {
  viewer: ['read'],
  analyst: ['read', 'triage'],
  excluder: ['read', 'manage_exclusions'],
  operator: ['read', 'manage_settings'],
  admin: ['read', 'triage', 'manage_exclusions', 'manage_settings'],
  blind: ['read', 'triage', 'manage_exclusions', 'manage_settings'],
  root: ['read', 'triage', 'manage_exclusions', 'manage_settings'],
  outsider: [],
};

const change = { type: 'acknowledge' };
const exclusion = {
  name: 'the old billing program',
  reason: 'known, and on its way out',
  entries: [
    { type: 'match', field: 'executable_stack.program', operator: 'included', value: 'billing' },
  ],
};
const missing = { params: { id: 'none' } };

/** A request of each route that is right in itself, and what it answers who may make it. */
const EXAMPLES: Readonly<Record<Name, CallInput & { status?: number }>> = {
  searchAlerts: {},
  countAlerts: {},
  getAlert: { ...missing, status: 404 },
  changeAlert: { ...missing, body: { change }, status: 404 },
  changeAlerts: { body: { alerts: { ids: ['none'] }, change } },
  listAlertFields: {},
  listAlertValues: { query: { field: 'host.name' } },
  listExclusions: {},
  getExclusion: { ...missing, status: 404 },
  createExclusion: { body: { exclusion } },
  updateExclusion: { ...missing, body: { changes: { name: 'x' } }, status: 404 },
  enableExclusion: { ...missing, body: { enabled: true }, status: 404 },
  commentExclusion: { ...missing, body: { comment: 'x' }, status: 404 },
  deleteExclusion: { ...missing, status: 404 },
  previewExclusion: { body: { exclusion: { entries: exclusion.entries } } },
  exportExclusions: {},
  importExclusions: { body: { ndjson: '' } },
  listRuns: {},
  getDetection: {},
  // Enabled by nobody here.
  runDetection: { status: 409 },
  getSession: {},
  getEnablement: {},
  enableDetection: {},
  disableDetection: {},
};

/** Disabling first: enabling is what a run needs. */
const NAMES = [...routesOf('kibana')].sort((a, b) => rank(a) - rank(b));

function rank(name: Name): number {
  return name === 'enableDetection' ? 2 : name === 'disableDetection' ? 3 : 1;
}

function expected(name: Name, who: Person, isElsewhere: boolean): number {
  const route: Route = API[name];
  const { status = 200 } = EXAMPLES[name];
  if (route.access === 'signed_in' || route.access === 'public') return status;
  const may = isElsewhere && who !== 'root' ? [] : MAY[who];
  return may.includes(route.access) ? status : 403;
}

describeOnEngine('every route, to everybody, in Kibana', () => {
  let stack: Stack;
  let node: KibanaNode;

  beforeAll(async () => {
    stack = await openStack();
    node = await stack.start();
  });
  afterAll(() => stack.close());

  it.each(PEOPLE)('as %s, in the space of the role', async (who) => {
    const answers: Record<string, number> = {};
    for (const name of NAMES) {
      const { status } = await call(node, who, stack.space, name, EXAMPLES[name]);
      answers[name] = status;
    }
    expect(answers).toEqual(
      Object.fromEntries(NAMES.map((name) => [name, expected(name, who, false)])),
    );
  });

  it.each(PEOPLE)('as %s, in another space', async (who) => {
    for (const name of NAMES.filter((one) => API[one].method === 'GET')) {
      const { status } = await call(node, who, 'default', name, EXAMPLES[name]);
      expect([name, status]).toEqual([name, expected(name, who, true)]);
    }
  });

  it('as nobody, and in a space that is not there', async () => {
    for (const name of NAMES) {
      expect((await call(node, 'nobody', stack.space, name, EXAMPLES[name])).status).toBe(401);
      expect((await call(node, 'root', 'nowhere', name, EXAMPLES[name])).status).toBe(404);
    }
  });

  it('tells people who they are and what they may do', async () => {
    const { body } = await call(node, 'analyst', stack.space, 'getSession');
    expect(body).toEqual({
      user: { id: 'u_analyst_0', name: 'The analyst' },
      privileges: ['read', 'triage'],
    });
    expect((await call(node, 'analyst', 'default', 'getSession')).body).toMatchObject({
      privileges: [],
    });
  });

  it('says what is wrong with a request, in Kibana’s form', async () => {
    const wrong = await call(node, 'root', stack.space, 'searchAlerts', { query: { size: 'x' } });
    expect(wrong).toMatchObject({
      status: 400,
      body: { error: 'Bad Request', message: expect.stringMatching(/^\[request query\]: size: /) },
    });
    const query = await call(node, 'root', stack.space, 'searchAlerts', { query: { query: '(' } });
    expect(query).toMatchObject({
      status: 400,
      body: {
        attributes: {
          code: 'invalid_query',
          type: 'urn:executable-stack:problem:invalid_query',
          request_id: expect.any(String),
        },
      },
    });
    const gone = await call(node, 'root', stack.space, 'getAlert', missing);
    expect(gone.body).toMatchObject({ statusCode: 404, message: 'there is no alert none' });
  });

  it('answers an export as NDJSON', async () => {
    const answer = await call<string>(node, 'root', stack.space, 'exportExclusions');
    expect(answer.headers['content-type']).toBe('application/ndjson');
    expect(answer.body).toContain('"exported_exception_list_item_count"');
  });
});
