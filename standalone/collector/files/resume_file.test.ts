import {
  appendFileSync,
  copyFileSync,
  renameSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
  readFileSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  MemorySink,
  messages,
  syslogLine,
  syslogLines,
  until,
} from '../../../test/support/collected';
import { temporaryFolder } from '../../../test/support/program';
import { inProcessWriter } from '../event_writer';
import { followFile, type FollowTimes } from './follow_file';

const TIMES: FollowTimes = { poll: 5, settle: 1, continuation: 20, rotated: 40 };

describe('a file that is followed again', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let path: string;
  let sink: MemorySink;

  beforeEach(() => {
    folder = temporaryFolder();
    path = join(folder.path, 'syslog');
    sink = new MemorySink();
  });
  afterEach(() => folder.remove());

  /** Follows until so many events are stored and nothing more comes, then stops. */
  async function followUntil(count: number): Promise<void> {
    const input = followFile({ path, hostName: 'here', times: TIMES }, inProcessWriter(sink));
    try {
      await until(() => sink.events.size >= count, `${count} events, have ${sink.events.size}`);
      await new Promise((resolve) => setTimeout(resolve, 60));
    } finally {
      await input.stop();
    }
    expect(input.status().state).toBe('stopped');
  }

  const packed = (name: string): void => {
    writeFileSync(`${name}.gz`, gzipSync(readFileSync(name)));
    unlinkSync(name);
  };
  const expectAll = (end: number): void =>
    expect(new Set(sink.messages())).toEqual(new Set(messages(0, end)));

  test('goes on where it was, without reading anything twice', async () => {
    writeFileSync(path, syslogLines(0, 5));
    await followUntil(5);
    appendFileSync(path, syslogLines(5, 8));
    await followUntil(8);
    expect(sink.messages()).toEqual(messages(0, 8));
    expect(sink.duplicates).toBe(0);
  });

  test('tells identical lines at one time stamp apart, also across a restart', async () => {
    writeFileSync(path, syslogLine(0).repeat(3));
    await followUntil(3);
    appendFileSync(path, syslogLine(0).repeat(2));
    await followUntil(5);
    expect(sink.events.size).toBe(5);
    expect(sink.duplicates).toBe(0);
  });

  test.each(['.1', '-20261124', '-20261124-1', '.2026-11-24', '.old'])(
    'was renamed to %s meanwhile',
    async (suffix) => {
      writeFileSync(path, syslogLines(0, 5));
      await followUntil(5);
      appendFileSync(path, syslogLines(5, 8));
      renameSync(path, path + suffix);
      writeFileSync(path, syslogLines(8, 10));
      await followUntil(10);
      expectAll(10);
      expect(sink.duplicates).toBe(0);
    },
  );

  test('was renamed and packed meanwhile', async () => {
    writeFileSync(path, syslogLines(0, 5));
    await followUntil(5);
    appendFileSync(path, syslogLines(5, 8));
    renameSync(path, `${path}.1`);
    packed(`${path}.1`);
    writeFileSync(path, syslogLines(8, 10));
    await followUntil(10);
    expectAll(10);
    expect(sink.duplicates).toBe(0);
  });

  test('was packed by a logrotate that keeps the time of its last write in whole seconds', async () => {
    writeFileSync(path, syslogLines(0, 5));
    const written = Math.floor(Date.now() / 1000) - 3600;
    utimesSync(path, written + 0.9, written + 0.9);
    await followUntil(5);
    appendFileSync(path, syslogLines(5, 8));
    renameSync(path, `${path}.1`);
    packed(`${path}.1`);
    utimesSync(`${path}.1.gz`, written, written);
    writeFileSync(path, syslogLines(8, 10));
    await followUntil(10);
    expectAll(10);
  });

  test('was packed into a file with the inode of one that was read and deleted', async () => {
    const pack = (first: number, end: number): void =>
      writeFileSync(`${path}.1.gz`, gzipSync(syslogLines(first, end)));
    writeFileSync(path, syslogLines(0, 5));
    await followUntil(5);
    pack(5, 8);
    const input = followFile({ path, hostName: 'here', times: TIMES }, inProcessWriter(sink));
    await until(() => sink.events.size === 8);
    pack(8, 11);
    renameSync(path, `${path}.2`);
    writeFileSync(path, syslogLines(11, 12));
    await until(() => sink.events.size === 12, `12 events, have ${sink.events.size}`);
    await input.stop();
    expectAll(12);
  });

  test('was missed by the first look, which a rotation crossed', async () => {
    writeFileSync(path, syslogLines(0, 5));
    const [before, after] = [2, 1].map((hours) => new Date(Date.now() - hours * 3_600_000));
    utimesSync(path, before ?? 0, before ?? 0);
    await followUntil(5);
    appendFileSync(path, syslogLines(5, 8));
    const elsewhere = join(folder.path, 'elsewhere');
    renameSync(path, elsewhere);
    packed(elsewhere);
    utimesSync(`${elsewhere}.gz`, after ?? 0, after ?? 0);
    writeFileSync(path, syslogLines(8, 10));
    const times = { ...TIMES, poll: 200 };
    const input = followFile({ path, hostName: 'here', times }, inProcessWriter(sink));
    await until(() => input.status().state === 'following');
    renameSync(`${elsewhere}.gz`, `${path}.1.gz`);
    await until(() => sink.events.size === 10);
    await input.stop();
    expectAll(10);
  });

  test('was rotated three times meanwhile, and nothing has its name yet', async () => {
    writeFileSync(path, syslogLines(0, 5));
    await followUntil(5);
    appendFileSync(path, syslogLines(5, 8));
    renameSync(path, `${path}.3`);
    packed(`${path}.3`);
    writeFileSync(`${path}.2`, syslogLines(8, 12));
    packed(`${path}.2`);
    writeFileSync(`${path}.1`, syslogLines(12, 15));
    await followUntil(15);
    expectAll(15);
  });

  test.each(['', '.gz'])(
    'was a link that was set to another file meanwhile, twice%s',
    async (end) => {
      const target = (name: string): string => join(folder.path, `${name}.log`);
      const linkTo = (name: string): void => {
        symlinkSync(target(name), `${path}.link`);
        renameSync(`${path}.link`, path);
      };
      writeFileSync(target('monday'), syslogLines(0, 5));
      linkTo('monday');
      await followUntil(5);
      appendFileSync(target('monday'), syslogLines(5, 8));
      if (end === '.gz') packed(target('monday'));
      writeFileSync(target('tuesday'), syslogLines(8, 10));
      linkTo('tuesday');
      await followUntil(10);
      appendFileSync(target('tuesday'), syslogLines(10, 12));
      writeFileSync(target('wednesday'), syslogLines(12, 13));
      linkTo('wednesday');
      await followUntil(13);
      expectAll(13);
      expect(sink.duplicates).toBe(0);
    },
  );

  test('was copied and truncated meanwhile', async () => {
    writeFileSync(path, syslogLines(0, 5));
    await followUntil(5);
    appendFileSync(path, syslogLines(5, 8));
    copyFileSync(path, `${path}.1`);
    truncateSync(path);
    appendFileSync(path, syslogLines(8, 20));
    await followUntil(20);
    expectAll(20);
    expect(sink.duplicates).toBe(0);
  });

  test('was empty, then written and rotated meanwhile', async () => {
    writeFileSync(path, '');
    await followUntil(0);
    appendFileSync(path, syslogLines(0, 3));
    renameSync(path, `${path}.1`);
    await followUntil(3);
    expectAll(3);
  });

  test('leaves alone what was rotated before its first start, and what bears another name', async () => {
    writeFileSync(`${path}.1`, syslogLines(100, 105));
    utimesSync(`${path}.1`, new Date(), new Date(Date.now() - 60_000));
    writeFileSync(`${path}.conf.1`, syslogLines(105, 110));
    writeFileSync(`${path}-backup`, syslogLines(110, 115));
    writeFileSync(path, syslogLines(0, 3));
    await followUntil(3);
    await followUntil(3);
    expect(sink.messages()).toEqual(messages(0, 3));
  });

  test('is known again with another inode', async () => {
    writeFileSync(path, syslogLines(0, 5));
    await followUntil(5);
    copyFileSync(path, `${path}.new`);
    appendFileSync(`${path}.new`, syslogLines(5, 7));
    renameSync(`${path}.new`, path);
    await followUntil(7);
    expect(sink.messages()).toEqual(messages(0, 7));
    expect(sink.duplicates).toBe(0);
  });

  test('is read from the start where its saved state is broken', async () => {
    writeFileSync(path, syslogLines(0, 5));
    sink.checkpoints.set(
      `file:${path}`,
      '{"version":1,"seen":"yesterday","files":[{"offset":-1}]}',
    );
    await followUntil(5);
    expect(sink.messages()).toEqual(messages(0, 5));
  });

  test('passes over a packed file that is corrupt', async () => {
    writeFileSync(path, syslogLines(0, 5));
    await followUntil(5);
    const whole = gzipSync(syslogLines(5, 4000));
    writeFileSync(`${path}.1.gz`, whole.subarray(0, whole.length / 2));
    appendFileSync(path, syslogLines(5000, 5002));
    const input = followFile({ path, hostName: 'here', times: TIMES }, inProcessWriter(sink));
    await until(() => sink.messages().includes('message 5001'));
    await until(() => input.status().errors > 0);
    await input.stop();
  });

  // As kill -9 leaves it: some transactions are durable, whatever was in memory is gone.
  test.each([1, 2, 3, 5, 8])(
    'has every line once, killed after %i transactions, in the midst of a rotation',
    async (alive) => {
      class MortalSink extends MemorySink {
        override append(
          ...call: Parameters<MemorySink['append']>
        ): ReturnType<MemorySink['append']> {
          if (this.transactions >= alive) this.failure = new Error('dead');
          return super.append(...call);
        }
      }
      const mortal = new MortalSink();
      writeFileSync(path, syslogLines(0, 20_000));
      const doomed = followFile({ path, hostName: 'here', times: TIMES }, inProcessWriter(mortal));
      await until(() => mortal.transactions > 0);
      renameSync(path, `${path}.1`);
      writeFileSync(path, syslogLines(20_000, 40_000));
      await until(() => mortal.failure !== undefined || mortal.events.size === 40_000);
      await doomed.stop();

      for (const [id, event] of mortal.events) sink.events.set(id, event);
      for (const [source, state] of mortal.checkpoints) sink.checkpoints.set(source, state);
      await followUntil(40_000);
      expect(sink.events.size).toBe(40_000);
      expect(sink.duplicates).toBe(0);
    },
  );
});
