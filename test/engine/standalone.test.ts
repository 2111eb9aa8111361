import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldText, type Document } from '../../common/document/document';
import {
  jsonLines,
  runProgramFile,
  startProgramFile,
  temporaryFolder,
  waitForOutput,
} from '../support/program';
import { describeOnEngine, engineUrl, makeEngineStore, type EngineStore } from './support/engine';
import { SAMPLE_ALERTS, sampleEvents } from './support/sample_events';

const RUNS = 8;

describeOnEngine('the standalone host on a cluster', () => {
  let store: EngineStore;
  let folder: ReturnType<typeof temporaryFolder>;

  beforeEach(async () => {
    store = await makeEngineStore();
    folder = temporaryFolder();
  });
  afterEach(async () => {
    folder.remove();
    await store.close();
  });

  /** What a machine of its own is started with: a store, and a configuration that names the cluster. */
  function machine(name: string): string[] {
    const config = join(folder.path, `${name}.yaml`);
    const elasticsearch = {
      url: engineUrl(),
      events_index: `${store.eventsIndex}-*`,
      space: store.space,
    };
    writeFileSync(config, JSON.stringify({ elasticsearch, http: { port: 0 } }));
    return ['--config', config, '--data-dir', join(folder.path, name)];
  }

  function alertsOf(name: string): string[] {
    const { status, stdout, stderr } = runProgramFile(['alerts', '--json', ...machine(name)]);
    expect([status, stderr]).toEqual([0, '']);
    const alerts = jsonLines(stdout) as Document[];
    return alerts
      .map(
        (alert) =>
          `${fieldText(alert, 'executable_stack.path')} ${fieldText(alert, 'executable_stack.origin.verdict')}`,
      )
      .sort();
  }

  test('makes the alerts of a fleet once, however its processes are killed', async () => {
    await store.add(await sampleEvents(), Date.now());
    for (let run = 0; run < RUNS; run += 1) {
      const children = ['one', 'two'].map((name) => startProgramFile(['run', ...machine(name)]));
      const ends = children.map((child) => once(child, 'exit'));
      await new Promise((resolve) => setTimeout(resolve, 250 + run * 90));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(ends);
    }
    const { status, stderr } = runProgramFile(['run', ...machine('one')]);
    expect([status, stderr]).toEqual([0, '']);
    expect(alertsOf('two')).toEqual(SAMPLE_ALERTS);
    expect(alertsOf('three')).toEqual(SAMPLE_ALERTS);
  });

  test('runs the detection on what is there and what comes, and serves it', async () => {
    const events = await sampleEvents();
    const child = startProgramFile(['start', ...machine('one')]);
    try {
      await waitForOutput(child, (printed) => printed.includes('Open http'));
      await store.add(events, Date.now());
      const { status } = runProgramFile(['run', ...machine('two')]);
      expect(status).toBe(0);
      expect(alertsOf('one')).toEqual(SAMPLE_ALERTS);
    } finally {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  });

  test('collects nothing itself, and says why', () => {
    const { status, stderr } = runProgramFile(['import', 'sample/debian-12', ...machine('one')]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/events are logs-system\.syslog-.* in Elasticsearch at 127\.0\.0\.1/);
  });

  test('says what is wrong with the way to the cluster', () => {
    const words = machine('one');
    const elasticsearch = { url: 'http://127.0.0.1:9', ca_file: '/nowhere/ca.pem' };
    writeFileSync(join(folder.path, 'one.yaml'), JSON.stringify({ elasticsearch }));
    expect(runProgramFile(['status', ...words]).stderr).toMatch(/ca_file: .* cannot be read/);
    const both = { url: 'http://127.0.0.1:9', api_key: 'x', username: 'y', password: 'z' };
    writeFileSync(join(folder.path, 'one.yaml'), JSON.stringify({ elasticsearch: both }));
    expect(runProgramFile(['status', ...words]).stderr).toMatch(/elasticsearch: wants either/);
  });
});
