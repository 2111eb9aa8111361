import type { Role } from '../../common/access/privileges';
import { API, routesOf, type HostRouteName } from '../../common/api/api';
import type { Route } from '../../common/api/route';
import { deskAlert, openDesk, PASSWORD, sessionOf, type Desk } from '../../test/support/desk';

type OwnRouteName = HostRouteName<'standalone'>;
type Who = 'nobody' | Role;

const EVERYBODY: Who[] = ['nobody', 'viewer', 'analyst', 'admin'];
const SIGNED_IN: Who[] = ['viewer', 'analyst', 'admin'];
const READ: Who[] = ['viewer', 'analyst', 'admin'];
const TRIAGE: Who[] = ['analyst', 'admin'];
const MANAGE: Who[] = ['admin'];

interface Example {
  /** Who may call it. */
  may: Who[];
  params?: Record<string, string>;
  body?: unknown;
}

const exclusion = {
  name: 'the old billing program',
  reason: 'known, and on its way out',
  entries: [
    { type: 'match', field: 'executable_stack.program', operator: 'included', value: 'billing' },
  ],
};

/** Every route of the API, with a request that is right in itself: what differs is who asks. */
const EXAMPLES: Record<OwnRouteName, Example> = {
  searchAlerts: { may: READ },
  countAlerts: { may: READ },
  getAlert: { may: READ, params: { id: 'a' } },
  changeAlert: { may: TRIAGE, params: { id: 'a' }, body: { change: { type: 'acknowledge' } } },
  changeAlerts: {
    may: TRIAGE,
    body: { alerts: { ids: ['a'] }, change: { type: 'acknowledge' } },
  },
  listAlertFields: { may: READ },
  listAlertValues: { may: READ },
  listExclusions: { may: READ },
  getExclusion: { may: READ, params: { id: 'none' } },
  createExclusion: { may: MANAGE, body: { exclusion } },
  updateExclusion: { may: MANAGE, params: { id: 'none' }, body: { changes: {} } },
  enableExclusion: { may: MANAGE, params: { id: 'none' }, body: { enabled: false } },
  commentExclusion: { may: MANAGE, params: { id: 'none' }, body: { comment: 'seen' } },
  deleteExclusion: { may: MANAGE, params: { id: 'none' } },
  previewExclusion: { may: MANAGE, body: { exclusion: { entries: exclusion.entries } } },
  exportExclusions: { may: READ },
  importExclusions: { may: MANAGE, body: { ndjson: '' } },
  listRuns: { may: READ },
  getDetection: { may: READ },
  runDetection: { may: MANAGE },
  getSession: { may: SIGNED_IN },
  signIn: { may: EVERYBODY, body: { name: 'viewer-1', password: PASSWORD } },
  signOut: { may: SIGNED_IN },
  getHealth: { may: EVERYBODY },
  listUsers: { may: MANAGE },
  createUser: {
    may: MANAGE,
    body: { name: 'new-one', role: 'viewer', password: 'four brown kettles' },
  },
  updateUser: { may: MANAGE, params: { name: 'nobody' }, body: { role: 'viewer' } },
  deleteUser: { may: MANAGE, params: { name: 'nobody' } },
  signOutUser: { may: MANAGE, params: { name: 'nobody' } },
  listInputs: { may: READ },
  loadSample: { may: MANAGE },
};

function fill(path: string, params: Record<string, string> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
}

describe('every route, asked by everybody', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
    await desk.host.store.alerts.createMany([{ id: 'a', document: deskAlert() }]);
    for (const role of ['viewer', 'analyst', 'admin'] as const) await sessionOf(desk.host, role);
  });
  afterAll(() => desk.close());

  const kept = new Map<Role, string>();
  const secretOf = async (who: Who, fresh = false) => {
    if (who === 'nobody') return undefined;
    const secret = (fresh ? undefined : kept.get(who)) ?? (await sessionOf(desk.host, who));
    if (!fresh) kept.set(who, secret);
    return secret;
  };

  const cases = (Object.keys(EXAMPLES) as OwnRouteName[]).flatMap((name) =>
    EVERYBODY.map((who): [OwnRouteName, Who, string] => [
      name,
      who,
      EXAMPLES[name].may.includes(who) ? 'answers' : 'refuses',
    ]),
  );

  test('the table holds them all', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual([...routesOf('standalone')].sort());
    expect(cases).toHaveLength(routesOf('standalone').length * 4);
  });

  test.each(cases)('%s, asked by %s, %s', async (name, who, expected) => {
    const { method, path }: Route = API[name];
    const { params, body } = EXAMPLES[name];
    const answer = await desk.ask({
      method,
      path: fill(path, params),
      // Either ends the session that asks.
      as: await secretOf(who, name === 'signOut' || name === 'signIn'),
      body,
    });
    if (expected === 'answers') {
      expect([401, 403, 500]).not.toContain(answer.status);
      return;
    }
    const code = who === 'nobody' ? 'signed_out' : 'forbidden';
    expect(answer.body).toMatchObject({ code, status: who === 'nobody' ? 401 : 403 });
    expect(answer.status).toBe(who === 'nobody' ? 401 : 403);
  });

  test.each([
    ['/openapi.json', SIGNED_IN],
    ['/nothing/at/all', []],
  ])('%s answers only who is signed in', async (path, allowed) => {
    for (const who of EVERYBODY) {
      const { status } = await desk.ask({ path, as: await secretOf(who) });
      if (who === 'nobody') expect(status).toBe(401);
      else expect(status).toBe((allowed as Who[]).includes(who) ? 200 : 404);
    }
  });

  test('the stream of news is closed to strangers', async () => {
    expect((await desk.ask({ path: '/live' })).status).toBe(401);
  });

  test('who is refused has changed nothing, and learns what it takes', async () => {
    const before = await desk.host.store.alerts.get('a');
    const { body } = await desk.ask({
      method: 'POST',
      path: '/alerts/a/_change',
      as: await secretOf('viewer'),
      body: { change: { type: 'close', reason: 'other' } },
    });
    expect(body).toMatchObject({ detail: 'only an analyst may do this' });
    expect(await desk.host.store.alerts.get('a')).toEqual(before);
  });
});
