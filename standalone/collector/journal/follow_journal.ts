import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { errorMessage } from '../../../common/errors';
import { CheckpointedWriter, Stopped } from '../checkpointed_writer';
import type { EventWriter } from '../event_writer';
import { newStatus, type Input, type InputStatus } from '../input_status';
import {
  isBadCursor,
  journalArguments,
  journalProblem,
  parseJournalState,
  type JournalState,
} from './journal_command';
import { JournalLines } from './journal_lines';
import { Wake } from '../wake';

export interface JournalOptions {
  /** journalctl, or the path of a program that does as it does. */
  command: string;
  /** Where to begin at the first start: this boot's first entry (default), the oldest one, or a time that journalctl understands. */
  since?: 'boot' | 'all' | string;
  /** Before journalctl is started again, ms: at first, doubled each time it gives nothing, up to the most. */
  backoff?: { first: number; most: number };
}

const BACKOFF = { first: 1000, most: 60_000 };

/** Kept of what journalctl says on standard error, characters. */
const COMPLAINT_LENGTH = 4096;

type Journalctl = ChildProcessByStdio<null, Readable, Readable>;

class JournalFollower implements Input {
  private readonly progress: InputStatus;
  private readonly writer: CheckpointedWriter;
  private readonly wake = new Wake();
  private readonly running: Promise<void>;
  private readonly backoff: { first: number; most: number };
  private state: JournalState | undefined;
  private child: Journalctl | undefined;
  private stopping = false;

  constructor(
    private readonly options: JournalOptions,
    writer: EventWriter,
  ) {
    this.backoff = options.backoff ?? BACKOFF;
    this.progress = newStatus('journal', options.command);
    this.writer = new CheckpointedWriter(writer, this.progress, this.backoff.first);
    this.running = this.run();
  }

  status(): InputStatus {
    return { ...this.progress };
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.writer.stop();
    this.endChild();
    this.wake.call();
    await this.running;
  }

  private endChild(): void {
    this.child?.kill();
    // A process that it started may hold the pipe open.
    this.child?.stdout.destroy();
    this.child?.stderr.destroy();
  }

  private async run(): Promise<void> {
    let pause = this.backoff.first;
    try {
      this.state = parseJournalState(await this.writer.load());
      while (!this.stopping) {
        const before = this.progress.lines;
        await this.attempt();
        if (this.stopping) break;
        pause =
          this.progress.lines > before
            ? this.backoff.first
            : Math.min(pause * 2, this.backoff.most);
        await this.wake.sleep(pause);
      }
    } catch (error) {
      if (!(error instanceof Stopped)) this.report('error', errorMessage(error));
    } finally {
      this.endChild();
      this.progress.state = 'stopped';
    }
  }

  private report(state: 'error' | 'waiting', problem: string): void {
    this.progress.state = state;
    this.progress.error = problem;
    if (state === 'error') this.progress.errors += 1;
  }

  /** Whatever goes wrong in the middle, such as no file left to open, may go well the next time. */
  private async attempt(): Promise<void> {
    try {
      await this.follow();
    } catch (error) {
      this.endChild();
      if (error instanceof Stopped) throw error;
      this.report('error', errorMessage(error));
    }
  }

  /** Runs journalctl until it ends. */
  private async follow(): Promise<void> {
    const child = spawn(
      this.options.command,
      journalArguments(this.state, this.options.since ?? 'boot'),
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      },
    );
    this.child = child;
    this.progress.state = 'following';
    this.progress.error = undefined;
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-COMPLAINT_LENGTH);
      // It may complain and go on, seeing only a part of the journal.
      const problem = journalProblem(complaint);
      if (problem !== undefined) this.report('error', problem);
    });
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(this.notStarted(error)));
      child.once('close', (code, signal) =>
        resolve(`${this.options.command} ended with ${signal ?? `status ${code}`}`),
      );
    });
    try {
      await this.store(child.stdout);
    } catch (error) {
      throw this.stopping ? new Stopped() : error;
    }
    const how = await ended;
    this.child = undefined;
    if (this.stopping) return;
    this.afterEnd(how, complaint.trim());
  }

  private notStarted(error: NodeJS.ErrnoException): string {
    const { command } = this.options;
    if (error.code === 'ENOENT')
      return `${command} is not on this machine: there is no journal to read`;
    return `${command} can't be started: ${error.message}`;
  }

  private afterEnd(how: string, complaint: string): void {
    if (isBadCursor(complaint) && this.state !== undefined)
      this.state = { ...this.state, cursor: undefined };
    const missing = how.includes('is not on this machine');
    const lastWords = complaint.split('\n').at(-1);
    this.report(
      missing ? 'waiting' : 'error',
      journalProblem(complaint) ?? (lastWords ? `${how}: ${lastWords}` : how),
    );
  }

  private async store(output: Readable): Promise<void> {
    const lines = new JournalLines();
    for await (const chunk of output as AsyncIterable<Buffer>) {
      const batch = lines.push(chunk);
      if (batch === undefined) continue;
      this.progress.lines += batch.lines;
      this.state = batch.state ?? this.state;
      await this.writer.write(batch.events, { ...this.state });
    }
  }
}

/** Follows the systemd journal from where it was left, until it is stopped. */
export function followJournal(options: JournalOptions, writer: EventWriter): Input {
  return new JournalFollower(options, writer);
}
