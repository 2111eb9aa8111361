import { API } from '../../../common/api/api';
import { API_PREFIX } from '../../../server/kibana/register_routes';
import type { NewEvent } from '../../../server/ports';
import { eventAt } from '../../contract/event_samples';
import { describeOnEngine } from '../../engine/support/engine';
import { SAMPLE_ALERTS, sampleEvents } from '../../engine/support/sample_events';
import type { KibanaNode } from '../server/kibana_node';
import { call } from '../support/call';
import { openStack, type Stack } from '../support/kibana_on_engine';

const MINUTE = 60_000;

describeOnEngine('the detection in Kibana', () => {
  let stack: Stack;
  let sample: NewEvent[];

  beforeAll(async () => {
    sample = await sampleEvents();
  });
  beforeEach(async () => {
    stack = await openStack();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await stack.close();
  });

  /** Time goes by for everybody. */
  const pass = (milliseconds: number): void => {
    const now = Date.now() + milliseconds;
    jest.spyOn(Date, 'now').mockImplementation(() => now);
  };

  const enable = (node: KibanaNode, who: 'admin' | 'blind' | 'operator' = 'admin') =>
    call(node, who, stack.space, 'enableDetection');

  const task = () => stack.cluster.tasks.all()[0];

  it('runs on Task Manager with the rights of who enabled it, and makes the five alerts of the sample', async () => {
    await stack.store.add(sample, Date.now());
    const node = await stack.start();
    expect(await node.tasks.poll()).toBe(0);
    expect((await enable(node)).body).toMatchObject({
      enabled: true,
      by: { id: 'u_admin_0', name: 'The admin' },
    });
    expect(stack.cluster.security.liveKeys).toMatchObject([
      { name: 'TaskManager: executable-stack:detection' },
    ]);
    expect(await node.tasks.poll()).toBe(1);
    expect(await stack.alertNames()).toEqual(SAMPLE_ALERTS);
    expect(task()).toMatchObject({
      status: 'idle',
      schedule: { interval: '5m' },
      state: { runs: 1, last_status: 'done', created: 5, limit_reached: false },
    });
    const { body } = await call(node, 'viewer', stack.space, 'searchAlerts');
    expect(body['alerts']).toHaveLength(5);
    const detection = await call(node, 'viewer', stack.space, 'getDetection');
    expect(detection.body).toMatchObject({
      alerts: { total: 5 },
      gaps: [],
      next_run_at: task()?.runAt.toISOString(),
      last_run: { created: 5, trigger: 'schedule' },
    });
  });

  it('keeps spaces apart: alerts, exclusions, ledger and runs', async () => {
    await stack.store.add(sample, Date.now());
    const node = await stack.start();
    await enable(node);
    await node.tasks.poll();
    const elsewhere = async (name: 'listRuns' | 'getDetection' | 'getEnablement') =>
      (await call(node, 'root', 'default', name)).body;
    expect(await elsewhere('listRuns')).toEqual({ runs: [] });
    expect(await elsewhere('getEnablement')).toEqual({ enabled: false });
    const { since } = await elsewhere('getDetection');
    expect(since).toBeUndefined();
  });

  it('can be asked for at once, while it is idle and while it runs', async () => {
    const node = await stack.start();
    expect((await call(node, 'operator', stack.space, 'runDetection')).status).toBe(409);
    await enable(node);
    await node.tasks.poll();
    expect(await node.tasks.poll()).toBe(0);
    expect((await call(node, 'operator', stack.space, 'runDetection')).status).toBe(200);
    const underWay = node.tasks.poll();
    expect((await call(node, 'operator', stack.space, 'runDetection')).status).toBe(200);
    expect(await underWay).toBe(1);
    expect(await node.tasks.poll()).toBe(1);
    expect(await node.tasks.poll()).toBe(0);
    const { body } = await call<{ runs: { trigger: string }[] }>(
      node,
      'viewer',
      stack.space,
      'listRuns',
    );
    expect(body.runs.map(({ trigger }) => trigger)).toEqual(['manual', 'manual', 'schedule']);
  });

  it('goes on at once where a run reached its limit', async () => {
    const lines = Array.from({ length: 101 }, (_, n) =>
      eventAt(Date.now() - n, {
        message: `process '/opt/p${n}' started with executable stack`,
        processName: 'kernel',
      }),
    );
    await stack.store.add(lines, Date.now());
    const node = await stack.start();
    await enable(node);
    await node.tasks.poll();
    expect(task()?.state).toMatchObject({ created: 100, limit_reached: true });
    expect(await node.tasks.poll()).toBe(1);
    expect(task()?.state).toMatchObject({ created: 1, limit_reached: false });
    expect(await node.tasks.poll()).toBe(0);
  });

  it('stays as it is where it is enabled twice, and gives its API key up when it is disabled', async () => {
    const node = await stack.start();
    await Promise.all([enable(node), enable(node, 'operator')]);
    expect(stack.cluster.tasks.all()).toHaveLength(1);
    const [{ body: first }, { body: second }] = [
      await call(node, 'viewer', stack.space, 'getEnablement'),
      await enable(node, 'operator'),
    ];
    expect(second).toEqual(first);
    const disabled = await call(node, 'operator', stack.space, 'disableDetection');
    expect(disabled.body).toEqual({ enabled: false });
    expect(stack.cluster.tasks.all()).toEqual([]);
  });

  it('runs with the API key of who enables it by one, which is theirs to give up', async () => {
    await stack.store.add(sample, Date.now());
    const node = await stack.start();
    const { security } = stack.cluster;
    const { id, api_key: secret } = security.createApiKey('admin', 'for scripts');
    const { status } = await node.request({
      method: API.enableDetection.method,
      url: `/s/${stack.space}${API_PREFIX}${API.enableDetection.path}`,
      headers: {
        'kbn-xsrf': 'test',
        authorization: `ApiKey ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      },
    });
    expect(status).toBe(200);
    await node.tasks.poll();
    expect(await stack.alertNames()).toEqual(SAMPLE_ALERTS);
    await call(node, 'operator', stack.space, 'disableDetection');
    expect(security.liveKeys).toMatchObject([{ id, name: 'for scripts' }]);
  });

  it('says what to do once its API key is refused, and searches what it missed with a new one', async () => {
    const node = await stack.start();
    await enable(node);
    await node.tasks.poll();
    const { security } = stack.cluster;
    for (const { id } of security.liveKeys) security.invalidateApiKey(id);
    await stack.store.add(sample, Date.now());
    stack.cluster.ahead += 5 * MINUTE;
    await node.tasks.poll();
    const { body } = await call(node, 'viewer', stack.space, 'getEnablement');
    expect(body['error']).toContain('no longer takes the API key');
    const { body: told } = await call(node, 'viewer', stack.space, 'listRuns');
    expect(told['runs']).toMatchObject([{ error: expect.any(String) }, {}]);
    await call(node, 'operator', stack.space, 'disableDetection');
    await enable(node);
    await node.tasks.poll();
    expect(await stack.alertNames()).toEqual(SAMPLE_ALERTS);
  });

  it('is enabled anew where its task was switched off in Task Manager', async () => {
    const node = await stack.start();
    await enable(node);
    const { tasks } = stack.cluster;
    for (const one of tasks.all()) tasks.update({ ...one, enabled: false });
    const off = await call(node, 'viewer', stack.space, 'getEnablement');
    expect(off.body).toMatchObject({ enabled: false });
    expect((await enable(node, 'operator')).body).toMatchObject({
      enabled: true,
      by: { id: 'u_operator_0' },
    });
    expect(await node.tasks.poll()).toBe(1);
  });

  it('ends by itself where its space was deleted, and gives its API key up', async () => {
    await stack.store.add(sample, Date.now());
    const node = await stack.start();
    await enable(node);
    await node.tasks.poll();
    stack.cluster.objects.deleteByNamespace(stack.space);
    stack.cluster.ahead += 5 * MINUTE;
    expect(await node.tasks.poll()).toBe(1);
    expect(stack.cluster.tasks.all()).toEqual([]);
    expect(stack.cluster.security.liveKeys).toEqual([]);
    expect(stack.cluster.objects.search()).toEqual([]);
    expect(node.log.join('\n')).toContain('the space is gone');
  });

  it('is not enabled in a new space by the name of a deleted one, and runs there with no rights of before', async () => {
    await stack.store.add(sample, Date.now());
    const node = await stack.start();
    await enable(node);
    await node.tasks.poll();
    const { security } = stack.cluster;
    const [old] = security.liveKeys;
    stack.cluster.objects.deleteByNamespace(stack.space);
    const before = await call(node, 'viewer', stack.space, 'getEnablement');
    expect(before.body).toEqual({ enabled: false });
    const asked = await call(node, 'operator', stack.space, 'runDetection');
    expect(asked.body).toMatchObject({ message: expect.stringContaining('not enabled') });
    const after = await enable(node, 'operator');
    expect(after.body).toMatchObject({ enabled: true, by: { id: 'u_operator_0' } });
    expect(security.liveKeys).toHaveLength(1);
    expect(security.liveKeys).not.toContainEqual(old);
  });

  it('fails in words where who enabled it may not read the events, and searches what it missed once they may', async () => {
    await stack.store.add(sample, Date.now());
    const node = await stack.start();
    await enable(node, 'blind');
    await node.tasks.poll();
    const { body } = await call(node, 'viewer', stack.space, 'getEnablement');
    expect(body['error']).toContain('grant its user or API key the index privileges `read`');
    expect(node.log.join('\n')).toContain('executable-stack:detection');
    expect(await stack.alertNames()).toEqual([]);
    await call(node, 'operator', stack.space, 'disableDetection');
    await enable(node);
    await node.tasks.poll();
    expect(await stack.alertNames()).toEqual(SAMPLE_ALERTS);
  });

  it('says what to set where Kibana can keep no API keys', async () => {
    const node = await stack.start({ encryptionKey: false });
    const { status, body } = await enable(node);
    expect(status).toBe(400);
    expect(body['message']).toContain('set xpack.encryptedSavedObjects.encryptionKey');
    expect(stack.cluster.tasks.all()).toEqual([]);
  });

  it.each([
    [{ enabled: false }, 'xpack.security.enabled: true'],
    [{ apiKeys: false }, 'xpack.security.authc.api_key.enabled: true'],
  ])('says what to set where security is %j', async (security, advice) => {
    const insecure = await openStack(security);
    try {
      const node = await insecure.start();
      const { status, body } = await call(node, 'admin', insecure.space, 'enableDetection');
      expect(status).toBe(400);
      expect(body['message']).toContain(advice);
    } finally {
      await insecure.close();
    }
  });

  it.each(['cancel_only', 'abort_controller', 'signal'] as const)(
    'ends when Kibana stops or its time is up, in Kibanas that tell it by %s',
    async (signals) => {
      await stack.store.add(sample, Date.now());
      const node = await stack.start({ signals });
      await enable(node);
      const underWay = node.tasks.poll();
      stack.cluster.ahead = 4 * MINUTE + 1;
      await node.tasks.cancelExpired();
      await underWay;
      const { body } = await call(node, 'viewer', stack.space, 'listRuns');
      expect(body['runs']).toMatchObject([{ error: expect.stringContaining('cancelled') }]);
      stack.cluster.ahead += 5 * MINUTE;
      await node.tasks.poll();
      expect(await stack.alertNames()).toEqual(SAMPLE_ALERTS);
    },
  );

  it('is left to Kibanas that run background tasks', async () => {
    const page = await stack.start({ roles: { backgroundTasks: false, ui: true } });
    expect((await enable(page)).status).toBe(200);
    expect(await page.tasks.poll()).toBe(0);
    const worker = await stack.start({ roles: { backgroundTasks: true, ui: false } });
    expect(await worker.tasks.poll()).toBe(1);
  });

  it('makes every alert once on two Kibanas, whichever of them is killed and when', async () => {
    await stack.store.add(sample, Date.now());
    const enabler = await stack.start();
    await enable(enabler);
    let deaths = 0;
    for (let requests = 1; requests < 120; requests += deaths < 12 ? 1 : 9) {
      const victim = await stack.start();
      // What a start does by itself is over by then.
      await new Promise((resolve) => setTimeout(resolve, 20));
      victim.killAfter(requests);
      await victim.tasks.poll().catch(() => undefined);
      if (!victim.isDead()) break;
      deaths += 1;
      // The dead one's claim runs out, and its lease.
      pass(6 * MINUTE);
      stack.cluster.ahead = 0;
    }
    expect(deaths).toBeGreaterThan(10);
    pass(6 * MINUTE);
    const [one, other] = [await stack.start(), await stack.start()];
    await Promise.all([one.tasks.poll(), other.tasks.poll()]);
    pass(6 * MINUTE);
    await Promise.all([one.tasks.poll(), other.tasks.poll()]);
    expect(await stack.alertNames()).toEqual(SAMPLE_ALERTS);
  });
});
