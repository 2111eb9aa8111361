import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeOnEngine } from '../../engine/support/engine';
import { SAMPLE_ALERTS, sampleEvents } from '../../engine/support/sample_events';
import { buildPlugin } from '../package/build_plugin';
import { installPlugin } from '../package/install_plugin';
import { pluginInFolder } from '../server/core/plugin_source';
import { call } from '../support/call';
import { openStack } from '../support/kibana_on_engine';

const KIBANA_VERSION = '9.5.4';

describeOnEngine('the installed package', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'executable-stack-plugins-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('detects as the sources do', async () => {
    const zip = buildPlugin(KIBANA_VERSION, folder);
    const plugin = pluginInFolder(installPlugin(zip, KIBANA_VERSION, folder), KIBANA_VERSION);
    const stack = await openStack();
    try {
      await stack.store.add(await sampleEvents(), Date.now());
      const node = await stack.start({ plugin, isDev: false });
      const enabled = await call(node, 'admin', stack.space, 'enableDetection');
      expect(enabled).toMatchObject({ status: 200, body: { enabled: true } });
      await node.tasks.poll();
      expect(await stack.alertNames()).toEqual(SAMPLE_ALERTS);
      const { body } = await call(node, 'viewer', stack.space, 'countAlerts');
      expect(body).toMatchObject({ total: 5 });
    } finally {
      await stack.close();
    }
  });
});
