import { realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { JsonValue } from '../../../common/document/document';
import { errorMessage } from '../../../common/errors';
import type { EventWriter } from '../event_writer';
import { parseFollowState, type FileMark } from './file_mark';
import { newStatus, type Input, type InputStatus } from '../input_status';
import { CheckpointedWriter, Stopped } from '../checkpointed_writer';
import { OpenLog, type Batch } from './open_log';
import { readPackedRest } from './packed_log';
import { rotatedFiles, type RotatedFile } from './rotated_files';
import { unreadRotations, type UnreadRotation } from './rotation_search';
import { FolderHint, Wake } from '../wake';

/** Times in milliseconds. */
export interface FollowTimes {
  /** Between two looks at the file. */
  poll: number;
  /** After a hint that something changed, so that a busy file is not looked at for every line. */
  settle: number;
  /** A whole last line is stored after so long without a line that might continue it. */
  continuation: number;
  /** A file that lost its name is closed when nothing was written to it for so long. */
  rotated: number;
}

export const FOLLOW_TIMES: FollowTimes = {
  poll: 1000,
  settle: 50,
  continuation: 1000,
  rotated: 30_000,
};

export interface FollowOptions {
  path: string;
  /** The host of lines that name none. */
  hostName: string;
  /** IANA name or offset of time stamps without one; default: this machine's. */
  timezone?: string;
  times?: Partial<FollowTimes>;
}

/** An open file, and when something new was in it last (ms of the monotonic clock). */
interface Followed {
  log: OpenLog;
  changed: number;
}

/** Marks of closed files that are kept, so that a rotated file is known when it is met again. */
const MARKS_KEPT = 16;

/** Files that a path which is a link once led to, that are kept. */
const TARGETS_KEPT = 4;

/** Times that unpacking a file is tried. */
const UNPACK_TRIES = 5;

/** Chunks read of one file before the others have their turn. */
const CHUNKS_A_TURN = 32;

class FileFollower implements Input {
  private readonly times: FollowTimes;
  private readonly wake = new Wake();
  private readonly writer: CheckpointedWriter;
  private readonly hint: FolderHint;
  private readonly running: Promise<void>;
  private readonly progress: InputStatus;
  private hinted: NodeJS.Timeout | undefined;
  private stopping = false;

  private current: Followed | undefined;
  /** Files that had the path before, and may still be written to. */
  private rotated: Followed[] = [];
  private closed: FileMark[] = [];
  /** What the path linked to, the latest last. */
  private targets: string[] = [];
  private seen = Date.now();
  /** Packed files that were read to the end, as `versionOf` names them. */
  private readonly unpacked = new Set<string>();
  /** When to look for rotated files, on the monotonic clock; and what was there at the last look. */
  private searchAt = 0;
  private lookedAt = '';
  private readonly failures = new Map<string, number>();

  constructor(
    private readonly options: FollowOptions,
    writer: EventWriter,
  ) {
    this.times = { ...FOLLOW_TIMES, ...options.times };
    this.progress = newStatus(`file:${options.path}`, options.path);
    this.writer = new CheckpointedWriter(writer, this.progress, this.times.poll);
    this.hint = new FolderHint(dirname(options.path), (name) => this.onHint(name));
    this.running = this.run();
  }

  status(): InputStatus {
    const open = this.current === undefined ? this.rotated : [...this.rotated, this.current];
    return { ...this.progress, lag_bytes: open.reduce((sum, { log }) => sum + log.lag, 0) };
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.writer.stop();
    this.wake.call();
    await this.running;
  }

  private onHint(name: string | null): void {
    if (name !== null && name !== basename(this.options.path)) return;
    this.hinted ??= setTimeout(() => {
      this.hinted = undefined;
      this.wake.call();
    }, this.times.settle);
  }

  private async run(): Promise<void> {
    try {
      await this.load();
      while (!this.stopping) {
        this.hint.renew();
        if (!(await this.turn())) await this.wake.sleep(this.times.poll);
      }
    } catch (error) {
      if (!(error instanceof Stopped)) this.report(errorMessage(error));
    } finally {
      clearTimeout(this.hinted);
      this.hint.stop();
      for (const { log } of this.openFiles()) await log.close();
      this.progress.state = 'stopped';
    }
  }

  private async load(): Promise<void> {
    const state = parseFollowState(await this.writer.load());
    if (state !== undefined) {
      this.closed = state.files;
      this.seen = state.seen;
      this.targets = state.targets ?? [];
      return;
    }
    // A file that is rotated before its first line was read is one that has to be read: the state is kept at once, and tells
    // the file by the time of its last write.
    const facts = await stat(this.options.path).catch(() => undefined);
    if (facts?.isFile()) this.seen = Math.min(this.seen, Math.floor(facts.mtimeMs));
    await this.noteTarget();
    await this.save({ events: [], lines: 0 });
  }

  /** One look at everything. True where there is more to read at once. */
  private async turn(): Promise<boolean> {
    const problems: string[] = [];
    const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
      try {
        return (await work()) === true;
      } catch (error) {
        if (error instanceof Stopped) throw error;
        problems.push(errorMessage(error));
        return false;
      }
    };
    await attempt(() => this.choose());
    if (performance.now() >= this.searchAt) await attempt(() => this.search());
    let more = false;
    for (const followed of this.openFiles())
      more = (await attempt(() => this.drain(followed))) || more;
    await attempt(() => this.closeRotated());
    this.report(problems[0]);
    return more;
  }

  private report(problem: string | undefined): void {
    if (problem !== undefined) {
      if (this.progress.error !== problem) this.progress.errors += 1;
      this.progress.state = 'error';
      this.progress.error = problem;
      return;
    }
    this.progress.state = this.current === undefined ? 'waiting' : 'following';
    this.progress.error =
      this.current === undefined ? `${this.options.path} is not there (yet)` : undefined;
  }

  private openFiles(): Followed[] {
    return this.current === undefined ? [...this.rotated] : [...this.rotated, this.current];
  }

  private marks(): FileMark[] {
    return [...this.closed, ...this.openFiles().map(({ log }) => log.mark)];
  }

  /** Finds out which file has the path now. */
  private async choose(): Promise<void> {
    const identity = await identityAt(this.options.path);
    if (this.current !== undefined && this.current.log.identity !== identity) {
      this.current.changed = performance.now();
      this.rotated.push(this.current);
      this.current = undefined;
      this.searchAt = 0;
    }
    if (this.current !== undefined || identity === undefined) return;
    // Moved away and back again: it is still open.
    const back = this.rotated.find(({ log }) => log.identity === identity);
    this.rotated = this.rotated.filter((each) => each !== back);
    await this.noteTarget();
    this.current = back ?? (await this.open(this.options.path, this.marks()));
  }

  /** A link that is set to another file leaves the rest of the one before where no name tells that it was rotated. */
  private async noteTarget(): Promise<void> {
    const target = await realpath(this.options.path).catch(() => undefined);
    const last = this.targets.at(-1) ?? this.options.path;
    if (target === undefined || target === last) return;
    this.targets = [...this.targets.filter((each) => each !== target), target].slice(-TARGETS_KEPT);
    this.searchAt = 0;
  }

  private async open(path: string, marks: readonly FileMark[]): Promise<Followed> {
    const log = await OpenLog.open(path, this.options, marks);
    // From now on the open file bears its mark.
    this.closed = this.closed.filter((mark) => mark !== log.mark);
    return { log, changed: performance.now() };
  }

  /** Goes on with rotated files that were not read to the end. Returns what was found. */
  private async search(): Promise<UnreadRotation[]> {
    const files = await rotatedFiles(this.options.path, this.targets.slice(0, -1));
    const look = JSON.stringify(files);
    // A look that a rotation crosses misses files: what counts is one that finds the same as the one before.
    this.searchAt = look === this.lookedAt ? Infinity : performance.now() + this.times.poll;
    this.lookedAt = look;
    const open = new Set(this.openFiles().map(({ log }) => log.identity));
    const others = files.filter(
      (file) => !open.has(file.identity) && !this.unpacked.has(versionOf(file)),
    );
    const found = await unreadRotations(others, { marks: this.marks(), seen: this.seen });
    for (const unread of found) {
      if (unread.file.packed) await this.drainPacked(unread);
      else this.rotated.push(await this.open(unread.file.path, [unread.mark]));
    }
    return found;
  }

  private async drainPacked({ file, mark }: UnreadRotation): Promise<void> {
    try {
      for await (const { batch, mark: reached } of readPackedRest(file, this.options, mark)) {
        this.remember(reached);
        await this.save(batch);
      }
      this.unpacked.add(versionOf(file));
    } catch (error) {
      if (error instanceof Stopped) throw error;
      this.postpone(versionOf(file));
      throw new Error(`${file.path}: ${errorMessage(error)}`, { cause: error });
    }
  }

  /** A file that can't be unpacked may be in the making: it is whole at one of the next looks, or never. */
  private postpone(version: string): void {
    const failures = (this.failures.get(version) ?? 0) + 1;
    this.failures.set(version, failures);
    if (failures < UNPACK_TRIES) this.searchAt = performance.now() + this.times.rotated;
    else this.unpacked.add(version);
  }

  /** Stores what is new in a file. True where that is not all. */
  private async drain(followed: Followed): Promise<boolean> {
    const { log } = followed;
    for (let chunk = 0; chunk < CHUNKS_A_TURN; chunk += 1) {
      if (!(await log.look())) await this.startAgain(log);
      const batch = await log.next();
      if (batch === undefined) {
        if (performance.now() - followed.changed >= this.times.continuation)
          await this.deliver(log, { events: log.flush(), lines: 0 });
        return false;
      }
      followed.changed = performance.now();
      await this.deliver(log, batch);
    }
    return true;
  }

  /** The file was truncated: what was not read of it is in the copy that was made before, if one was. */
  private async startAgain(log: OpenLog): Promise<void> {
    const lost = log.mark;
    this.remember(lost);
    const held = log.abandon();
    log.restart();
    const copies = await this.search();
    const inCopy = copies.some(({ mark }) => mark.offset > 0 && mark.head.hash === lost.head.hash);
    if (!inCopy) await this.save({ events: held, lines: 0 });
    await log.look();
  }

  private async closeRotated(): Promise<void> {
    for (const followed of [...this.rotated]) {
      if (performance.now() - followed.changed < this.times.rotated) continue;
      const { log } = followed;
      await this.deliver(log, { events: await log.end(), lines: 0 });
      this.remember(log.mark);
      this.rotated = this.rotated.filter((each) => each !== followed);
      await log.close();
    }
  }

  private remember(mark: FileMark): void {
    if (mark.offset === 0) return;
    const others = this.closed.filter(({ head }) => head.hash !== mark.head.hash);
    this.closed = [...others, mark].slice(-MARKS_KEPT);
  }

  private async deliver(log: OpenLog, batch: Batch): Promise<void> {
    this.progress.lines += batch.lines;
    if (batch.events.length === 0) return;
    await log.commit();
    // Older files that are not closed, or perhaps not found yet, must be found again, whatever their time.
    const isSettled = this.rotated.length === 0 && this.searchAt === Infinity;
    if (log === this.current?.log && isSettled)
      this.seen = Math.max(this.seen, Math.floor(Math.min(log.mtime, Date.now())));
    await this.save({ events: batch.events, lines: 0 });
  }

  private async save(batch: Batch): Promise<void> {
    this.progress.lines += batch.lines;
    const files = this.marks().filter(({ offset }) => offset > 0);
    await this.writer.write(batch.events, {
      version: 1,
      seen: this.seen,
      files,
      ...(this.targets.length > 0 && { targets: this.targets }),
    } as unknown as JsonValue);
  }
}

/** A packed file as it is: its inode is another file's once it is deleted. */
function versionOf({ identity, mtime }: RotatedFile): string {
  return `${identity}:${mtime}`;
}

/** `device:inode` of the file that has a path; undefined where there is none. */
async function identityAt(path: string): Promise<string | undefined> {
  try {
    const facts = await stat(path, { bigint: true });
    if (!facts.isFile()) throw new Error(`${path} is not a regular file`);
    return `${facts.dev}:${facts.ino}`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Follows the file that has a path, from where it was left, through all rotations, until it is stopped. */
export function followFile(options: FollowOptions, writer: EventWriter): Input {
  return new FileFollower(options, writer);
}
