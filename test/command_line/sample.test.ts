import { once } from 'node:events';
import { fieldText, type Document } from '../../common/document/document';
import {
  jsonLines,
  runProgramFile,
  startProgramFile,
  temporaryFolder,
  waitForOutput,
} from '../support/program';

const SAMPLE = 'sample/debian-12';

const EXPECTED = [
  ['acme/legacy/bin/billing', 'authentic'],
  ['/usr/bin/forged', 'forged'],
  ['/usr/bin/forged-kern', 'forged'],
  ['/home/bob/forged', 'forged'],
  ['usr/local/bin/jit-worker', 'authentic'],
];

const byPath = (pairs: (string | undefined)[][]) => pairs.map((pair) => pair.join(' ')).sort();

function verdictOf(alert: object): (string | undefined)[] {
  return [
    fieldText(alert as Document, 'executable_stack.path'),
    fieldText(alert as Document, 'executable_stack.origin.verdict'),
  ];
}

function alertsOf(dataDir: string): (string | undefined)[][] {
  const { status, stdout } = runProgramFile(['alerts', '--json', '--data-dir', dataDir]);
  expect(status).toBe(0);
  return jsonLines(stdout).map(verdictOf);
}

describe('the sample', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  test('gives its five alerts, two authentic and three forged', () => {
    expect(runProgramFile(['import', SAMPLE, '--data-dir', folder.path]).status).toBe(0);
    expect(runProgramFile(['run', '--data-dir', folder.path]).status).toBe(0);
    expect(byPath(alertsOf(folder.path))).toEqual(byPath(EXPECTED));
  });

  test('gives them once after repeated imports and runs, side by side too', async () => {
    const importing = [1, 2].map(() =>
      startProgramFile(['import', SAMPLE, '--data-dir', folder.path]),
    );
    await Promise.all(importing.map((child) => once(child, 'exit')));
    const running = [1, 2, 3].map(() => startProgramFile(['run', '--data-dir', folder.path]));
    await Promise.all(running.map((child) => once(child, 'exit')));
    runProgramFile([
      'import',
      'test/fixtures/debian-12/journal.json.gz',
      '--data-dir',
      folder.path,
    ]);
    expect(runProgramFile(['run', '--data-dir', folder.path]).status).toBe(0);
    expect(byPath(alertsOf(folder.path))).toEqual(byPath(EXPECTED));
  });

  test('gives them once when the process is killed again and again', async () => {
    for (const delay of [40, 90, 160, 240, 330]) {
      const child = startProgramFile([
        'start',
        '--sample',
        '--port',
        '0',
        '--data-dir',
        folder.path,
      ]);
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    const child = startProgramFile(['start', '--sample', '--port', '0', '--data-dir', folder.path]);
    await waitForOutput(
      child,
      (printed) => printed.includes('jit-worker') && printed.includes('billing'),
    );
    child.kill('SIGTERM');
    await once(child, 'exit');
    const ofSample = alertsOf(folder.path).filter(([path]) =>
      EXPECTED.some(([expected]) => expected === path),
    );
    expect(byPath(ofSample)).toEqual(byPath(EXPECTED));
  });

  test('start says what it found and stops on SIGTERM with status 0', async () => {
    const child = startProgramFile(['start', '--sample', '--port', '0', '--data-dir', folder.path]);
    const printed = await waitForOutput(child, (text) => text.includes('Watching'));
    expect(printed).toMatch(/5 alerts/);
    child.kill('SIGTERM');
    const [status] = (await once(child, 'exit')) as [number];
    expect(status).toBe(0);
  });

  test('start --json prints the alerts as stored, and nothing else', async () => {
    const words = ['start', '--sample', '--json', '--port', '0', '--data-dir', folder.path];
    const child = startProgramFile(words);
    const printed = await waitForOutput(child, (text) => text.split('\n').length > 5);
    expect(byPath(jsonLines(printed).map(verdictOf))).toEqual(byPath(EXPECTED));
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
});
