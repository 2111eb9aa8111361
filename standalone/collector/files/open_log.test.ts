import { appendFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { syslogLine, syslogLines } from '../../../test/support/collected';
import { temporaryFolder } from '../../../test/support/program';
import { OpenLog } from './open_log';

describe('an open log', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let path: string;
  let log: OpenLog;

  beforeEach(async () => {
    folder = temporaryFolder();
    path = join(folder.path, 'syslog');
    writeFileSync(path, syslogLine(0));
    log = await OpenLog.open(path, { hostName: 'here' }, []);
    // A line that might be continued is not handed out, so nothing is stored of the file yet.
    expect(await log.next()).toEqual({ events: [], lines: 1 });
  });
  afterEach(async () => {
    await log.close();
    folder.remove();
  });

  test('is known to be truncated where nothing of it was stored and it has grown beyond that since', async () => {
    truncateSync(path);
    appendFileSync(path, syslogLines(1, 5));
    expect(await log.look()).toBe(false);
  });

  test('goes on where it only grew', async () => {
    appendFileSync(path, syslogLines(1, 5));
    expect(await log.look()).toBe(true);
    expect((await log.next())?.lines).toBe(4);
    await log.commit();
    expect(log.mark.offset).toBe(syslogLines(0, 4).length);
  });
});
