import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldText, type Document } from '../../common/document/document';
import { jsonLines, runProgramFile, temporaryFolder, type Finished } from '../support/program';

describe('triage at the command line', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeAll(() => {
    folder = temporaryFolder();
    run('import', 'sample/debian-12');
    run('run');
  });
  afterAll(() => folder.remove());

  const attempt = (...words: string[]): Finished =>
    runProgramFile([...words, '--data-dir', folder.path]);
  function run(...words: string[]): string {
    const { status, stdout, stderr } = attempt(...words);
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    return stdout;
  }
  const alerts = (...words: string[]) => jsonLines(run('alerts', '--json', ...words)) as Document[];
  function idOf(path: string): string {
    const found = alerts().find((alert) => fieldText(alert, 'executable_stack.path') === path);
    return fieldText(found ?? {}, 'kibana.alert.uuid') ?? '';
  }

  test('an alert shows its line, its origin with reasons, and the guide', () => {
    const shown = run('alert', idOf('acme/legacy/bin/billing').slice(0, 10));
    expect(shown).toMatch(/billing on web-01/);
    expect(shown).toMatch(/process 'acme\/legacy\/bin\/billing' started with executable stack/);
    expect(shown).toMatch(/origin\s+authentic/);
    expect(shown.match(/^ {2}\[ \]/gm)).toHaveLength(13);
    expect(shown).toMatch(/review-syslog/);
  });

  test('a step, a note, a close that asks once more, reopening, and undo', () => {
    const id = idOf('usr/local/bin/jit-worker');
    const step = ['step', 'review-syslog', '--done', '--finding', 'suspicious', '--note', 'odd'];
    expect(run('alert', id, ...step)).toMatch(/\[x\] .*review-syslog: suspicious/);
    const refused = attempt('alert', id, 'close', '--reason', 'true_positive');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(
      /steps of the guide are undone: process-command-line.*--steps-undone/,
    );
    run('alert', id, 'close', '--reason', 'true_positive', '--steps-undone');
    expect(alerts('--status', 'closed')).toHaveLength(1);
    run('alert', id, 'undo');
    expect(alerts('--status', 'closed')).toHaveLength(0);
    run('alert', id, 'assign', 'alice');
    run('alert', id, 'tag', 'jit', 'night');
    const [document] = jsonLines(run('alert', id, 'untag', 'night', '--json'));
    expect(document).toMatchObject({
      'kibana.alert.workflow_assignee_ids': ['alice'],
      'kibana.alert.workflow_tags': ['jit'],
    });
    expect(run('alert', id)).toMatch(/took back the last change/);
  });

  test.each([
    [['dance'], /dance is no action; there are acknowledge/],
    [['step', 'review-syslog'], /one of --done, --not-applicable, --open/],
    [['step', 'knock', '--done'], /step: must be one of review-syslog/],
    [['close'], /reason: must be one of true_positive/],
    [['tag'], /name at least one tag/],
    [['acknowledge', 'feedface'], /acknowledge: there is nothing to do with feedface/],
    [['undo', 'all'], /undo: there is nothing to do with all/],
    [['tag', 'jit', '--note', 'x'], /tag: it takes no --note/],
    [['reopen', '--reason', 'duplicate'], /reopen: it takes no --reason/],
    [['--reason', 'duplicate'], /--reason: name the action, such as close or step/],
  ])('%j is refused in one line with status 2', (words, message) => {
    const { status, stderr } = attempt('alert', idOf('/usr/bin/forged'), ...words);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  });

  test('an exclusion from an alert closes what it covers and silences from then on', () => {
    const add = [
      'exclusions',
      'add',
      '--kind',
      'in-house-software',
      '--from',
      idOf('acme/legacy/bin/billing'),
    ];
    const made = run(...add, '--reason', 'ledger job', '--close', 'false_positive');
    expect(made).toMatch(/executable_stack\.path is "acme\/legacy\/bin\/billing"/);
    expect(alerts('--status', 'closed')).toHaveLength(1);
    const fresh = join(folder.path, 'syslog');
    // A priority of the kernel's facility is proof enough on a host that is not known yet.
    const line =
      "<4>1 2026-11-25T08:00:00.000001+00:00 web-02 kernel - - - [   31.000001] process 'acme/legacy/bin/billing' started with executable stack\n";
    writeFileSync(fresh, line);
    run('import', fresh);
    expect(run('run')).toMatch(/1 silenced by exclusions/);
    expect(alerts()).toHaveLength(5);
    expect(run('exclusions')).toMatch(/active .*1 .*billing/);
    expect(run('exclusions', 'list')).toBe(run('exclusions'));
  });

  test('one that would silence everything is refused', () => {
    const words = ['exclusions', 'add', '--entry', 'process.name=kernel', '--reason', 'quiet'];
    const { status, stderr } = attempt(...words);
    expect(status).toBe(2);
    expect(stderr).toMatch(/would silence every line/);
  });

  test('exclusions go out as NDJSON and come in again once', () => {
    const file = join(folder.path, 'exclusions.ndjson');
    const missing = attempt('exclusions', 'import', file);
    expect(missing.stderr).toMatch(/exclusions\.ndjson: there is no such file or folder/);
    writeFileSync(file, run('exclusions', 'export'));
    const again = attempt('exclusions', 'import', file);
    expect(again.status).toBe(1);
    expect(again.stderr).toMatch(/exclusions\.ndjson:2: there is an exclusion with item_id/);
    const [{ id }] = jsonLines(run('exclusions', '--json')) as [{ id: string }];
    expect(run('exclusions', 'disable', id)).toMatch(/disabled/);
    for (const words of [
      ['--json', 'show', id],
      ['show', id, '--json'],
      ['enable', id, '--json'],
      ['delete', id, '--json'],
    ]) {
      expect(jsonLines(run('exclusions', ...words))).toEqual([expect.objectContaining({ id })]);
    }
    const imported = jsonLines(run('exclusions', 'import', file, '--json'));
    expect(imported).toEqual([expect.objectContaining({ failed: [] })]);
    const words = ['--entry', 'executable_stack.program=x', '--reason', 'quiet', '--json'];
    expect(jsonLines(run('exclusions', 'add', ...words))).toHaveLength(1);
  });

  test('status says how far was searched', () => {
    const shown = run('status');
    expect(shown).toMatch(/searched\s+up to .* no gap/);
    expect(shown).toMatch(/alerts\s+5: /);
    expect(jsonLines(run('status', '--json'))[0]).toMatchObject({ backlog: false, silenced: 1 });
  });
});
