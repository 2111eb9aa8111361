import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  MemorySink,
  messages,
  syslogLine,
  syslogLines,
  until,
} from '../../../test/support/collected';
import { temporaryFolder } from '../../../test/support/program';
import { inProcessWriter } from '../event_writer';
import type { Input } from '../input_status';
import { followFile, type FollowTimes } from './follow_file';

const TIMES: FollowTimes = { poll: 5, settle: 1, continuation: 20, rotated: 60 };

describe('a followed file', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let path: string;
  let sink: MemorySink;
  let inputs: Input[];

  beforeEach(() => {
    folder = temporaryFolder();
    path = join(folder.path, 'syslog');
    sink = new MemorySink();
    inputs = [];
  });
  afterEach(async () => {
    await Promise.all(inputs.map((input) => input.stop()));
    folder.remove();
  });

  function follow(times: Partial<FollowTimes> = {}, at = path): Input {
    const input = followFile(
      { path: at, hostName: 'here', times: { ...TIMES, ...times } },
      inProcessWriter(sink),
    );
    inputs.push(input);
    return input;
  }
  const stored = (count: number) =>
    until(() => sink.events.size >= count, `${count} events, have ${sink.events.size}`);
  const settled = () => new Promise((resolve) => setTimeout(resolve, 60));

  test('is read from its first line, and as it grows', async () => {
    writeFileSync(path, syslogLines(0, 10));
    const input = follow();
    await stored(10);
    appendFileSync(path, syslogLines(10, 20));
    await stored(20);
    expect(sink.messages()).toEqual(messages(0, 20));
    expect(sink.duplicates).toBe(0);
    expect(input.status()).toMatchObject({
      state: 'following',
      lines: 20,
      events: 20,
      lag_bytes: 0,
      errors: 0,
    });
    expect(input.status().last_event_at).toMatch(/^\d{4}-.*Z$/);
  });

  test('may appear later, in a folder that appears later', async () => {
    path = join(folder.path, 'later', 'syslog');
    const input = follow();
    await until(() => input.status().error !== undefined);
    expect(input.status()).toMatchObject({ state: 'waiting', error: `${path} is not there (yet)` });
    mkdirSync(join(folder.path, 'later'));
    writeFileSync(path, syslogLines(0, 3));
    await stored(3);
    await until(() => input.status().state === 'following');
    expect(input.status().error).toBeUndefined();
  });

  test('has its half-written last line stored once, when it is whole', async () => {
    const [begin, end] = [syslogLine(1).slice(0, 50), syslogLine(1).slice(50)];
    writeFileSync(path, syslogLine(0) + begin);
    follow();
    await stored(1);
    await settled();
    expect(sink.messages()).toEqual(messages(0, 1));
    appendFileSync(path, end);
    await stored(2);
    expect(sink.messages()).toEqual(messages(0, 2));
  });

  test('may begin with half a line', async () => {
    writeFileSync(path, syslogLine(0).slice(0, 10));
    follow();
    await settled();
    expect(sink.events.size).toBe(0);
    appendFileSync(path, syslogLine(0).slice(10));
    await stored(1);
    expect(sink.messages()).toEqual(messages(0, 1));
  });

  test('is gone on with after a rename, the old one to its end', async () => {
    writeFileSync(path, syslogLines(0, 5));
    const input = follow();
    await stored(5);
    renameSync(path, `${path}.1`);
    appendFileSync(`${path}.1`, syslogLines(5, 8));
    writeFileSync(path, syslogLines(8, 10));
    // A daemon that was not told of the rotation yet.
    appendFileSync(`${path}.1`, syslogLine(10));
    await stored(11);
    await settled();
    await settled();
    expect(new Set(sink.messages())).toEqual(new Set(messages(0, 11)));
    expect(sink.duplicates).toBe(0);
    expect(input.status()).toMatchObject({ state: 'following', lag_bytes: 0 });
  });

  test('may be rotated again before anybody looked', async () => {
    writeFileSync(path, syslogLines(0, 5));
    follow({ poll: 30, settle: 30 });
    await stored(5);
    renameSync(path, `${path}.1`);
    writeFileSync(path, syslogLines(5, 8));
    renameSync(`${path}.1`, `${path}.2`);
    renameSync(path, `${path}.1`);
    writeFileSync(path, syslogLines(8, 10));
    await stored(10);
    expect(new Set(sink.messages())).toEqual(new Set(messages(0, 10)));
  });

  test('is read anew after copy and truncate, what was not read yet from the copy', async () => {
    writeFileSync(path, syslogLines(0, 30));
    follow({ poll: 30, settle: 30 });
    await stored(30);
    appendFileSync(path, syslogLines(30, 35));
    writeFileSync(`${path}.1`, readFileSync(path));
    truncateSync(path);
    appendFileSync(path, syslogLines(35, 37));
    await stored(37);
    expect(new Set(sink.messages())).toEqual(new Set(messages(0, 37)));
  });

  test('is read anew where it has grown beyond the old place since it was truncated', async () => {
    writeFileSync(path, syslogLines(0, 5));
    follow({ poll: 30, settle: 30 });
    await stored(5);
    truncateSync(path);
    appendFileSync(path, syslogLines(100, 140));
    await stored(45);
    expect(sink.messages()).toEqual([...messages(0, 5), ...messages(100, 140)]);
  });

  test('is read anew where it was written over with lines that begin alike', async () => {
    const head = syslogLines(0, 40);
    writeFileSync(path, head + syslogLines(100, 105));
    follow({ poll: 30, settle: 30 });
    await stored(45);
    truncateSync(path);
    appendFileSync(path, head + syslogLines(200, 260));
    await stored(105);
    expect(sink.messages().slice(45)).toEqual(messages(200, 260));
  });

  test('may be deleted and made anew, or replaced by another', async () => {
    writeFileSync(path, syslogLines(0, 3));
    const input = follow();
    await stored(3);
    unlinkSync(path);
    await until(() => input.status().state === 'waiting');
    writeFileSync(path, syslogLines(3, 5));
    await stored(5);
    writeFileSync(join(folder.path, 'other'), syslogLines(5, 9));
    renameSync(join(folder.path, 'other'), path);
    await stored(9);
    expect(sink.messages()).toEqual(messages(0, 9));
  });

  test('may be moved away and back', async () => {
    writeFileSync(path, syslogLines(0, 3));
    const input = follow({ rotated: 10 });
    await stored(3);
    renameSync(path, join(folder.path, 'away'));
    await until(() => input.status().state === 'waiting');
    await settled();
    appendFileSync(join(folder.path, 'away'), syslogLines(3, 4));
    renameSync(join(folder.path, 'away'), path);
    await stored(4);
    expect(sink.messages()).toEqual(messages(0, 4));
    expect(sink.duplicates).toBe(0);
  });

  test('may be a link whose target changes', async () => {
    writeFileSync(join(folder.path, 'a'), syslogLines(0, 3));
    writeFileSync(join(folder.path, 'b'), syslogLines(3, 6));
    symlinkSync('a', path);
    follow();
    await stored(3);
    unlinkSync(path);
    symlinkSync('b', path);
    await stored(6);
    expect(sink.messages()).toEqual(messages(0, 6));
  });

  test('that is no file is an error that ends when it becomes one', async () => {
    mkdirSync(path);
    const input = follow();
    await until(() => input.status().state === 'error');
    expect(input.status().error).toBe(`${path} is not a regular file`);
    rmSync(path, { recursive: true });
    writeFileSync(path, syslogLine(0));
    await stored(1);
    await until(() => input.status().state === 'following');
    expect(input.status().errors).toBe(1);
  });

  (process.getuid?.() === 0 ? test.skip : test)(
    'that may not be read is an error until it may',
    async () => {
      writeFileSync(path, syslogLine(0));
      chmodSync(path, 0);
      const input = follow();
      await until(() => input.status().state === 'error');
      expect(input.status().error).toMatch(/EACCES/);
      chmodSync(path, 0o600);
      await stored(1);
    },
  );

  test('has its lines stored once the store takes them again', async () => {
    sink.failure = new Error('the disk is full');
    writeFileSync(path, syslogLines(0, 3));
    const input = follow();
    await until(() => input.status().error === 'the disk is full');
    sink.failure = undefined;
    await stored(3);
    await until(() => input.status().state === 'following');
    expect(sink.messages()).toEqual(messages(0, 3));
  });

  test('gives its last line without waiting for the next one', async () => {
    writeFileSync(path, `${syslogLine(0)}  continued\n`);
    follow();
    await stored(1);
    expect(sink.messages()).toEqual(['message 0\n  continued']);
  });

  test('gives a burst of 100,000 lines, and lets other work go on meanwhile', async () => {
    writeFileSync(path, syslogLine(0));
    follow();
    await stored(1);
    appendFileSync(path, syslogLines(1, 100_001));
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    await stored(100_001);
    clearInterval(watch);
    expect(sink.messages().at(-1)).toBe('message 100000');
    expect(sink.duplicates).toBe(0);
    expect(longest).toBeLessThan(1000);
    expect(statSync(path).size).toBeGreaterThan(5_000_000);
  });
});
