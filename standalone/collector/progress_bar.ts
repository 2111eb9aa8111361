import type { ImportProgress } from './import/import_progress';

/** The part of a terminal or pipe that the bar needs; standard error is one. */
export interface BarStream {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

export interface ProgressBar {
  update(progress: ImportProgress): void;
  /** The last word: what it came to. */
  finish(progress: ImportProgress): void;
  /** Takes the bar away, so that something else can be written. */
  clear(): void;
}

/** Between two drawings, ms: on a terminal, and where every drawing is a line that stays. */
const REDRAW = { terminal: 100, lines: 5000 };

const BAR_WIDTH = 24;
const CLEAR_LINE = '\r\u001b[K';

const count = (value: number): string => value.toLocaleString('en-US');

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0);
}

/** A span in words that are short: `8s`, `2m 05s`, `1h 02m`. */
export function spanText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole}s`;
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  if (hours > 0) return `${hours}h ${String(minutes).padStart(2, '0')}m`;
  return `${minutes}m ${String(whole % 60).padStart(2, '0')}s`;
}

function shareDone({ bytesDone, bytesTotal }: ImportProgress): number {
  return bytesTotal === 0 ? 1 : bytesDone / bytesTotal;
}

/** `45%  1,234,567 lines  103 MB/s  12s left` */
export function progressText(progress: ImportProgress): string {
  const { lines, bytesPerSecond, secondsLeft } = progress;
  const parts = [
    `${Math.floor(shareDone(progress) * 100)}%`,
    `${count(lines)} lines`,
    `${megabytes(bytesPerSecond)} MB/s`,
  ];
  if (secondsLeft !== undefined) parts.push(`${spanText(secondsLeft)} left`);
  return parts.join('  ');
}

/** `1,135 lines in 1s, 0.3 MB/s: 1,135 new events, 0 already there` */
export function summaryText({
  lines,
  stored,
  duplicates,
  seconds,
  bytesPerSecond,
}: ImportProgress): string {
  const what = `${count(stored)} new events, ${count(duplicates)} already there`;
  return `${count(lines)} lines in ${spanText(seconds)}, ${megabytes(bytesPerSecond)} MB/s: ${what}`;
}

function bar(progress: ImportProgress, columns: number): string {
  const filled = Math.round(shareDone(progress) * BAR_WIDTH);
  const line = `[${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}] ${progressText(progress)}`;
  return line.slice(0, Math.max(0, columns - 1));
}

/**
 * Shows an import's progress: one line that changes on a terminal, now and then a line of its own elsewhere.
 * @param now milliseconds of a clock that does not jump
 */
export function createProgressBar(
  stream: BarStream,
  now: () => number = () => performance.now(),
): ProgressBar {
  const terminal = stream.isTTY === true;
  const pause = terminal ? REDRAW.terminal : REDRAW.lines;
  // A pipe's first line comes after the pause: what is done at once needs no progress.
  let drawn = terminal ? -Infinity : now();
  const clear = (): void => {
    if (terminal) stream.write(CLEAR_LINE);
  };
  return {
    clear,
    update(progress) {
      if (now() - drawn < pause) return;
      drawn = now();
      stream.write(
        terminal ? CLEAR_LINE + bar(progress, stream.columns ?? 80) : `${progressText(progress)}\n`,
      );
    },
    finish(progress) {
      clear();
      stream.write(`${summaryText(progress)}\n`);
    },
  };
}
