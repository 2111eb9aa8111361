import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { syslogLines } from '../../../test/support/collected';
import { temporaryFolder } from '../../../test/support/program';
import { planImport } from './import_plan';

describe('planImport', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => folder.remove());

  test('leaves a store alone, whatever is in it, with the files beside it', async () => {
    const stores = ['executable_stack.db', 'executable_stack.db-wal'];
    for (const name of [...stores, 'syslog'])
      writeFileSync(join(folder.path, name), syslogLines(0, 3));
    const plan = await planImport([folder.path]);
    expect(plan.files.map(({ path }) => path)).toEqual([join(folder.path, 'syslog')]);
    expect(plan.leftOut).toEqual(
      stores.map((name) => ({
        path: join(folder.path, name),
        outcome: 'skipped',
        reason: 'it is a store',
      })),
    );
  });
});
