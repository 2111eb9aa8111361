import { hash } from 'node:crypto';

/**
 * Time stamps that are looked back on. Lines of one time stamp stand together but for a few that came late, and to go further
 * back would have to be read again after every restart.
 */
const RUNS_KEPT = 64;

/** Lines with one time stamp that stand together. */
interface Run {
  stamp: string;
  time: number;
  offset: number;
  /** The digest of the first line, and how often each was seen once there are several. */
  first: string;
  counts: Map<string, number> | undefined;
}

function countIn({ first, counts }: Run, digest: string): number {
  if (counts === undefined) return first === digest ? 1 : 0;
  return counts.get(digest) ?? 0;
}

function add(run: Run, digest: string): void {
  if (run.first === '') {
    run.first = digest;
    return;
  }
  run.counts ??= new Map([[run.first, 1]]);
  run.counts.set(digest, (run.counts.get(digest) ?? 0) + 1);
}

// SHA-256, and 80 bits of it: two lines of one digest can be made up, and the store keeps them apart.
function digestOf(content: string | Buffer): string {
  return hash('sha256', content, 'hex').slice(0, 20);
}

/**
 * Gives the events of one source their ids: 12 hex digits of the time, 20 of a digest of what the event says and of how many
 * events that say the same stood before it at its time stamp.
 */
export class EventIdentity {
  private readonly runs: Run[] = [];
  private current: Run | undefined;
  /** The latest time of the runs before the current one: a later one can't be among them. */
  private latest = -Infinity;
  private lastTime = -1;
  private timeDigits = '';

  /**
   * The id of an event.
   * @param time ms since the epoch
   * @param stamp the time stamp as written
   * @param content what the event says, its time stamp and host included
   * @param offset of its first byte in the source
   * @param isUnique whether no other event says the same, so that there is nothing to count
   */
  next(
    time: number,
    stamp: string,
    content: string | Buffer,
    offset: number,
    isUnique = false,
  ): string {
    const digest = digestOf(content);
    let run = this.current;
    if (run === undefined || run.time !== time || run.stamp !== stamp) {
      run = this.begin(time, stamp, offset);
    }
    if (isUnique) return this.digits(time) + digest;
    let before = countIn(run, digest);
    if (time <= this.latest) before += this.countBefore(run, digest);
    add(run, digest);
    return this.digits(time) + (before === 0 ? digest : digestOf(`${digest}:${before}`));
  }

  /** The id of an event whose time nobody knows. @param content what it says, and where, so that no other says the same */
  timeless(content: string | Buffer): string {
    return this.digits(0) + digestOf(content);
  }

  /** The time stamp of the events that stand last, undefined where there were none. */
  get last(): { time: number; stamp: string } | undefined {
    return this.current;
  }

  /** Where the first event begins whose count still matters; Infinity where none does. */
  get recountFrom(): number {
    return this.runs[0]?.offset ?? Infinity;
  }

  private begin(time: number, stamp: string, offset: number): Run {
    const before = this.current;
    if (before !== undefined && before.time > this.latest) this.latest = before.time;
    const run: Run = { time, stamp, offset, first: '', counts: undefined };
    this.current = run;
    this.runs.push(run);
    if (this.runs.length > RUNS_KEPT) this.runs.shift();
    return run;
  }

  private countBefore(current: Run, digest: string): number {
    let count = 0;
    for (const run of this.runs) {
      if (run !== current && run.time === current.time && run.stamp === current.stamp) {
        count += countIn(run, digest);
      }
    }
    return count;
  }

  private digits(time: number): string {
    if (time !== this.lastTime) {
      this.lastTime = time;
      this.timeDigits = Math.max(0, Math.floor(time)).toString(16).padStart(12, '0').slice(-12);
    }
    return this.timeDigits;
  }
}
