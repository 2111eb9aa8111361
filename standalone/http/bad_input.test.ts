import { openDesk, sessionOf, type Desk } from '../../test/support/desk';

const long = (length: number) => 'x'.repeat(length);
const entry = { type: 'match', field: 'host.name', operator: 'included', value: 'web-01' };
const exclusion = { name: 'n', reason: 'r', entries: [entry] };
const user = { name: 'bob', role: 'viewer', password: 'seven quiet herons' };

const change = (given: unknown, more: object = {}) =>
  ['POST', '/alerts/a/_change', { change: given, ...more }] as const;
const bulk = (alerts: unknown, given: unknown = { type: 'acknowledge' }) =>
  ['POST', '/alerts/_change', { alerts, change: given }] as const;
const made = (changes: object) =>
  ['POST', '/exclusions', { exclusion: { ...exclusion, ...changes } }] as const;
const added = (changes: object) => ['POST', '/users', { ...user, ...changes }] as const;

type Case = readonly [method: string, path: string, body: unknown, where: RegExp];

const CASES: Case[] = [
  ['GET', '/alerts?size=0', undefined, /query: size:/],
  ['GET', '/alerts?size=501', undefined, /query: size:/],
  ['GET', '/alerts?size=many', undefined, /query: size:/],
  ['GET', '/alerts?size=1.5', undefined, /query: size:/],
  ['GET', '/alerts?direction=up', undefined, /query: direction: must be one of asc, desc/],
  ['GET', '/alerts?sort=', undefined, /query: sort:/],
  ['GET', '/alerts?sort=message', undefined, /sort: message is text/],
  ['GET', '/alerts?status=new', undefined, /query: status: must be one of open/],
  ['GET', '/alerts?status=open&status=new', undefined, /query: status/],
  ['GET', '/alerts?origin=mars', undefined, /query: origin: must be one of authentic/],
  ['GET', '/alerts?host=', undefined, /query: host/],
  ['GET', `/alerts?program=${long(1025)}`, undefined, /query: program/],
  ['GET', '/alerts?from=yesterday', undefined, /query: from: must be a time such as/],
  ['GET', '/alerts?to=2026-13-01T00:00:00Z', undefined, /query: to: must be a time such as/],
  ['GET', '/alerts?created_after=1', undefined, /query: created_after: must be a time/],
  ['GET', '/alerts?after=nonsense', undefined, /after: is not the end of a page/],
  ['GET', '/alerts?after=e30', undefined, /after: is not the end of a page/],
  ['GET', '/alerts?after=WzFd', undefined, /cursor/],
  ['GET', '/alerts?colour=red', undefined, /query: holds what is not known here: colour/],
  ['GET', '/alerts?query=host.name%3A(', undefined, /Expected .* found/],
  ['GET', `/alerts?query=${long(10_001)}`, undefined, /query: query:/],
  ['GET', '/alerts/_counts?size=-1', undefined, /query: size:/],
  ['GET', '/alerts/_counts?query=%22', undefined, /Expected/],
  ['GET', '/alerts/_values', undefined, /query: field: is missing/],
  ['GET', '/alerts/_values?field=a&size=101', undefined, /query: size:/],
  ['GET', `/alerts/_values?field=a&prefix=${long(257)}`, undefined, /query: prefix:/],
  ['GET', `/alerts/${long(513)}`, undefined, /params: id:/],
  [...change(undefined), /body: change:/],
  [...change({ type: 'explode' }), /body: change\.type: must be one of acknowledge/],
  [...change({ type: 'close' }), /body: change\.reason:/],
  [...change({ type: 'close', reason: 'tired' }), /body: change\.reason: must be one of/],
  [
    ...change({ type: 'assign', assignees: [''] }),
    /body: change\.assignees\[0\]: must not be empty/,
  ],
  [...change({ type: 'add_tags', tags: [] }), /body: change\.tags: must hold at least one/],
  [...change({ type: 'step', step: 'dance', state: 'done' }), /body: change\.step:/],
  [...change({ type: 'add_note', note: ' ' }), /body: change\.note: must not be empty/],
  [...change({ type: 'undo', really: true }), /body: change: holds what is not known here: really/],
  [...change({ type: 'undo' }, { seen: { history: -1 } }), /body: seen\.history:/],
  [...bulk({ ids: [] }), /body: alerts\.ids:/],
  [...bulk({ ids: [7] }), /body: alerts\.ids\[0\]: must be of type string/],
  [...bulk({ filter: { status: ['new'] } }), /body: alerts\.filter\.status\[0\]: must be one of/],
  [...bulk({ filter: { query: '(' } }), /Expected/],
  [...bulk({ everything: true }), /body: alerts/],
  [...bulk({ ids: ['a'] }, { type: 'close' }), /body: change\.reason/],
  [...made({ name: '' }), /body: exclusion\.name: must not be empty/],
  [...made({ entries: [] }), /body: exclusion\.entries: must hold at least one entry/],
  [...made({ entries: [{ ...entry, value: '' }] }), /body: exclusion\.entries\[0\]\.value/],
  [
    ...made({ entries: [{ ...entry, type: 'list' }] }),
    /body: exclusion\.entries\[0\].*value lists/,
  ],
  [...made({ entries: [{ ...entry, field: 'kibana.alert.x' }] }), /entries\[0\]\.field/],
  [...made({ expire_time: 'soon' }), /body: exclusion\.expire_time: must be a time/],
  [...made({ expire_time: '2001-01-01T00:00:00Z' }), /expire_time: .* has passed already/],
  [...made({ os_types: ['beos'] }), /body: exclusion\.os_types\[0\]/],
  [
    ...made({ entries: [{ ...entry, field: 'process.name', value: 'kernel' }] }),
    /every|all|kernel/,
  ],
  [
    'POST',
    '/exclusions',
    { exclusion, close_covered: { reason: 'x' } },
    /body: close_covered\.reason/,
  ],
  [
    'PUT',
    '/exclusions/none',
    { changes: { name: 1 } },
    /body: changes\.name: must be of type string/,
  ],
  ['PUT', '/exclusions/none', { changes: {}, version: 3 }, /body: version: must be of type string/],
  [
    'POST',
    '/exclusions/none/_enable',
    { enabled: 'yes' },
    /body: enabled: must be of type boolean/,
  ],
  ['POST', '/exclusions/none/_comment', { comment: ' ' }, /body: comment: must not be empty/],
  ['POST', '/exclusions/_preview', { exclusion: {} }, /body: exclusion\.entries: is missing/],
  ['POST', '/exclusions/_import', { ndjson: 7 }, /body: ndjson: must be of type string/],
  ['GET', '/runs?size=0', undefined, /query: size:/],
  ['GET', `/runs?after=${long(129)}`, undefined, /query: after:/],
  ['POST', '/session', {}, /body: /],
  ['POST', '/session', { name: 'bob' }, /body: password: is missing/],
  ['POST', '/session', { name: 'bob', password: 5 }, /body: password: must be of type string/],
  ['POST', '/session', { token: '' }, /body: token:/],
  [...added({ name: 'no spaces' }), /body: name: must be 1 to 64 letters/],
  [...added({ name: '../bob' }), /body: name:/],
  [...added({ role: 'king' }), /body: role: must be one of viewer, analyst, admin/],
  [...added({ password: 'short' }), /body: password: must have at least 8 characters/],
  [...added({ password: 'Password1!' }), /password: is one of those that are guessed first/],
  ['PUT', '/users/bob', { role: 'king' }, /body: role:/],
  ['PUT', '/users/bo b', { role: 'viewer' }, /params: name:/],
  ['DELETE', '/users/..bob', undefined, /params: name:/],
  ['DELETE', '/users/-/sessions', undefined, /params: name:/],
  ['POST', '/users', '{"name":', /body: is not valid JSON/],
  ['POST', '/users', '{"__proto__":{"role":"admin"}}', /body: is not valid JSON/],
  ['POST', '/users', [], /body: /],
  ['POST', '/users', 'null', /body: /],
];

describe('what is wrong in a request is named, with its place', () => {
  let desk: Desk;
  let admin: string;
  beforeAll(async () => {
    desk = await openDesk();
    admin = await sessionOf(desk.host, 'admin');
  });
  afterAll(() => desk.close());

  test.each(CASES)('%s %.60s', async (method, path, body, where) => {
    const answer = await desk.ask({ method, path: encodeURI(decodeURI(path)), as: admin, body });
    expect(answer.body).toMatchObject({ status: 400, detail: expect.stringMatching(where) });
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });
});
